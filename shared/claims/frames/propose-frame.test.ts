import { describe, expect, it } from 'vitest';
import { annotationRecord } from '../../domain/testing/records.ts';
import { cuesIn } from './attribution-cues.ts';
import { directnessOf } from './directness.ts';
import { proposeFrame } from './propose-frame.ts';
import { speakersIn } from './speakers-in-text.ts';

/** `[…]` marks the claim. */
function marked(words: string): { readonly text: string; readonly claim: { start: number; end: number } } {
  const [before = '', claim = '', after = ''] = words.split(/[[\]]/u);
  return { text: before + claim + after, claim: { start: before.length, end: before.length + claim.length } };
}

function proposed(words: string, source?: string) {
  const { text, claim } = marked(words);
  const at = source === undefined ? -1 : text.indexOf(source);
  const span = source === undefined ? undefined : { start: at, end: at + source.length };
  const { sources, cues, addressees } = proposeFrame({ text, claim, mentions: [], source: span });
  const quotes = (list: readonly { readonly quote: string }[]): string[] => list.map(({ quote }) => quote);
  return { sources: quotes(sources), cues: quotes(cues), addressees: quotes(addressees) };
}

describe('the frame that is proposed', () => {
  it.each([
    ['Bruce highlighted that [Landau expressed gratitude to India].', 'Bruce', 'highlighted'],
    ['Bruce highlighted that Landau expressed [gratitude to India].', 'Landau', 'expressed'],
    ['“[We had no siren],” she told reporters outside the hall.', 'she', 'told'],
    ['[The gap was 40 metres wide], said Miriam Ashgrove, the mayor.', 'Miriam Ashgrove', 'said'],
    ['According to a letter from the ministry, [nobody was warned].', 'a letter', 'According to'],
    ['Rani Mullen, a senior fellow at the Centre in New Delhi, stated that [ties will last].', 'Rani Mullen', 'stated'],
    ['The US Deputy Secretary of State Christopher Landau said [he was grateful].', 'Christopher Landau', 'said'],
    ['The mayor spoke of [“at least 90 million crowns”].', 'The mayor', 'spoke of'],
    ['[Both agreed], as reported by the White House.', 'White House', 'as reported by'],
    ['On X, Modi shared: “[Had a warm talk].”', 'Modi', 'shared'],
    ['Ashgrove was angry. “[People woke up],” she said.', 'she', 'said'],
    ['[The town hall was telephoned, Pellew said], and nobody picked up.', 'Pellew', 'said'],
  ])('%s', (words, source, cue) => {
    expect(proposed(words).sources[0]).toBe(source);
    expect(proposed(words, source).cues[0]).toBe(cue);
  });

  it('offers who is meant by a pronoun next to it', () => {
    expect(proposed('Ashgrove came late. “[It was dark],” she said.').sources.slice(0, 2)).toEqual(['she', 'Ashgrove']);
  });

  it('takes a mention for what it is, also where the words alone would not tell', () => {
    const { text, claim } = marked('harbour watch said [nobody was hurt].');
    const watch = annotationRecord({ id: 'watch', text, spans: [{ start: 0, end: 13 }] });
    expect(proposeFrame({ text, claim, mentions: [watch] }).sources[0]).toMatchObject({
      quote: 'harbour watch',
      annotationId: 'watch',
    });
  });

  it('finds who was told', () => {
    expect(proposed('She told the council that [nobody was hurt].').addressees).toEqual(['the council']);
    expect(proposed('She said that [nobody was hurt].').addressees).toEqual([]);
  });

  it('reads a quotation’s introduction in the paragraph before it', () => {
    expect(proposed('The ministry was certain:\n\n“[Nobody was warned.]”').sources[0]).toBe('The ministry');
  });

  it('proposes nothing where there is nothing', () => {
    expect(proposed('[it rained all day]')).toEqual({ sources: [], cues: [], addressees: [] });
  });

  it('keeps offsets of the whole text, and at most six', () => {
    const { text, claim } = marked(`${'x '.repeat(5000)}\n${'Ann Lee said so. '.repeat(30)}[Yes], he said.`);
    const { sources } = proposeFrame({ text, claim, mentions: [] });
    expect(sources.length).toBeLessThanOrEqual(6);
    expect(sources.every(({ span, quote }) => text.slice(span.start, span.end) === quote)).toBe(true);
  });
});

describe('cues', () => {
  it('are verbs and phrases, not the nouns that look like them', () => {
    const words = (text: string) =>
      cuesIn(text)
        .filter(({ weight }) => weight > 0.4)
        .map(({ span }) => text.slice(span.start, span.end));
    expect(words('According to the report, the State Department stated that they called for talks.')).toEqual([
      'According to',
      'stated',
      'called for',
    ]);
  });
});

describe('speakers', () => {
  it('are names without titles, descriptions and pronouns', () => {
    const text =
      'In Delhi, US President Donald Trump’s aide and the foreign secretary said he met Indian officials of the MEA.';
    expect(speakersIn(text).map(({ span, kind }) => [text.slice(span.start, span.end), kind])).toEqual([
      ['Delhi', 'person'],
      ['Donald Trump’s aide', 'person'],
      ['the foreign secretary', 'person'],
      ['he', 'person'],
      ['Indian officials', 'person'],
      ['MEA', 'organization'],
    ]);
  });
});

describe('directness', () => {
  it.each([
    ['She said “[we had no siren]”.', 'direct'],
    ['She said [“we had no siren”].', 'direct'],
    ['She said [that they had no siren].', 'indirect'],
    ['She spoke of [a loss of “at least 90 million” crowns].', 'mixed'],
    ['She said: "[We had no siren.', 'direct'],
    ['“No,” she said, and [left].', 'indirect'],
  ])('%s is %s', (words, directness) => {
    const { text, claim } = marked(words);
    expect(directnessOf(text, claim)).toBe(directness);
  });
});
