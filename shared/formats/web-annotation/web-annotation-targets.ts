import type { ForeignSelection, ForeignSpan } from '../exchange/foreign-corpus.ts';
import { isRecord, type JsonRecord, member, offsetOf, textMember } from '../exchange/json-input.ts';

/** One place of an annotation, by words, by offsets, or by both. */
export interface Target {
  readonly source: string;
  readonly quote?: string;
  readonly prefix?: string;
  readonly suffix?: string;
  readonly span?: ForeignSpan;
  /** Where it refines words: all selections from the outermost to its own. */
  readonly within?: readonly ForeignSelection[];
  /** The kinds of selectors that it has, for messages. */
  readonly told: string;
}

/** The targets of an annotation; of those that are none, the source is empty. */
export function targetsOf(annotation: JsonRecord): Target[] {
  const target = member(annotation, 'target');
  const all = (Array.isArray(target) ? target : [target]).flatMap(itemsOf);
  // Hypothesis has the address of the page beside the target, too.
  const page = textMember(annotation, 'uri');
  return all.map((one) => targetOf(one, page));
}

/** Composites, lists and independents are the targets in them. */
function itemsOf(target: unknown): unknown[] {
  if (!isRecord(target)) return [target];
  const items = member(target, 'items');
  return Array.isArray(items) ? items : [target];
}

function targetOf(target: unknown, page: string | undefined): Target {
  if (typeof target === 'string') return { source: target, told: 'nothing' };
  if (!isRecord(target)) return { source: page ?? '', told: 'nothing' };
  const source = sourceOf(target) ?? page ?? '';
  const selectors = [...selectorsOf(member(target, 'selector'))];
  const told = [...new Set(selectors.map(({ type }) => type))].join(', ') || 'nothing';
  const refined = refinedSelection(selectors);
  if (refined) return { source, told, ...refined };
  const quote = selectors.findLast(({ type }) => type === 'TextQuoteSelector')?.selector;
  const exact = quote && textMember(quote, 'exact');
  return {
    source,
    told,
    ...(quote && exact !== undefined
      ? { quote: exact, prefix: textMember(quote, 'prefix') ?? '', suffix: textMember(quote, 'suffix') ?? '' }
      : {}),
    ...spanOf(selectors.filter(({ type }) => type === 'TextPositionSelector')),
  };
}

/**
 * The innermost selection where words are refined, or refine something: then neither its words nor its offsets say alone
 * where it is. Positions that refine positions are sums, and kept as offsets.
 */
function refinedSelection(selectors: readonly Selector[]): Pick<Target, 'within' | 'quote'> | undefined {
  const [deepest] = [...selectors].sort((a, b) => b.within.length - a.within.length);
  if (!deepest || deepest.within.length === 0) return undefined;
  const chain = [...deepest.within, deepest.selector];
  if (!chain.some((one) => typeOf(one) === 'TextQuoteSelector')) return undefined;
  const within = chain.map(selectionOf);
  if (within.includes(undefined)) return undefined;
  const quote = textMember(deepest.selector, 'exact');
  return { within: within.flatMap((one) => one ?? []), ...(quote === undefined ? {} : { quote }) };
}

function selectionOf(selector: JsonRecord): ForeignSelection | undefined {
  const span = positionOf(selector);
  const quote = typeOf(selector) === 'TextQuoteSelector' ? textMember(selector, 'exact') : undefined;
  if (span) return { span };
  if (quote === undefined) return undefined;
  return { quote, prefix: textMember(selector, 'prefix') ?? '', suffix: textMember(selector, 'suffix') ?? '' };
}

function sourceOf(target: JsonRecord): string | undefined {
  const said = member(target, 'source');
  const source: unknown = Array.isArray(said) ? said[0] : said;
  if (isRecord(source)) return textMember(source, 'id', '@id');
  return typeof source === 'string' ? source : textMember(target, 'id', '@id');
}

interface Selector {
  readonly type: string;
  readonly selector: JsonRecord;
  /** What it counts in: the selectors that it refines, the outermost first. */
  readonly within: readonly JsonRecord[];
}

const DEEPEST = 10;

/** Alternatives, and what refines them. */
function* selectorsOf(value: unknown, within: readonly JsonRecord[] = []): Generator<Selector> {
  if (within.length > DEEPEST) return;
  if (Array.isArray(value)) {
    for (const one of value) yield* selectorsOf(one, within);
    return;
  }
  if (!isRecord(value)) return;
  // Recogito's own: the words and the offsets in one, without a type.
  const words = member(value, 'type') === undefined ? textMember(value, 'quote') : undefined;
  if (words !== undefined) {
    yield { type: 'TextQuoteSelector', selector: { ...value, exact: words }, within };
    yield { type: 'TextPositionSelector', selector: { ...value, type: 'TextPositionSelector' }, within };
    return;
  }
  const selector = withOffsets(value);
  yield { type: typeOf(selector), selector, within };
  yield* selectorsOf(member(value, 'refinedBy'), [...within, selector]);
}

/** `char=0,5` of RFC 5147 is a position. */
function withOffsets(selector: JsonRecord): JsonRecord {
  if (typeOf(selector) !== 'FragmentSelector') return selector;
  const [, start, end] = /^#?char=(\d{1,15}),(\d{1,15})(?:;.*)?$/.exec(textMember(selector, 'value') ?? '') ?? [];
  return start === undefined || end === undefined
    ? selector
    : { ...selector, type: 'TextPositionSelector', start, end };
}

function typeOf(selector: JsonRecord): string {
  const type = member(selector, 'type') ?? member(selector, '@type');
  const one: unknown = Array.isArray(type) ? type[0] : type;
  return typeof one === 'string' ? one.replace(/^oa:/, '') : 'something without a type';
}

/**
 * The offsets of a position, counted in the whole text: what refines another position begins where that one does.
 * Within any other selection (a paragraph by its path) offsets count in something that we do not have: no place.
 */
function spanOf(positions: readonly Selector[]): { readonly span?: ForeignSpan } {
  const placed = positions.flatMap(({ selector, within }) => {
    const outer = within.map(positionOf);
    const own = positionOf(selector);
    if (!own || outer.includes(undefined)) return [];
    const shift = outer.reduce((sum, one) => sum + (one?.start ?? 0), 0);
    return [{ start: own.start + shift, end: own.end + shift, depth: within.length }];
  });
  const [deepest] = placed.sort((a, b) => b.depth - a.depth);
  return deepest ? { span: { start: deepest.start, end: deepest.end } } : {};
}

function positionOf(selector: JsonRecord): ForeignSpan | undefined {
  if (typeOf(selector) !== 'TextPositionSelector') return undefined;
  const start = offsetOf(member(selector, 'start'));
  const end = offsetOf(member(selector, 'end'));
  return start === undefined || end === undefined ? undefined : { start, end };
}
