import { translate } from '../../locales/translate.ts';
import type { AdoptionReport, FoundUnit } from './adoption-report.ts';
import { firstNames } from './first-names.ts';

/**
 * What came, or would come, of annotations of other tools: a sentence each. What did not happen is not mentioned.
 *
 * @param isolated each name with signs that keep its direction to itself: for a window; whoever searches a terminal's
 * output finds none of them
 */
export function describeAdoption(
  report: AdoptionReport,
  { isolated = true }: { readonly isolated?: boolean } = {},
): string[] {
  const { formats, documents, annotations, links, labels, linkTypes, annotators, entities, moved, ambiguous } = report;
  return [
    ...formats.map(({ name, files }) =>
      translate(files === 1 ? 'import.format-line' : 'import.format-line-many', { name, count: number(files) }),
    ),
    translate('import.documents-line', counted(documents)),
    ...describeUnits(report),
    translate('import.annotations-line', counted(annotations)),
    ...(links.added + links.present > 0 ? [translate('import.links-line', counted(links))] : []),
    ...(entities > 0 ? [translate('import.new-entities-line', { count: number(entities) })] : []),
    ...named('import.new-labels-line', labels, isolated),
    ...named('import.new-link-types-line', linkTypes, isolated),
    ...named('import.new-annotators-line', annotators, isolated),
    ...report.oddEnds.map(({ type, from, to, count }) =>
      translate('import.odd-ends-line', { type, from, to, count: number(count) }),
    ),
    ...(moved.count > 0 ? [translate('import.moved-line', { count: number(moved.count) })] : []),
    ...(ambiguous.count > 0 ? [translate('import.ambiguous-line', { count: number(ambiguous.count) })] : []),
    ...describeLeftOut(report),
  ];
}

/** How offsets are counted, and how that is known. */
export function describeUnits({ units }: Pick<AdoptionReport, 'units'>): string[] {
  return units.map((found) => {
    const { quoted, confirmed, documents, basis } = found;
    const unit = describeUnit(found);
    const said =
      quoted === 0
        ? translate(`import.unit.by-${basis}`, { unit })
        : translate('import.unit.quoted', { confirmed: number(confirmed), quoted: number(quoted), unit });
    const doubted = [said, ...describeDoubts(found)].join('. ');
    return units.length === 1
      ? doubted
      : translate('import.unit.some', { documents: number(documents), unit: doubted });
  });
}

function describeDoubts({ doubts }: FoundUnit): string[] {
  if (doubts.length === 0) return [];
  const most = Math.max(...doubts.map(({ annotations }) => annotations));
  const units = doubts.map(({ unit }) => translate(`import.unit.${unit}`)).join(translate('import.unit.or'));
  return [translate(most === 1 ? 'import.unit.doubt-one' : 'import.unit.doubt', { units, annotations: number(most) })];
}

function describeUnit({ unit, lineEnds, mark, base, end }: FoundUnit): string {
  return [
    translate(`import.unit.${unit}`),
    lineEnds !== 'as-is' && translate(`import.unit.${lineEnds}`),
    mark && translate('import.unit.mark'),
    base === 1 && translate('import.unit.from-one'),
    end === 'last' && translate('import.unit.to-last'),
  ]
    .filter((part) => part !== false)
    .join(', ');
}

/** How much is left out, by reason. */
export function describeLeftOut({ leftOut }: Pick<AdoptionReport, 'leftOut'>): string[] {
  return leftOut.counts.map(({ reason, count, annotations }) => {
    const what = translate(`import.left-out.${reason}`);
    if (annotations === undefined) return translate('import.left-out-line', { count: number(count), what });
    const key = annotations === 1 ? 'import.left-out-line-with-one' : 'import.left-out-line-with';
    return translate(key, { count: number(count), what, annotations: number(annotations) });
  });
}

/** The first places, each with its words. */
export function describePlaces({
  moved,
  ambiguous,
  leftOut,
}: Pick<AdoptionReport, 'moved' | 'ambiguous' | 'leftOut'>): string[] {
  const all = leftOut.counts.reduce((sum, { count }) => sum + count, moved.count + ambiguous.count);
  const told = [...leftOut.first, ...moved.first, ...ambiguous.first].map((one) =>
    translate(one.words === '' ? 'import.place-bare-line' : 'import.place-line', { ...one, words: one.words }),
  );
  const more = all - told.length;
  return more > 0 ? [...told, translate('import.more-places', { count: number(more) })] : told;
}

function counted({ added, present }: AdoptionReport['annotations']): { added: string; present: string } {
  return { added: number(added), present: number(present) };
}

function named(
  key: 'import.new-labels-line' | 'import.new-link-types-line' | 'import.new-annotators-line',
  names: readonly string[],
  isolated: boolean,
): string[] {
  return names.length > 0 ? [translate(key, { names: firstNames(names, { isolated }) })] : [];
}

function number(count: number): string {
  return count.toLocaleString('en');
}
