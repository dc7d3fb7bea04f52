import { strToU8 } from 'fflate';
import { describe, expect, it } from 'vitest';
import { resolvedOf } from '../testing/digest.ts';
import { foreignFile } from '../testing/read-back.ts';
import { refiProjectReader } from './read-project.ts';
import { QDE_NAMESPACE } from './write-project.ts';

const guid = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;

interface Given {
  readonly sources?: string;
  readonly more?: string;
  readonly texts?: Readonly<Record<string, string>>;
}

const codes = `<CodeBook><Codes><Code guid="${guid(1)}" name="Law" isCodable="true" color="#3251BA"><Code guid="${guid(2)}" name="Treaty" isCodable="true"><Description>Between states</Description></Code></Code></Codes></CodeBook>`;

function read({ sources = '', more = '', texts = {} }: Given) {
  const xml = `<?xml version="1.0"?><!DOCTYPE Project><Project xmlns="${QDE_NAMESPACE}" name="x"><Users><User guid="${guid(9)}" name="Ada"/></Users>${codes}<Sources>${sources}</Sources>${more}</Project>`;
  const files = Object.entries(texts).map(([path, text]) => foreignFile(path, strToU8(text)));
  const result = refiProjectReader.read(foreignFile('Flood.QDE', strToU8(xml)), files);
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return {
    ...result.value,
    ...resolvedOf(
      result.value.documents.filter(({ text }) => text !== undefined),
      refiProjectReader.units,
    ),
    raw: result.value.documents,
  };
}

const selection = (n: number, start: number, end: number, name = '') =>
  `<PlainTextSelection guid="${guid(n)}" name="${name}" startPosition="${start}" endPosition="${end}" creatingUser="{${guid(9).toUpperCase()}}"><Coding guid="${guid(n + 50)}"><CodeRef targetGUID="${guid(2)}"/></Coding></PlainTextSelection>`;
const source = (inside: string, attributes = `plainTextPath="internal://A.txt"`) =>
  `<TextSource guid="${guid(20)}" name="A" ${attributes}>${inside}</TextSource>`;

describe('reading a REFI-QDA project', () => {
  it.each([
    ['two for a Windows line end', 7, 13],
    ['one for a Windows line end', 5, 11],
  ])('finds out that a program counts %s', (_how, start, end) => {
    const text = 'He\r\n😀\r\nLandau left.\r\n';
    const { documents, misfits, scheme } = read({
      sources: source(selection(30, start, end, 'Landau')),
      texts: { 'Sources/a.TXT': text },
    });
    expect(misfits).toEqual([]);
    expect(documents[0]?.annotations).toMatchObject([{ quote: 'Landau', label: 'Treaty', annotator: 'Ada' }]);
    expect(scheme.layers[0]?.labels).toMatchObject([
      { name: 'Law', color: '#3251ba' },
      { name: 'Treaty', parent: 'Law', definition: 'Between states' },
    ]);
  });

  it('takes cases and variables for fields, and links of selections for links', () => {
    const { documents, faults } = read({
      sources: source(
        `<PlainTextContent>Landau left</PlainTextContent>${selection(30, 0, 6)}${selection(31, 7, 11)}`,
        '',
      ),
      more:
        `<Links><Link guid="${guid(70)}" name="before" originGUID="${guid(30)}" targetGUID="${guid(31)}"/>` +
        `<Link guid="${guid(71)}" name="?" originGUID="${guid(1)}" targetGUID="${guid(31)}"/></Links>` +
        `<Cases><Case guid="${guid(80)}" name="North"><VariableValue><VariableRef targetGUID="${guid(90)}"/><IntegerValue>4</IntegerValue></VariableValue><SourceRef targetGUID="${guid(20)}"/></Case></Cases>` +
        `<Variables><Variable guid="${guid(90)}" name="wave" typeOfVariable="Integer"/></Variables>`,
    });
    expect(documents[0]).toMatchObject({ fields: { case: 'North', wave: 4 }, links: [{ type: 'before' }] });
    expect(faults).toMatchObject([{ reason: 'it connects something else than two selections of texts' }]);
  });

  it('says which media are missing and which places are in no text', () => {
    const { raw, faults } = read({
      sources:
        source(selection(30, 0, 6)) +
        `<PictureSource guid="${guid(21)}" name="p.png"><PictureSelection guid="${guid(22)}" firstX="0" firstY="0" secondX="1" secondY="1"/></PictureSource>`,
    });
    expect(raw).toMatchObject([{ name: 'A', annotations: [{ label: 'Treaty' }] }]);
    expect(raw[0]?.text).toBeUndefined();
    expect(faults.map(({ reason }) => reason)).toEqual([
      'a selection of a picture, a page or a recording has no place in a text',
      '<PictureSource> “p.png” has no text',
    ]);
  });

  it.each([
    '',
    '<a/>',
    '<Project/>',
    `<Project xmlns="${QDE_NAMESPACE}">`,
    `<!DOCTYPE p [<!ENTITY a "b">]><Project xmlns="${QDE_NAMESPACE}">&a;</Project>`,
  ])('refuses %j with its place', (xml) => {
    const result = refiProjectReader.read(foreignFile('x.qde', strToU8(xml)), []);
    expect(result).toMatchObject({
      ok: false,
      error: { code: 'import/damaged', params: { place: expect.stringContaining('line') as string } },
    });
  });
});
