import { withNumbers } from '../nodes/Saleshandy/figures';

test('numbers that come as text become numbers, and nothing else does', () => {
	const others = {
		...{ name: 'Ada', day: '2026-05-04', share: '12 %', empty: '', none: null, count: 3 },
		...{ code: '007', phone: '0049301234567', id: '12345678901234567890' },
	};
	expect(withNumbers({ sent: '320', rate: '-1.5', score: '0.50', zero: '0', ...others })).toEqual({
		sent: 320,
		rate: -1.5,
		score: 0.5,
		zero: 0,
		...others,
	});
});
