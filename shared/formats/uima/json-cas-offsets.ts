import { type ForeignUnit, placesOf, plainCounting } from '../exchange/counting.ts';
import { isRecord, shownJson, textMember } from '../exchange/json-input.ts';
import type { CasView, FeatureStructure, FeatureValue } from './cas.ts';

interface Offsets {
  readonly header: unknown;
  readonly views: readonly CasView[];
  /** Features besides `begin` and `end` that are places in the text. */
  readonly anchors: ReadonlySet<string>;
  readonly blame: (place: string, reason: string) => void;
}

const units = new Map<string, ForeignUnit>([
  ['UTF-8', 'byte'],
  ['UTF-16', 'utf16'],
  ['UTF-32', 'codepoint'],
]);

/**
 * Structures whose places in the text count UTF-16 units, which is what they count unless the header has an
 * `%OFFSET_ENCODING` (Apache's implementation since 0.5 can write it). A place in no text, or inside a character, is left
 * out and said.
 */
export function inUtf16(
  structures: ReadonlyMap<number, FeatureStructure>,
  { header, views, anchors, blame }: Offsets,
): ReadonlyMap<number, FeatureStructure> {
  const said = isRecord(header) ? textMember(header, '%OFFSET_ENCODING') : undefined;
  const unit = said === undefined ? 'utf16' : units.get(said);
  if (unit === undefined) blame('%HEADER', `%OFFSET_ENCODING is none that is known: ${shownJson(said)}`);
  if (unit === undefined || unit === 'utf16') return structures;
  const names = new Set(['begin', 'end', ...anchors]);
  const byText = Map.groupBy(structures.values(), ({ sofa }) => sofa);
  const places = new Map(
    views.flatMap(({ sofa, text }) => {
      if (text === undefined) return [];
      const offsets = (byText.get(sofa) ?? []).flatMap(({ features }) =>
        [...names].map((name) => features.get(name)).filter((value) => typeof value === 'number'),
      );
      return [[sofa, placesOf({ text, hasByteOrderMark: false }, { ...plainCounting, unit }, offsets)] as const];
    }),
  );
  return new Map([...structures].map(([id, one]) => [id, converted(one)]));

  function converted(structure: FeatureStructure): FeatureStructure {
    const own = structure.sofa === undefined ? undefined : places.get(structure.sofa);
    if (!own) return structure;
    const features = new Map<string, FeatureValue>();
    for (const [name, value] of structure.features) {
      const place = names.has(name) && typeof value === 'number' ? own.get(value) : undefined;
      if (!names.has(name) || typeof value !== 'number') features.set(name, value);
      else if (place !== undefined) features.set(name, place);
      else blame(`${structure.place}.${name}`, `${value} lies outside the text or inside a character (${said ?? ''})`);
    }
    return { ...structure, features };
  }
}
