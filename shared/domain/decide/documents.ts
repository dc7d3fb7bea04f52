import type { Attributes, AttributeValue } from '../annotation.ts';
import { added, type AnyChange, type ChangeSet, removed, updated } from '../change-set.ts';
import type { Codebook } from '../codebook.ts';
import type { CommandOf } from '../command.ts';
import { AttributeId } from '../ids.ts';
import { evidenceOf, linkSides, withEvidence } from '../link-evidence.ts';
import { findMissingAttributes, type MissingAttribute, missingKey, notWaived } from '../missing-attributes.ts';
import { failure, type Result, success } from '../result.ts';
import { sameValue } from '../same-value.ts';
import { removeWithLinks } from './annotations.ts';
import { mergeAttributes } from './attributes.ts';
import { memoChange } from './memos.ts';
import type { DecisionContext, ProjectState } from './project-state.ts';
import { findVersionFault, joinNeighbours } from './versions.ts';

export function addDocument(
  state: ProjectState,
  { document }: CommandOf<'document.add'>,
  { now }: DecisionContext,
): Result<ChangeSet> {
  if (state.document(document.id)) return failure('document/exists', { id: document.id });
  if (state.documentNamed(document.name)) return failure('document/name-taken', { name: document.name });
  const fault = document.previousId && findVersionFault(state, document.id, document.previousId);
  if (fault) return fault;
  return success([
    added('document', {
      ...document,
      position: state.nextDocumentPosition(),
      status: 'open',
      createdAt: now,
      updatedAt: now,
    }),
  ]);
}

export function editDocument(
  state: ProjectState,
  command: CommandOf<'document.edit'>,
  context: DecisionContext,
): Result<ChangeSet> {
  const before = state.document(command.id);
  if (!before) return failure('document/not-found', { id: command.id });
  const namesake = command.name === undefined ? undefined : state.documentNamed(command.name);
  if (namesake && namesake.id !== before.id) return failure('document/name-taken', { name: namesake.name });
  const fields = mergeFields(state.codebook(), before.fields, command.fields ?? {});
  if (!fields.ok) return fields;
  const after = {
    ...before,
    name: command.name ?? before.name,
    metadata: { ...before.metadata, ...command.metadata },
    fields: fields.value,
    status: command.status ?? before.status,
  };
  const finishing = after.status === 'finished' && before.status !== 'finished';
  const missing = (): readonly MissingAttribute[] =>
    findMissingAttributes(state.codebook(), after, {
      annotations: state.annotationsOf(before.id),
      linksOf: (id) => state.linksOf(id),
    });
  const waiver =
    command.waiver === undefined
      ? []
      : memoChange(
          state,
          { documentId: before.id, purpose: 'waiver', text: command.waiver, waives: missing().map(missingKey) },
          context,
        );
  if (finishing && !command.waiver?.trim()) {
    const given = state.memosOf(before.id).find(({ purpose }) => purpose === 'waiver');
    const open = notWaived(missing(), given);
    if (open.length > 0) return failure('document/attributes-missing', { document: before.name, count: open.length });
  }
  const edited = sameValue(before, after) ? [] : [updated('document', before, { ...after, updatedAt: context.now })];
  return success([...edited, ...waiver]);
}

/** The codebook's attributes are checked; under other names, which imported files have, any text may stand. */
function mergeFields(
  { documentAttributes = [] }: Codebook,
  before: Attributes,
  patch: Readonly<Record<string, AttributeValue | null>>,
): Result<Attributes> {
  const own = new Set<string>(documentAttributes.map(({ id }) => id));
  const free = Object.entries(patch).filter(([id]) => !own.has(id));
  const kept = Object.entries(before).filter(([id]) => !free.some(([freeId]) => freeId === id));
  const added = free.filter((entry): entry is [string, AttributeValue] => entry[1] !== null && entry[1] !== '');
  const defined = Object.fromEntries(Object.entries(patch).filter(([id]) => own.has(id)));
  return mergeAttributes(
    { name: '', attributes: documentAttributes },
    Object.fromEntries([...kept, ...added].map(([id, value]) => [AttributeId.parse(id), value])),
    defined,
  );
}

export function removeDocuments(
  state: ProjectState,
  command: CommandOf<'document.remove'>,
  context: DecisionContext,
): Result<ChangeSet> {
  const changes: AnyChange[] = [];
  const linked = new Set<string>();
  for (const id of new Set(command.ids)) {
    const document = state.document(id);
    if (!document) return failure('document/not-found', { id });
    for (const change of removeWithLinks(state, state.annotationsOf(id))) {
      // A link between two of the documents is found from both of its ends.
      const linkId = change.kind === 'link' ? change.before?.id : undefined;
      if (linkId !== undefined && linked.has(linkId)) continue;
      if (linkId !== undefined) linked.add(linkId);
      changes.push(change);
    }
    for (const memo of state.memosOf(id)) changes.push(removed('memo', memo));
    changes.push(removed('document', document));
  }
  return success([...changes, ...joinNeighbours(state, new Set(command.ids), context)]);
}

/** Evidence of links goes along with the text as annotations do: each passage with its own words, or nothing goes. */
function moveEvidence(
  state: ProjectState,
  command: CommandOf<'document.replace-content'>,
  now: DecisionContext['now'],
): Result<AnyChange[]> {
  const moved = new Map((command.evidence ?? []).map(({ id, evidence }) => [String(id), evidence]));
  const links = new Map(
    state.annotationsOf(command.id).flatMap(({ id }) => state.linksOf(id).map((link) => [link.id, link] as const)),
  );
  const changes: AnyChange[] = [];
  for (const link of links.values()) {
    const before = evidenceOf(link);
    const after = moved.get(link.id) ?? { from: [], to: [] };
    for (const side of linkSides) {
      const end = side === 'from' ? link.fromId : link.toId;
      if (state.annotation(end)?.documentId !== command.id) continue;
      const lost = before[side].find(({ quote }, at) => after[side][at]?.quote !== quote);
      if (lost)
        return failure('document/encoding-would-lose-text', {
          document: state.document(command.id)?.name ?? '',
          quote: lost.quote,
        });
    }
    const place = moved.get(link.id);
    const whole = place && withEvidence(link, place);
    if (whole && !sameValue(whole, link)) changes.push(updated('link', link, { ...whole, updatedAt: now }));
  }
  return success(changes);
}

export function replaceContent(
  state: ProjectState,
  command: CommandOf<'document.replace-content'>,
  { now }: DecisionContext,
): Result<ChangeSet> {
  const before = state.document(command.id);
  if (!before) return failure('document/not-found', { id: command.id });
  const moved = new Map(command.moved.map((place) => [String(place.id), place]));
  const changes: AnyChange[] = [];
  for (const annotation of state.annotationsOf(before.id)) {
    const place = moved.get(annotation.id);
    if (!place || place.quote !== annotation.quote)
      return failure('document/encoding-would-lose-text', { document: before.name, quote: annotation.quote });
    if (!sameValue(place.spans, annotation.spans))
      changes.push(updated('annotation', annotation, { ...annotation, spans: place.spans, updatedAt: now }));
  }
  const evidence = moveEvidence(state, command, now);
  if (!evidence.ok) return evidence;
  changes.push(...evidence.value);
  const { contentId, length, source } = command;
  return success([updated('document', before, { ...before, contentId, length, source, updatedAt: now }), ...changes]);
}
