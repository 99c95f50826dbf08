import { htmlToText } from '../nodes/Saleshandy/htmlToText';

test.each([
	['text', 'Yes, 2 < 3 & so on', 'Yes, 2 < 3 & so on'],
	['paragraphs', '<p>Hi Ada,</p><p>yes.</p>', 'Hi Ada,\n\nyes.'],
	['line breaks', 'Hi<br>Ada<br/>Moss<BR />', 'Hi\nAda\nMoss'],
	['lists', '<ul><li>One</li><li>Two</li></ul>', 'One\n\nTwo'],
	['cells', '<table><tr><td>Lee</td><td>Sales</td></tr></table>', 'Lee\n\nSales'],
	['marked words', 'Hi <b>A</b>da,\n\t<a href="https://x.example">here</a>', 'Hi Ada, here'],
	[
		'what is hidden',
		'<head><title>A</title></head><style>p { color: red }</style><p>Yes</p><script>"</p>"</script>',
		'Yes',
	],
	['a head without an end tag', '<head><title>A</title><body>Yes</body>', 'Yes'],
	["Outlook's own tags", '<p>Yes<o:p></o:p></p><p><o:p>&nbsp;</o:p></p>', 'Yes'],
	[
		'addresses in text',
		'Lee <lee@example.com> <https://x.example>',
		'Lee <lee@example.com> <https://x.example>',
	],
	['comments', 'Yes<!-- <p>no</p> --><![endif]-->!', 'Yes!'],
	[
		'entities',
		'&lt;b&gt; &amp; &quot;A&quot;&nbsp;&#233;&#xE9; &unknown;',
		'<b> & "A" éé &unknown;',
	],
	['entities in HTML', '<p>&#65;&amp;lt; &#9999999;</p>', 'A&lt; &#9999999;'],
])('%s', (_, html, text) => expect(htmlToText(html)).toBe(text));

test('a large text takes as long as its size', () => {
	for (const part of ['<', '<p', '<!--', '&#', '<p>']) {
		const start = Date.now();
		htmlToText(`<p>${part.repeat(200_000)}`);
		expect(Date.now() - start).toBeLessThan(2_000);
	}
});
