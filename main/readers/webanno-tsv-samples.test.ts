import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { ForeignDocument } from '#shared/formats/exchange/foreign-corpus.ts';
import { foreignFile } from '#shared/formats/testing/read-back.ts';
import {
  annotationParts,
  chainLinkType,
  DEPENDENCY_TYPE,
  kindOfTexts,
  layerNames,
  layerTypeOf,
  linkParts,
  readingOf,
  slotLinkType,
  TOKEN_TYPE,
  useOfType,
  valueAs,
} from '#shared/formats/uima/layer-names.ts';
import { readSample, sampleCounts } from '../testing/annotation-samples.ts';
import { samples } from '../testing/public-samples.ts';
import { parseXmlCorpus, type XmlElement } from '#shared/formats/xml/xml-tree.ts';
import { webannoTsvReader } from '#shared/formats/webanno-tsv/read-webanno-tsv.ts';

// INCEpTION's own tests of its writer: a TSV and the XMI that it was written from, which is the truth.

const suite = join(samples, 'webanno-tsv/tsv3-suite');
const cases = existsSync(suite)
  ? readdirSync(suite).filter((name) => existsSync(join(suite, name, 'reference.xmi')))
  : [];

interface Told {
  readonly text: string;
  readonly annotations: readonly unknown[];
  readonly links: readonly unknown[];
}

/** Blanks between sentences are not in a TSV. */
function squeezed(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim();
}

function toldByTsv({ text = '', annotations, links }: ForeignDocument): Told {
  const shown = new Map(
    annotations.map(({ key, spans, layer, label }) => [key, [layer, label, spans[0]?.start, spans[0]?.end].join(' ')]),
  );
  return {
    text: squeezed(text),
    annotations: annotations.map(({ spans, layer, label, attributes = {}, entity }) => ({
      spans,
      layer,
      label,
      attributes,
      entity,
    })),
    links: links.map(({ type, from, to, attributes = {} }) => [
      type,
      shown.get(from.key),
      shown.get(to.key),
      attributes,
    ]),
  };
}

function typeOf({ namespace, name }: XmlElement): string {
  return `${namespace.replace('http:///', '').replace('.ecore', '').replaceAll('/', '.')}.${name}`;
}

/** What the writer does with edges between tokens: they move to a token. */
function atTokens(start: number, end: number, tokens: readonly { start: number; end: number }[]) {
  if (start === end) {
    const before = tokens.filter((token) => token.start <= start).at(-1);
    return before
      ? { start: Math.min(start, before.end), end: Math.min(start, before.end) }
      : { start: tokens[0]?.start ?? 0, end: tokens[0]?.start ?? 0 };
  }
  const inside = tokens.filter((token) => token.start < end && token.end > start);
  return { start: Math.max(start, inside[0]?.start ?? 0), end: Math.min(end, inside.at(-1)?.end ?? 0) };
}

/** The TSV files were made anew when the tests got layers of their own; the XMI beside them has those of before. */
const renamed: readonly (readonly [now: string, before: string])[] = [
  ['webanno.custom.Span', 'de.tudarmstadt.ukp.dkpro.core.api.ner.type.NamedEntity'],
  ['webanno.custom.Relation', DEPENDENCY_TYPE],
];

function toldByXmi(xml: string, tsv: string): Told {
  const nameNow = (type: string) =>
    renamed.find(
      ([now, before]) =>
        type === before && tsv.includes(`=${now}|`) && !tsv.includes(`=${before}|`) && !tsv.includes(`BT_${before}`),
    )?.[0] ?? type;
  const parsed = parseXmlCorpus(xml, 'reference.xmi');
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
  const structures = parsed.value.children.map((element) => ({
    id: element.attributes.get('xmi:id') ?? '',
    type: nameNow(layerTypeOf(typeOf(element))),
    features: new Map(
      [...element.attributes]
        .filter(([name]) => !/^(?:xmi:id|sofa|begin|end)$/.test(name))
        .map(([name, value]) => [name === 'intValue' ? 'integerValue' : name, value]),
    ),
    start: Number(element.attributes.get('begin')),
    end: Number(element.attributes.get('end')),
  }));
  const byId = new Map(structures.filter(({ id }) => id !== '').map((one) => [one.id, one]));
  const text = parsed.value.children.find(({ name }) => name === 'Sofa')?.attributes.get('sofaString') ?? '';
  const tokens = structures.filter(({ type }) => type === TOKEN_TYPE);
  const isRelation = (one: (typeof structures)[number]) => one.features.has('Governor');
  const layers = structures.filter(({ type, start }) => useOfType(type) === 'layer' && !Number.isNaN(start));
  const isChain = (type: string) =>
    structures.some(({ features }) => byId.get(features.get('first') ?? '')?.type === type);
  const names = layerNames(
    [...new Set(layers.map(({ type }) => type))].map((type) => ({ type, isChain: isChain(type) })),
  );
  const readingFor = (wanted: string) => {
    const group = layers.filter(({ type }) => type === wanted);
    const features = new Map<string, string[]>();
    for (const one of group)
      for (const [name, value] of one.features)
        if (!/^(?:Governor|Dependent|links|next)$/.test(name))
          features.set(name, [...(features.get(name) ?? []), value]);
    const kinds = new Map([...features].map(([name, values]) => [name, kindOfTexts(values)]));
    const reading = readingOf(
      names.get(wanted) ?? '',
      [...features].map(([name, values]) => ({ name, values })),
    );
    const typed = (values: ReadonlyMap<string, string>) =>
      new Map(
        [...values].flatMap(([name, value]) =>
          kinds.has(name) ? [[name, valueAs(kinds.get(name) ?? 'text', value)]] : [],
        ),
      );
    return { reading, typed };
  };
  const shown = (id: string | undefined, viaPos: boolean): string => {
    const one = byId.get(id ?? '');
    if (!one) return 'nothing';
    const pos = viaPos ? byId.get(one.features.get('pos') ?? '') : undefined;
    if (pos) return shown(pos.id, false);
    const { start, end } = atTokens(one.start, one.end, tokens);
    if (one.type === TOKEN_TYPE) return `Token  ${start} ${end}`;
    const { reading, typed } = readingFor(one.type);
    const parts = annotationParts(reading, typed(one.features));
    return [parts.layer, parts.label, start, end].join(' ');
  };
  const linkEnds = new Set<string>();
  const links: unknown[] = [];
  for (const one of layers) {
    const { reading, typed } = readingFor(one.type);
    if (isRelation(one)) {
      const { type, attributes = {} } = linkParts(reading, typed(one.features));
      for (const end of ['Governor', 'Dependent']) {
        const token = byId.get(one.features.get(end) ?? '');
        if (token?.type === TOKEN_TYPE && !token.features.has('pos')) linkEnds.add(token.id);
      }
      links.push([
        type,
        shown(one.features.get('Governor'), true),
        shown(one.features.get('Dependent'), true),
        attributes,
      ]);
    }
    for (const id of one.features.get('links')?.split(' ') ?? []) {
      const link = byId.get(id);
      if (link && link.features.has('target'))
        links.push([
          slotLinkType('links', link.features.get('role')),
          shown(one.id, false),
          shown(link.features.get('target'), false),
          {},
        ]);
    }
    const next = one.features.get('next');
    if (next !== undefined)
      links.push([
        chainLinkType(reading.layer, one.features.get('referenceRelation')),
        shown(one.id, false),
        shown(next, false),
        {},
      ]);
  }
  const annotations = layers
    .filter((one) => !isRelation(one))
    .map((one) => {
      const { reading, typed } = readingFor(one.type);
      const { layer, label, attributes = {}, entity } = annotationParts(reading, typed(one.features));
      return { spans: [atTokens(one.start, one.end, tokens)], layer, label, attributes, entity };
    });
  const ends = [...linkEnds].map((id) => {
    const { start = 0, end = 0 } = byId.get(id) ?? {};
    return { spans: [{ start, end }], layer: 'Token', label: '', attributes: {}, entity: undefined };
  });
  return { text: squeezed(text), annotations: [...annotations, ...ends], links };
}

function sorted({ text, annotations, links }: Told) {
  const lines = (all: readonly unknown[]) => all.map((one) => JSON.stringify(one)).sort();
  return { text, annotations: lines(annotations), links: lines(links) };
}

describe('the tests of INCEpTION', () => {
  it('are all there, or none of them', () => {
    if (cases.length === 0) return console.warn(`${suite} is not there: no TSV was compared with its XMI.`);
    expect(cases).toHaveLength(48);
  });

  it.each(cases)('%s says the same as TSV and as XMI', (name) => {
    const path = join(suite, name, 'reference.tsv');
    const read = webannoTsvReader.read(foreignFile('reference.tsv', readFileSync(path)), []);
    if (!read.ok) expect.fail(JSON.stringify(read.error));
    expect(read.value.faults).toEqual([]);
    const [document] = read.value.documents;
    const truth = toldByXmi(readFileSync(join(suite, name, 'reference.xmi'), 'utf8'), readFileSync(path, 'utf8'));
    expect(sorted(toldByTsv(document ?? expect.fail()))).toEqual(sorted(truth));
  });
});
describe('WebAnno TSV files of others', () => {
  it.each([
    ['tsv3/example2.tsv', 95, 86],
    ['tsv3-suite/sampleSlotAnnotation1/reference.tsv', 4, 2],
    ['tsv3-suite/sampleSlotAnnotation2/reference.tsv', 2, 1],
    ['tsv3-suite/testStackedChain/reference.tsv', 6, 4],
    ['tsv3-suite/testSingleTokenRelationWithMultipleFeatureValues/reference.tsv', 2, 1],
    ['tsv3-suite/testSentenceWithEmoji/reference.tsv', 1, 0],
  ])('come in whole: %s', async (path, annotations, links) => {
    const read = await readSample(`webanno-tsv/${path}`);
    if (!read) return;
    expect([read.format, read.corpus.counting.unit]).toEqual(['webanno-tsv', 'utf16']);
    expect(sampleCounts(read)).toEqual([1, annotations, links]);
  });

  it('come in but for annotations of no character, which are named', async () => {
    const read = await readSample('webanno-tsv/tsv3-suite/testSubMultiTokenSpanWithFeatureValue/reference.tsv');
    if (!read) return;
    expect(read.corpus.documents[0]?.annotations).toHaveLength(9);
    expect(read.corpus.misfits.map(({ place, reason }) => `${place}: ${reason}`)).toEqual([
      'line 11: it covers no character (7–7)',
      'line 14: it covers no character (10–10)',
      'line 15: it covers no character (13–13)',
    ]);
  });
});
