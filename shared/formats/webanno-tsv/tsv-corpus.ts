import type { AttributeValue } from '../../domain/annotation.ts';
import type { ForeignAnnotation, ForeignDocument, ForeignLayer, ForeignLink } from '../exchange/foreign-corpus.ts';
import { joinFragments } from '../uima/join-fragments.ts';
import {
  annotationParts,
  chainLinkType,
  kindOfTexts,
  layerNames,
  type LayerReading,
  linkParts,
  readingOf,
  slotLinkType,
  valueAs,
} from '../uima/layer-names.ts';
import { IDENTIFIER_FEATURE, ownFeatures } from '../uima/own-features.ts';
import type { FoundLink, FoundSpan, TsvFindings, TsvSentence, TsvUnit } from './tsv-model.ts';
import type { TsvText } from './tsv-text.ts';

export interface TsvDocument {
  readonly path: string;
  readonly name: string;
  /** Whose annotations are all that name nobody. */
  readonly annotator?: string;
  readonly findings: TsvFindings;
  readonly sentences: readonly TsvSentence[];
  readonly text: TsvText;
  /** Features by type whose values are texts, whatever they look like. */
  readonly texts?: ReadonlyMap<string, ReadonlySet<string>>;
}

/** The document with its annotations and links under the names of layers, and these layers. */
export function documentOf({ path, name, annotator, findings, sentences, text, texts = new Map() }: TsvDocument): {
  readonly document: ForeignDocument;
  readonly layers: readonly ForeignLayer[];
} {
  const { spans, links } = findings;
  const relations = links.filter((link) => link.kind === 'relation');
  const types = new Map(spans.map(({ type, isChain }) => [type, { type, isChain }]));
  for (const { type } of relations) if (!types.has(type)) types.set(type, { type, isChain: false });
  const names = layerNames(types.values());
  const readings = new Map<string, TypedReading>();
  const all = [...Map.groupBy([...spans, ...relations], ({ type }) => type)];
  for (const [type, group] of all)
    readings.set(type, typedReading(names.get(type) ?? type, group, texts.get(type) ?? new Set()));
  const whose = annotator === undefined ? {} : { annotator };
  const annotations = spans.map((span) => ({ ...whose, ...annotationOf(span, text, readings.get(span.type)) }));
  const found = links.map((link) => ({ ...whose, ...linkOf(link, readings) }));
  return {
    document: {
      name,
      file: path,
      text: text.text,
      ...joinFragments({ annotations, links: found }),
      evidence: evidenceOf(sentences),
    },
    layers: [...readings.values()].flatMap(({ reading: { layer }, isOfEntities }) =>
      isOfEntities ? [{ name: layer, kind: 'entity' as const, labels: [], attributes: [] }] : [],
    ),
  };
}

interface TypedReading {
  readonly reading: LayerReading;
  /** A layer of ours whose annotations name something; those of others are what their names say. */
  readonly isOfEntities: boolean;
  /** What the values of a feature are: files do not say. */
  typed(values: ReadonlyMap<string, string>): Map<string, AttributeValue>;
}

function typedReading(
  layer: string,
  group: readonly { readonly values: ReadonlyMap<string, string> }[],
  texts: ReadonlySet<string>,
): TypedReading {
  const seen = new Map<string, string[]>();
  for (const { values } of group)
    for (const [feature, value] of values) {
      const known = seen.get(feature);
      if (known) known.push(value);
      else seen.set(feature, [value]);
    }
  const kinds = new Map(
    [...seen].map(([feature, values]) => [feature, texts.has(feature) ? ('text' as const) : kindOfTexts(values)]),
  );
  const reading = readingOf(
    layer,
    [...seen].map(([name, values]) => ({ name, values, ...(texts.has(name) ? { range: 'uima.cas.String' } : {}) })),
  );
  return {
    reading,
    isOfEntities: seen.has(ownFeatures.id) && seen.has(IDENTIFIER_FEATURE),
    typed: (values) =>
      new Map([...values].map(([feature, value]) => [feature, valueAs(kinds.get(feature) ?? 'text', value)])),
  };
}

function annotationOf(
  { key, line, units, values }: FoundSpan,
  text: TsvText,
  found: TypedReading | undefined,
): ForeignAnnotation {
  const start = Math.min(...ends(units, 'start'));
  const end = Math.max(...ends(units, 'end'));
  const quote = quoteOf(units, text);
  return {
    key,
    place: `line ${line}`,
    spans: [{ start, end }],
    ...(quote === '' ? {} : { quote }),
    ...(found ? annotationParts(found.reading, found.typed(values)) : { layer: '', label: '' }),
  };
}

/** Of the first and the last, where an annotation can be as long as the text. */
function ends(units: readonly TsvUnit[], edge: 'start' | 'end'): number[] {
  return [units[0]?.[edge] ?? 0, units.at(-1)?.[edge] ?? 0];
}

/** The words from the first token to the last, with what stands between them, where these are where the file says. */
function quoteOf(units: readonly TsvUnit[], { text, placeOf }: TsvText): string {
  const [first] = units;
  const last = units.at(-1);
  const start = first && placeOf(first)?.start;
  const end = last && placeOf(last)?.end;
  if (start === undefined || end === undefined || end < start) return units.map((unit) => unit.text).join(' ');
  return text.slice(start, end);
}

function linkOf(link: FoundLink, readings: ReadonlyMap<string, TypedReading>): ForeignLink {
  const ends = { place: `line ${link.line}`, from: { key: link.from.key }, to: { key: link.to.key } };
  if (link.kind === 'slot') return { ...ends, type: slotLinkType(link.feature, link.role) };
  const found = readings.get(link.type);
  if (link.kind === 'chain') return { ...ends, type: chainLinkType(found?.reading.layer ?? '', link.relation) };
  return { ...ends, ...(found ? linkParts(found.reading, found.typed(link.values)) : { type: link.type }) };
}

function evidenceOf(sentences: readonly TsvSentence[]): ForeignDocument['evidence'] {
  return sentences.flatMap(({ units }) =>
    units
      .filter(({ start, end }) => end > start)
      .map(({ start, end, text }) => ({ spans: [{ start, end }], quote: text })),
  );
}
