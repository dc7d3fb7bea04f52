import type { ForeignAnnotation, ForeignLink, QuotedSpan } from '../exchange/foreign-corpus.ts';
import {
  idMember,
  isRecord,
  type JsonRecord,
  listMember,
  member,
  offsetOf,
  textMember,
} from '../exchange/json-input.ts';
import type { RecordPlace } from '../exchange/read-records.ts';

interface Marked {
  readonly annotations: readonly ForeignAnnotation[];
  readonly tokens: readonly (QuotedSpan | undefined)[];
  readonly at: RecordPlace;
}

/** Relations between spans; an end that is no span of the task (a single word) becomes one without a label. */
export function readRelations(
  task: JsonRecord,
  { annotations, tokens, at }: Marked,
): { readonly links: readonly ForeignLink[]; readonly ends: readonly ForeignAnnotation[] } {
  const byId = new Map(annotations.flatMap(({ id, key }) => (id === undefined ? [] : [[id, key] as const])));
  const ends = new Map<string, ForeignAnnotation>();
  const endOf = (relation: JsonRecord, side: 'head' | 'child', place: string): string | undefined => {
    const own = member(relation, 'annotary');
    const known = isRecord(own) ? byId.get(textMember(own, side) ?? '') : undefined;
    if (known !== undefined) return known;
    const said = member(relation, `${side}_span`);
    const token = tokens[offsetOf(member(relation, side)) ?? -1]?.spans[0];
    const span = isRecord(said) ? said : {};
    const start = offsetOf(member(span, 'start')) ?? token?.start;
    const end = offsetOf(member(span, 'end')) ?? token?.end;
    if (start === undefined || end === undefined) return undefined;
    const label = idMember(span, 'label');
    const same = annotations.filter(({ spans }) => spans.some((one) => one.start === start && one.end === end));
    const found =
      same.find((one) => one.label === label) ??
      same[0] ??
      (isRecord(said) ? undefined : around(annotations, start, end));
    if (found) return found.key;
    const key = `end-${start}-${end}-${label ?? ''}`;
    ends.set(key, { key, place, layer: '', label: label ?? '', spans: [{ start, end }] });
    return key;
  };
  const links = listMember(task, 'relations').flatMap((one, index): ForeignLink[] => {
    const relation = isRecord(one) ? one : {};
    const within = `relations[${index}]`;
    const place = `${at.place}, ${within}`;
    const [from, to] = [endOf(relation, 'head', place), endOf(relation, 'child', place)];
    if (from === undefined || to === undefined) {
      at.fault('an end of the relation is neither a span nor a token', within);
      return [];
    }
    const own = member(relation, 'annotary');
    const [id, annotator] = isRecord(own) ? [textMember(own, 'id'), textMember(own, 'annotator')] : [];
    return [
      {
        place,
        type: idMember(relation, 'label') ?? '',
        from: { key: from },
        to: { key: to },
        ...(id === undefined ? {} : { id }),
        ...(annotator === undefined ? {} : { annotator }),
      },
    ];
  });
  return { links, ends: [...ends.values()] };
}

/** The span that a token belongs to. */
function around(annotations: readonly ForeignAnnotation[], start: number, end: number): ForeignAnnotation | undefined {
  return annotations.find(({ spans }) => spans.some((one) => one.start <= start && end <= one.end));
}
