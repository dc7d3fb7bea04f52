import { added, type AnyChange, type ChangeSet, removed, updated } from '../change-set.ts';
import { allowsLink, findLinkType } from '../codebook.ts';
import type { CommandOf } from '../command.ts';
import { linksExcludedBy } from '../exclusive-relations.ts';
import { LinkId } from '../ids.ts';
import { evidenceOf, linkSides, reversedEvidence, standsIn, withEvidence } from '../link-evidence.ts';
import type { Link, Passage } from '../link.ts';
import { joinsAlike } from '../link-direction.ts';
import { failure, type Result, success } from '../result.ts';
import { sameValue } from '../same-value.ts';
import { mergeAttributes, withDefaults } from './attributes.ts';
import type { DecisionContext, ProjectState } from './project-state.ts';

export function addLink(
  state: ProjectState,
  command: CommandOf<'link.add'>,
  { now, newId }: DecisionContext,
): Result<ChangeSet> {
  const type = findLinkType(state.codebook(), command.linkTypeId);
  if (!type) return failure('link/unknown-type', { type: command.linkTypeId });
  if (!state.annotator(command.annotatorId)) return failure('annotator/not-found', { id: command.annotatorId });
  const owner = { name: type.name, attributes: type.attributes ?? [] };
  const attributes = mergeAttributes(owner, withDefaults(owner), command.attributes ?? {});
  if (!attributes.ok) return attributes;
  const link: Link = {
    id: LinkId.parse(newId()),
    typeId: command.linkTypeId,
    fromId: command.fromId,
    toId: command.toId,
    attributes: attributes.value,
    note: command.note ?? '',
    annotatorId: command.annotatorId,
    confidence: command.confidence ?? null,
    createdAt: now,
    updatedAt: now,
  };
  const whole = withEvidence(link, command.evidence ?? evidenceOf(link));
  const others = state.linksOf(whole.fromId);
  const fault = findLinkFault(state, whole, others) ?? findEvidenceFault(state, whole);
  if (fault) return fault;
  const excluded = linksExcludedBy(state.codebook(), whole, others);
  const [first, ...more] = excluded;
  if (!first) return success([added('link', whole)]);
  if (!command.replaces) return excludedFault(state, whole, excluded);
  return success([
    updated('link', first, inPlaceOf(first, whole, command)),
    ...more.map((link) => removed('link', link)),
  ]);
}

/** The link that was there keeps what was noted about it, unless the command says otherwise. */
function inPlaceOf(before: Link, link: Link, command: CommandOf<'link.add'>): Link {
  const { id, createdAt, note, confidence, fromId } = before;
  const evidence = fromId === link.fromId ? evidenceOf(before) : reversedEvidence(evidenceOf(before));
  return withEvidence(
    { ...link, id, createdAt, note: command.note ?? note, confidence: command.confidence ?? confidence },
    command.evidence ?? evidence,
  );
}

function excludedFault(state: ProjectState, link: Link, excluded: readonly Link[]): Result<never> {
  const nameOf = (typeId: string): string => findLinkType(state.codebook(), typeId)?.name ?? typeId;
  const existing = excluded.map(({ typeId }) => `“${nameOf(typeId)}”`).join(', ');
  return failure('link/excluded', { type: nameOf(link.typeId), existing });
}

export function editLinks(
  state: ProjectState,
  command: CommandOf<'link.edit'>,
  { now }: DecisionContext,
): Result<ChangeSet> {
  const changes: AnyChange[] = [];
  // As they are after the changes that were made already: two links may become alike by one command.
  const done = new Map<string, Link | null>();
  for (const id of new Set(command.ids)) {
    const before = state.record('link', id);
    if (!before) return failure('link/not-found', { id });
    if (done.get(id) === null) continue;
    const typeId = command.linkTypeId ?? before.typeId;
    const type = findLinkType(state.codebook(), typeId);
    if (!type) return failure('link/unknown-type', { type: typeId });
    // What was said of a link of one type would mean nothing on another one.
    const kept = typeId === before.typeId ? before.attributes : {};
    const owner = { name: type.name, attributes: type.attributes ?? [] };
    const attributes = mergeAttributes(owner, kept, command.attributes ?? {});
    if (!attributes.ok) return attributes;
    const turned = command.reverse ? reversed(before) : before;
    const said: Link = {
      ...turned,
      typeId,
      attributes: attributes.value,
      note: command.note ?? before.note,
      confidence: command.confidence === undefined ? before.confidence : command.confidence,
    };
    const after = withEvidence(said, { ...evidenceOf(turned), ...command.evidence });
    if (sameValue(before, after)) continue;
    const others = state.linksOf(after.fromId).flatMap((link) => {
      const now = done.get(link.id);
      return now === undefined ? link : (now ?? []);
    });
    const fault = command.reverse || typeId !== before.typeId ? findLinkFault(state, after, others) : undefined;
    if (fault) return fault;
    const excluded = typeId === before.typeId ? [] : linksExcludedBy(state.codebook(), after, others);
    if (excluded.length > 0 && !command.replaces) return excludedFault(state, after, excluded);
    for (const link of excluded) {
      done.set(link.id, null);
      changes.push(removed('link', link));
    }
    done.set(id, after);
    const evidenceFault = command.evidence ? findEvidenceFault(state, after) : undefined;
    if (evidenceFault) return evidenceFault;
    changes.push(updated('link', before, { ...after, updatedAt: now }));
  }
  return success(changes);
}

export function removeLinks(state: ProjectState, { ids }: CommandOf<'link.remove'>): Result<ChangeSet> {
  const changes: AnyChange[] = [];
  for (const id of new Set(ids)) {
    const link = state.record('link', id);
    if (!link) return failure('link/not-found', { id });
    changes.push(removed('link', link));
  }
  return success(changes);
}

function reversed(link: Link): Link {
  const { fromId, toId } = link;
  return withEvidence({ ...link, fromId: toId, toId: fromId }, reversedEvidence(evidenceOf(link)));
}

/** Each passage stands in the document of its end, word for word. */
function findEvidenceFault(state: ProjectState, link: Link): Result<never> | undefined {
  const evidence = evidenceOf(link);
  for (const side of linkSides) {
    const end = state.annotation(side === 'from' ? link.fromId : link.toId);
    if (!end || evidence[side].length === 0) continue;
    const text = state.textOf(end.documentId);
    const fault = evidence[side].find((passage) => !standsIn(text, passage));
    if (fault) return notThere(fault, state.document(end.documentId)?.name ?? '');
  }
  return undefined;
}

export function notThere({ span, quote }: Passage, document: string): Result<never> {
  return failure('annotation/quote-mismatch', { document, places: `${span.start}–${span.end}`, quote });
}

/** Both ends are there and may be joined by this type, and nothing joins them this way already. */
function findLinkFault(state: ProjectState, link: Link, others: readonly Link[]): Result<never> | undefined {
  const from = state.annotation(link.fromId);
  const to = state.annotation(link.toId);
  if (!from || !to) return failure('annotation/not-found', { id: from ? link.toId : link.fromId });
  if (from.id === to.id) return failure('link/to-itself', {});
  const type = findLinkType(state.codebook(), link.typeId);
  if (!type || !allowsLink(type, from.labelId, to.labelId))
    return failure('link/not-allowed', { type: type?.name ?? link.typeId, from: from.quote, to: to.quote });
  const same = others.some(
    (other) => other.id !== link.id && other.typeId === link.typeId && joinsAlike(type, other, link),
  );
  return same ? failure('link/exists', { type: type.name }) : undefined;
}
