import type { Annotation } from '../annotation.ts';
import { type Codebook, findLayer } from '../codebook.ts';
import { sameValue } from '../same-value.ts';
import { uniteAttributes, type ValueLosses } from './follow-attributes.ts';

/** As many characters as a note may have. */
const LONGEST_NOTE = 1_000_000;

interface Followed {
  readonly was: Annotation;
  readonly is: Annotation;
}

interface FallenTogether {
  readonly kept: readonly Followed[];
  readonly heirs: ReadonlyMap<string, Annotation>;
}

/**
 * Annotations that a merge of labels has made the same become one: in the same words a thing is named once by the same
 * hand. What was said of one of them is said of the other then. Claims stay: words can hold two of them. So do twins
 * that the merge has not made, and those that stand for different entries of the register.
 *
 * @returns all of them, of which those in `heirs` have become one with another
 */
export function fallTogether(
  followed: readonly Followed[],
  { after, losses }: { readonly after: Codebook; readonly losses: ValueLosses },
): FallenTogether {
  const relabelled = followed.filter((one) => one.was.labelId !== one.is.labelId && namesThing(after, one.is));
  if (relabelled.length === 0) return { kept: followed, heirs: new Map() };
  const places = new Set(relabelled.map(({ is }) => placeOf(is)));
  const here = followed.filter(({ is }) => places.has(placeOf(is)) && namesThing(after, is));
  const united = new Map<string, Annotation>();
  const heirs = new Map<string, Annotation>();
  for (const twins of Map.groupBy(here, ({ is }) => placeOf(is)).values()) {
    const [first, ...others] = [...twins].sort(byClaim);
    if (!first) continue;
    let own = first.is;
    for (const { was, is } of others) {
      if (was.labelId === is.labelId || !canUnite(own, is)) continue;
      const definitions = findLayer(after, own.layerId)?.attributes ?? [];
      own = {
        ...own,
        attributes: uniteAttributes(own.attributes, is.attributes, { definitions, losses }),
        note: bothNotes(own.note, is.note),
        entityId: own.entityId ?? is.entityId,
      };
      heirs.set(is.id, own);
    }
    united.set(own.id, own);
  }
  return { kept: followed.map(({ was, is }) => ({ was, is: united.get(is.id) ?? is })), heirs };
}

/** What had the label before stays; else the oldest does. */
function byClaim(a: Followed, b: Followed): number {
  const came = (one: Followed): number => Number(one.was.labelId !== one.is.labelId);
  return came(a) - came(b) || (a.is.createdAt < b.is.createdAt ? -1 : Number(a.is.createdAt > b.is.createdAt));
}

function namesThing(codebook: Codebook, { layerId, status }: Annotation): boolean {
  return status !== 'rejected' && findLayer(codebook, layerId)?.kind === 'entity';
}

function canUnite(own: Annotation, other: Annotation): boolean {
  const sameEntity = own.entityId === null || other.entityId === null || own.entityId === other.entityId;
  return sameEntity && bothNotes(own.note, other.note).length <= LONGEST_NOTE;
}

export function bothNotes(own: string, other: string): string {
  if (own === '' || sameValue(own, other)) return other;
  return other === '' ? own : `${own}\n\n${other}`;
}

function placeOf({ documentId, annotatorId, labelId, spans }: Annotation): string {
  return JSON.stringify([documentId, annotatorId, labelId, spans.map(({ start, end }) => [start, end])]);
}
