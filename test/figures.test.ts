import { withNumbers } from '../nodes/Saleshandy/figures';

test('numbers that come as text become numbers, and nothing else does', () => {
	const others = { name: 'Ada', day: '2026-05-04', share: '12 %', empty: '', none: null, count: 3 };
	expect(withNumbers({ sent: '320', rate: '-1.5', ...others })).toEqual({
		sent: 320,
		rate: -1.5,
		...others,
	});
});
