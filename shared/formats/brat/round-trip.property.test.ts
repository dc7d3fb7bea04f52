import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Annotation, AttributeValue } from '../../domain/annotation.ts';
import { LinkTypeId } from '../../domain/ids.ts';
import { quoteOf, type Span } from '../../domain/span.ts';
import type { ForeignDocument } from '../exchange/foreign-corpus.ts';
import { resolveOffsets } from '../exchange/resolve-offsets.ts';
import type { ProjectSource } from '../project-source.ts';
import { digestOf, digestOfCorpus, sayWhatStandsThere } from '../testing/digest.ts';
import { generatedProject } from '../testing/generated-project.ts';
import { bytesOf, foreignFile } from '../testing/read-back.ts';
import { brat } from './brat.ts';
import { bratReader } from './read-brat.ts';
import { planBrat, type ClaimsAs } from './write-brat.ts';

const holds = brat.holds ?? expect.fail('brat says what it holds');

function readProject(source: ProjectSource, claimsAs: ClaimsAs) {
  const files = planBrat(source, claimsAs).files.map((file) => foreignFile(file.path, bytesOf(file)));
  const paths = new Set(files.map(({ path }) => path));
  const documents: ForeignDocument[] = [];
  for (const main of files.filter(({ path }) => path.endsWith('.ann'))) {
    const wanted = bratReader.companions?.(main.path, paths) ?? [];
    expect(wanted).toHaveLength(3);
    const read = bratReader.read(
      main,
      files.filter(({ path }) => wanted.includes(path)),
    );
    if (!read.ok) expect.fail(JSON.stringify(read.error));
    expect(read.value.faults).toEqual([]);
    const shown = new Map(
      read.value.scheme.layers.flatMap(({ labels }) => labels.map((one) => [one.name, one.displayName ?? one.name])),
    );
    for (const document of read.value.documents)
      documents.push({
        ...document,
        annotations: document.annotations.map((one) => ({ ...one, label: shown.get(one.label) ?? '?' })),
      });
  }
  return resolveOffsets(
    documents.map((one) => ({ ...one, text: one.text ?? '', hasByteOrderMark: false })),
    bratReader.units,
  );
}

/** Fragments with only line ends between them are one to brat, and a file says no kind of values. */
function asBratHasIt(source: ProjectSource): ProjectSource {
  const adapted = (annotation: Annotation): Annotation => {
    const { text } = source.content(source.documents.find(({ id }) => id === annotation.documentId) ?? expect.fail());
    const spans = annotation.spans.reduce<Span[]>((joined, span) => {
      const last = joined.at(-1);
      const isOne = last !== undefined && /^[\r\n]*$/.test(text.slice(last.end, span.start));
      return isOne ? [...joined.slice(0, -1), { start: last.start, end: span.end }] : [...joined, span];
    }, []);
    const attributes = Object.fromEntries(
      Object.entries(annotation.attributes).map(([name, value]) => [name, valueAsText(value)]),
    );
    return { ...annotation, spans, quote: quoteOf(text, spans), attributes };
  };
  return {
    ...source,
    annotation: (id) => {
      const found = source.annotation(id);
      return found && adapted(found);
    },
    annotationsOf: (id) => source.annotationsOf(id).map(adapted),
  };
}

function valueAsText(value: AttributeValue): AttributeValue {
  if (Array.isArray(value)) return value.length === 1 ? (value[0] ?? '') : value;
  return typeof value === 'number' ? String(value) : value;
}

/** The generated links as roles of claims, each pair of ends once. */
function withRoles(source: ProjectSource): ProjectSource {
  const roles = { supports: LinkTypeId.parse('source'), 'said-by': LinkTypeId.parse('cue') };
  const linkTypes = source.codebook.linkTypes.map((type) => ({ ...type, id: roles[type.id as keyof typeof roles] }));
  const links = source.links.map((link) => ({ ...link, typeId: roles[link.typeId as keyof typeof roles] }));
  const keyOf = ({ typeId, fromId, toId }: (typeof links)[number]) => [typeId, fromId, toId].join(' ');
  return {
    ...source,
    codebook: { ...source.codebook, linkTypes: linkTypes.map((type) => ({ ...type, name: String(type.id) })) },
    links: [...new Map(links.map((link) => [keyOf(link), link])).values()],
  };
}

describe('brat', () => {
  it('brings back every text, annotation and link of a project', () => {
    fc.assert(
      fc.property(generatedProject(), (source) => {
        const corpus = readProject(source, 'links');
        expect(corpus.misfits).toEqual([]);
        expect(corpus.moved).toEqual([]);
        expect(sayWhatStandsThere(corpus)).toBe(true);
        expect(digestOfCorpus(corpus, holds)).toEqual(digestOf(asBratHasIt(source), holds));
      }),
      { numRuns: 300 },
    );
  });

  it('brings the sources and cues of claims back, written as events of PolNeAR', () => {
    fc.assert(
      fc.property(generatedProject(), (generated) => {
        const source = withRoles(generated);
        const corpus = readProject(source, 'events');
        expect(corpus.misfits).toEqual([]);
        expect(digestOfCorpus(corpus, holds)).toEqual(digestOf(asBratHasIt(source), holds));
      }),
      { numRuns: 300 },
    );
  });
});
