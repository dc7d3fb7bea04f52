import type { ForeignAnnotation, ForeignLink, QuotedSpan } from '../exchange/foreign-corpus.ts';
import { idMember, isRecord, member, offsetOf } from '../exchange/json-input.ts';
import type { JsonReading } from '../exchange/json-record.ts';
import { KeysById } from '../exchange/keys-by-id.ts';
import type { RecordPlace } from '../exchange/read-records.ts';

interface Marked {
  readonly annotations: readonly ForeignAnnotation[];
  readonly tokens: readonly (QuotedSpan | undefined)[];
  readonly at: RecordPlace;
}

/** Relations between spans; an end that is no span of the task (a single word) becomes one without a label. */
export function readRelations(
  task: JsonReading,
  { annotations, tokens, at }: Marked,
): { readonly links: readonly ForeignLink[]; readonly ends: readonly ForeignAnnotation[] } {
  const byId = new KeysById();
  for (const { id, key } of annotations) if (id !== undefined) byId.add(id, key);
  const ends = new Map<string, ForeignAnnotation>();
  const endOf = (reading: JsonReading, own: JsonReading | undefined, side: 'head' | 'child'): string | undefined => {
    const known = byId.find(own?.text(side), (reason) => reading.tell(reason));
    if (known !== undefined) return known;
    const { record: relation } = reading;
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
    ends.set(key, {
      key,
      place: `${at.place}, ${reading.place}`,
      layer: '',
      label: label ?? '',
      spans: [{ start, end }],
    });
    return key;
  };
  const links = task.inners('relations').flatMap((relation): ForeignLink[] => {
    const own = relation.inner('annotary');
    const [from, to] = [endOf(relation, own, 'head'), endOf(relation, own, 'child')];
    if (from === undefined || to === undefined) {
      relation.tell('an end of the relation is neither a span nor a token');
      return [];
    }
    const [id, annotator] = [own?.text('id'), own?.text('annotator')];
    const attributes = relation.rest(relationMembers);
    return [
      {
        place: `${at.place}, ${relation.place}`,
        type: relation.id('label') ?? '',
        from: { key: from },
        to: { key: to },
        ...(id === undefined ? {} : { id }),
        ...(annotator === undefined ? {} : { annotator }),
        ...(Object.keys(attributes).length > 0 ? { attributes } : {}),
      },
    ];
  });
  return { links, ends: [...ends.values()] };
}

/** `color` is that of its line on the screen. */
const relationMembers = new Set(['head', 'child', 'head_span', 'child_span', 'label', 'color', 'annotary']);

/** The span that a token belongs to. */
function around(annotations: readonly ForeignAnnotation[], start: number, end: number): ForeignAnnotation | undefined {
  return annotations.find(({ spans }) => spans.some((one) => one.start <= start && end <= one.end));
}
