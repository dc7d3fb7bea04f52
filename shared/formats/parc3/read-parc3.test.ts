import { strToU8 } from 'fflate';
import { describe, expect, it } from 'vitest';
import { resolvedOf } from '../testing/digest.ts';
import { foreignFile } from '../testing/read-back.ts';
import { parc3Reader } from './read-parc3.ts';

// Made up, in the shape of the corpus.
const role = (id: string, value: string): string =>
  `<attribution id="${id}"><attributionRole roleValue="${value}"/></attribution>`;
let at = 9;
const word = (text: string, inside = '', gap = 1): string => {
  const start = at + gap;
  at = start + text.length;
  return `<WORD ByteCount="${start},${at}" gorn="0,0" lemma="x" pos="NN" text="${text.replace('&', '&amp;')}">${inside}</WORD>`;
};
const xml = `<?xml version="1.0" encoding="UTF-8"?><root>
<SENTENCE gorn="0"><S><NP>${word('“', role('a', 'content'))}${word('Rain', role('a', 'content'), 0)}${word(',', role('a', 'content'), 0)}${word('”', '', 0)}</NP>
${word('AT&T', role('a', 'source'))}<VP>${word('said', role('a', 'cue'))}</VP>${word(',', '', 0)}
${word('“')}${word('and', role('a', 'content') + role('b', 'source'))}${word('snow', role('a', 'content') + role('b', 'content'))}</S></SENTENCE>
<SENTENCE gorn="1">${word('Bo', role('b', 'cue') + role('b', 'witness'))}</SENTENCE>
</root>`;

function read(text: string) {
  return parc3Reader.read(foreignFile('wsj_0001.xml', strToU8(text)), []);
}

describe('PARC3', () => {
  it('gives attributions with their fragments, nested ones too, and a text with blanks where there were some', () => {
    expect(parc3Reader.recognises({ path: 'wsj_0001.xml', head: xml })).toBe(3);
    const corpus = read(xml);
    if (!corpus.ok) throw new Error(JSON.stringify(corpus.error));
    const { documents, misfits } = resolvedOf(corpus.value.documents, parc3Reader.units);
    expect(misfits).toEqual([]);
    const [document] = documents;
    expect(document?.text).toBe('“Rain,” AT&T said, “ and snow\nBo');
    expect(document?.annotations.map(({ label, quote, spans }) => [label, quote, spans.length])).toEqual([
      ['Content', '“Rain, and snow', 2],
      ['Source', 'AT&T', 1],
      ['Cue', 'said', 1],
      ['Content', 'snow', 1],
      ['Source', 'and', 1],
      ['Cue', 'Bo', 1],
    ]);
    const label = new Map(document?.annotations.map(({ key, quote }) => [key, quote]));
    expect(document?.links.map(({ type, from, to }) => [type, label.get(from.key), label.get(to.key)])).toEqual([
      ['source', '“Rain, and snow', 'AT&T'],
      ['cue', '“Rain, and snow', 'said'],
      ['source', 'snow', 'and'],
      ['cue', 'snow', 'Bo'],
    ]);
    expect(corpus.value.faults).toMatchObject([{ reason: '"witness" is no role of an attribution' }]);
  });

  it.each([
    ['is no XML', '<root><SENTENCE>'],
    ['has no words', '<root><SENTENCE gorn="0"></SENTENCE></root>'],
    ['has words without a text only', '<root><SENTENCE><WORD ByteCount="1,2"/></SENTENCE></root>'],
  ])('is refused where it %s', (_what, text) => {
    expect(read(text)).toMatchObject({
      ok: false,
      error: { code: 'import/damaged', params: { file: 'wsj_0001.xml' } },
    });
  });
});
