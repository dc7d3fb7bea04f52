import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Link } from '../../domain/link.ts';
import { withEvidence } from '../../domain/link-evidence.ts';
import { defaultCodebook } from '../../domain/default-codebook.ts';
import { annotationRecord, annotatorRecord, documentRecord, linkRecord } from '../../domain/testing/records.ts';
import { annotaryJson } from './annotary-json.ts';
import type { OffsetUnit } from '../offset-unit.ts';
import { parseAnnotaryJson } from './parse-annotary-json.ts';
import type { ProjectSource } from '../project-source.ts';
import { textOf } from '../testing/text-of.ts';

/** Characters of one and of two UTF-16 units, so that the two ways of counting differ. */
const anyText = fc
  .array(fc.constantFrom('a', 'é', ' ', '😀', '𝒳', '\r\n'), { minLength: 2, maxLength: 40 })
  .map((parts) => ({ parts, text: parts.join('') }));

const anyDocument = anyText.chain(({ parts, text }) =>
  fc.record({
    text: fc.constant(text),
    passages: fc.array(
      fc.tuple(fc.nat(parts.length - 1), fc.nat(parts.length - 1)).map(([a, b]) => {
        const [first, last] = [Math.min(a, b), Math.max(a, b) + 1];
        const start = parts.slice(0, first).join('').length;
        const quote = parts.slice(first, last).join('');
        return { span: { start, end: start + quote.length }, quote };
      }),
      { maxLength: 4 },
    ),
  }),
);

function projectOf(texts: readonly [string, string], link: Link): ProjectSource {
  const documents = texts.map((text, at) => documentRecord({ id: `d${at}`, length: text.length, position: at }));
  const claims = texts.map((text, at) => {
    const spans = [{ start: 0, end: text.length }];
    return annotationRecord({ id: `a${at}`, documentId: `d${at}`, text, spans, labelId: 'claim', layerId: 'claims' });
  });
  return {
    name: '',
    codebook: defaultCodebook,
    annotators: [annotatorRecord({ id: 'ada', name: 'Ada' })],
    documents,
    entities: [],
    propositions: [],
    memos: [],
    queries: [],
    rules: [],
    links: [link],
    content: ({ id }) => ({ text: texts[id === 'd0' ? 0 : 1], blocks: [], marks: [] }),
    sourceBase64: () => '',
    annotationsOf: (id) => claims.filter(({ documentId }) => documentId === id),
    annotation: (id) => claims.find((one) => one.id === id),
  };
}

function jsonOf(source: ProjectSource, offsets: OffsetUnit): string {
  const plan = annotaryJson.plan?.(source, { offsets, excel: false, shape: 'file' });
  return (plan?.files ?? []).map(textOf).join('');
}

const units: readonly OffsetUnit[] = ['codepoint', 'utf16'];

it.each(units)('keeps the evidence of links through our own JSON, counted in %s in each side’s own text', (offsets) => {
  fc.assert(
    fc.property(anyDocument, anyDocument, (from, to) => {
      const bare = linkRecord({ id: 'l', fromId: 'a0', toId: 'a1' });
      const link = withEvidence(bare, { from: from.passages, to: to.passages });
      const parsed = parseAnnotaryJson(jsonOf(projectOf([from.text, to.text], link), offsets), 'x.json');
      expect(parsed.ok && parsed.value.links).toEqual([link]);
    }),
  );
});

it('names the passage that is not what the text says', () => {
  const bad = { span: { start: 0, end: 4 }, quote: 'Four' };
  const link = withEvidence(linkRecord({ id: 'l', fromId: 'a0', toId: 'a1' }), { from: [], to: [bad] });
  const parsed = parseAnnotaryJson(jsonOf(projectOf(['One two', 'Five died'], link), 'utf16'), 'x.json');
  expect(parsed).toMatchObject({ error: { params: { place: 'links[0].evidence.to[0]' } } });
});
