import { describe, expect, it } from 'vitest';
import { quotationsOf } from './quotation-marks.ts';
import { quotations } from './quotations.ts';

/** Quote, source, cue and directness of each claim. */
function claimsIn(text: string): (string | undefined)[][] {
  return quotations(text).map(({ span, attributes }) => [
    text.slice(span.start, span.end),
    attributes?.['source'],
    attributes?.['cue'],
    attributes?.['directness'],
  ]);
}

describe('quotation marks', () => {
  const innerOf = (text: string) => quotationsOf(text).map(({ inner }) => text.slice(inner.start, inner.end));

  it.each([
    ['He said “yes”.', ['yes']],
    ['He said "yes".', ['yes']],
    ['„Ja“, sagte er. «Oui», dit-il.', ['Ja', 'Oui']],
    [
      'Elle a dit : « Nous ne céderons pas. » Puis : «\u00a0L’« affaire » est close\u202f».',
      ['Nous ne céderons pas.', 'L’« affaire » est close', 'affaire'],
    ],
    ['»Wir ›bleiben‹ hier«, sagte er. »Ja.« Dann ging er.', ['Wir ›bleiben‹ hier', 'bleiben', 'Ja.']],
    ['Er sagte ‚ja‘ und „sie sagte ‚nein‘“. „Tak”, powiedział.', ['ja', 'sie sagte ‚nein‘', 'nein', 'Tak']],
    ['他说「我们『不』同意」。', ['我们『不』同意', '不']],
    ['Accueil » Monde, fin.» « Oui » 5 « 6 » 7', ['Oui', '6']],
    ['Menu » File » Open', []],
    [
      '“He told me, ‘It’s “fine”, so go’, and left”',
      ['He told me, ‘It’s “fine”, so go’, and left', 'It’s “fine”, so go', 'fine'],
    ],
    ['the residents’ boats and ‘90s music, said “one”', ['one']],
    ['a 5" pipe and "no"', ['no']],
  ])('of “%s”', (text, expected) => {
    expect(innerOf(text)).toEqual(expected);
  });

  it('go on over paragraphs that open with them', () => {
    expect(innerOf('“We began.\n\n“We ended,” she said.')).toEqual(['We began.\n\n“We ended,']);
  });

  it('go on over a line that is broken inside a paragraph', () => {
    expect(innerOf('He said “it did\nnot stop” and left.')).toEqual(['it did\nnot stop']);
    expect(innerOf('He said "it did\r\nnot stop" and left.')).toEqual(['it did\r\nnot stop']);
    expect(innerOf('A 5 “ pipe.\n\nThen it” rained.')).toEqual([]);
    expect(innerOf('A sign "x\nsaid "no" to it.')).toEqual(['no']);
  });

  it('that nothing closes are none', () => {
    expect(innerOf('“We began.\n\nThen it rained.')).toEqual([]);
  });
});

describe('direct speech', () => {
  it.each([
    ['“We spoke too soon,” said the minister, Tomas Elverin.', 'We spoke too soon', 'the minister', 'said'],
    ['"It did not stop," Ruth Ivesen said on Monday.', 'It did not stop', 'Ruth Ivesen', 'said'],
    ['Elverin said: “I rule out nothing.”', 'I rule out nothing', 'Elverin', 'said'],
    [
      'In a statement, spokesperson Tammy Bruce noted, “They discussed ongoing efforts.”',
      'They discussed ongoing efforts',
      'spokesperson Tammy Bruce',
      'noted',
    ],
    ['“We had no siren at all,” she told reporters outside.', 'We had no siren at all', 'she', 'told'],
    ['“It is over now,” according to the board.', 'It is over now', 'the board', 'according to'],
    [
      'Nadia Lindqvar, who teaches soil mechanics, added: “The grass is standing.”',
      'The grass is standing',
      'Nadia Lindqvar',
      'added',
    ],
  ])('%s', (text, quote, source, cue) => {
    expect(claimsIn(text)).toEqual([[quote, source, cue, 'direct']]);
  });

  it('over a broken line is one claim', () => {
    const text = '“We had no siren\nat all,” she said.';
    expect(claimsIn(text)).toEqual([['We had no siren\nat all', 'she', 'said', 'direct']]);
  });

  it('has a source that is named with quoted words', () => {
    const text = '“It is over,” she said. “It was a good year, indeed,” the so-called “expert” said.';
    expect(claimsIn(text).at(-1)).toEqual(['It was a good year, indeed', 'the so-called “expert”', 'said', 'direct']);
  });

  it('goes on with the same voice in the same paragraph', () => {
    expect(claimsIn('“We said it should hold,” Ivesen said. “It did not stop.”')).toEqual([
      ['We said it should hold', 'Ivesen', 'said', 'direct'],
      ['It did not stop', 'Ivesen', 'said', 'direct'],
    ]);
  });

  it('of several paragraphs is one claim', () => {
    const text = '“We began in May.\n\n“We ended in June,” she said.';
    expect(claimsIn(text)).toEqual([['We began in May.\n\n“We ended in June', 'she', 'said', 'direct']]);
  });

  it('in another voice is a claim in a claim', () => {
    const text = 'Drostby said: “The clerk told me, ‘The engineer says “it will hold”, so it will’, and went.”';
    expect(claimsIn(text).map(([quote, source]) => [quote, source])).toEqual([
      ['The clerk told me, ‘The engineer says “it will hold”, so it will’, and went', 'Drostby'],
      ['The engineer says “it will hold”, so it will', 'The clerk'],
      ['it will hold', 'The engineer'],
    ]);
  });

  it('is not made of titles and words held at a distance', () => {
    expect(claimsIn('The film “Jaws” was a “blockbuster” in its day.')).toEqual([]);
  });
});

describe('indirect speech', () => {
  it.each([
    ['The ministry said that the levee would hold.', 'the levee would hold', 'The ministry', 'said'],
    ['The levee would hold, the board said.', 'The levee would hold', 'the board', 'said'],
    [
      'The gap was 40 metres wide, said Miriam Ashgrove, the mayor.',
      'The gap was 40 metres wide',
      'Miriam Ashgrove',
      'said',
    ],
    [
      'The gauge showed 7.42 metres, according to the State Office.',
      'The gauge showed 7.42 metres',
      'the State Office',
      'according to',
    ],
    [
      'According to the board, the levee had passed its inspection.',
      'the levee had passed its inspection',
      'the board',
      'According to',
    ],
    ['His successor, Ruth Ivesen, promised that a wall would stand.', 'a wall would stand', 'Ruth Ivesen', 'promised'],
    ['She told reporters on Sunday that nobody had called the town.', 'nobody had called the town', 'She', 'told'],
    ['A spokesman said the number would rise.', 'the number would rise', 'A spokesman', 'said'],
    ['On Monday, a spokesman said that it would rise.', 'it would rise', 'a spokesman', 'said'],
    ['He demanded that the minister resign.', 'the minister resign', 'He', 'demanded'],
    ['Sources indicate Modi backed the plan.', 'Modi backed the plan', 'Sources', 'indicate'],
    ['As Bruce summarized, the talks went well.', 'the talks went well', 'Bruce', 'summarized'],
    [
      'The talks covered the Quad, as reported by the White House.',
      'The talks covered the Quad',
      'the White House',
      'as reported by',
    ],
    [
      'While nothing is signed, trade experts on both sides have noted that the mood is good.',
      'the mood is good',
      'trade experts on both sides',
      'noted',
    ],
  ])('%s', (text, quote, source, cue) => {
    expect(claimsIn(text)).toEqual([[quote, source, cue, 'indirect']]);
  });

  it('with quoted words in it is mixed', () => {
    expect(claimsIn('The levee had passed “without a single remark”, he added.')).toEqual([
      ['The levee had passed “without a single remark”', 'he', 'added', 'mixed'],
    ]);
  });

  it('goes on behind the attribution', () => {
    expect(claimsIn('The town hall had been telephoned, Pellew said, and nobody had picked up.')).toEqual([
      ['The town hall had been telephoned', 'Pellew', 'said', 'indirect'],
      ['nobody had picked up', 'Pellew', 'said', 'indirect'],
    ]);
  });

  it.each([
    'The United States noted the date of that meeting.',
    'The claim that made headlines was withdrawn.',
    'Police say nothing. The state of the river is unknown.',
    'MODI HOLDS TALKS, STRESSES TRADE',
    'As Landau and Misri concluded their talks, the message was clear.',
    'Officials indicated the way to the town hall.',
  ])('is not read into “%s”', (text) => {
    expect(claimsIn(text)).toEqual([]);
  });
});
