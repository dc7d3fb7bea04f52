import type { Annotation, Attributes } from '../annotation.ts';
import { type AnyChange, type ChangeSet, changesOf, recordIdOf } from '../change-set.ts';
import { type Codebook, findLabel, findLayer, findLinkType } from '../codebook.ts';
import type { CommandOf } from '../command.ts';
import type { DocumentRecord } from '../document.ts';
import { evidenceOf, linkSides, standsIn } from '../link-evidence.ts';
import type { Link } from '../link.ts';
import { misfitsIn } from '../misfits.ts';
import { failure, type Result, success } from '../result.ts';
import { sameValue } from '../same-value.ts';
import { findSpanFault, quoteOf } from '../span.ts';
import type { AttributeOwner } from './attributes.ts';
import { notThere } from './links.ts';
import type { ProjectState } from './project-state.ts';

/**
 * Puts records back as they were. Refused where one could not stand: its document or the end of a link is gone and
 * does not come back with it, its label or a value's attribute is no longer in the codebook, or its text is another one
 * now.
 */
export function restoreRecords(
  state: ProjectState,
  { records, removed }: CommandOf<'records.restore'>,
): Result<ChangeSet> {
  const changes = new Map<string, AnyChange>();
  for (const { kind, id } of removed) {
    const before = state.record(kind, id);
    // Both records are of this kind, which the union does not carry through.
    if (before) changes.set(`${kind} ${id}`, { kind, before, after: null } as AnyChange);
  }
  for (const { kind, record } of records) {
    const before = state.record(kind, record.id) ?? null;
    if (!before || !sameValue(before, record))
      changes.set(`${kind} ${record.id}`, { kind, before, after: record } as AnyChange);
  }
  const all = [...changes.values()];
  return findRestoreFault(state, all) ?? success(all);
}

function findRestoreFault(state: ProjectState, changes: ChangeSet): Result<never> | undefined {
  const after = new Map(changes.map((change) => [`${change.kind} ${recordIdOf(change)}`, change.after !== null]));
  // What was looked up is remembered: thousands of annotations ask for the same document.
  const isThere = (kind: AnyChange['kind'], id: string): boolean => {
    const key = `${kind} ${id}`;
    const there = after.get(key) ?? state.record(kind, id) !== undefined;
    after.set(key, there);
    return there;
  };
  const codebook = codebookAfter(state, changes);
  const restored = new Map(changesOf(changes, 'annotation').map(({ after: one }) => [one?.id ?? '', one]));
  const annotationOf = (id: string): Annotation | undefined => restored.get(id) ?? state.annotation(id);
  const future: After = { state, isThere, codebook, textOf: textsAfter(state, changes), annotationOf };
  for (const change of changes) {
    const fault = faultOf(change, future);
    if (fault) return fault;
  }
  return undefined;
}

function codebookAfter(state: ProjectState, changes: ChangeSet): Codebook {
  for (const change of changes) if (change.kind === 'codebook' && change.after) return change.after.codebook;
  return state.codebook();
}

/**
 * Gives the texts of documents; undefined for those that come back or get another text with the command. Only the
 * store has that text, and checks it before it commits.
 */
function textsAfter(state: ProjectState, changes: ChangeSet): (documentId: string) => string | undefined {
  const others = changesOf(changes, 'document').filter(({ before, after }) => before?.contentId !== after?.contentId);
  const texts = new Map<string, string | undefined>(
    others.map(({ before, after }) => [(after ?? before)?.id ?? '', undefined]),
  );
  return (documentId) => {
    if (!texts.has(documentId)) texts.set(documentId, state.textOf(documentId));
    return texts.get(documentId);
  };
}

interface After {
  readonly state: ProjectState;
  readonly codebook: Codebook;
  readonly isThere: (kind: AnyChange['kind'], id: string) => boolean;
  readonly textOf: (documentId: string) => string | undefined;
  readonly annotationOf: (id: string) => Annotation | undefined;
}

function faultOf(change: AnyChange, future: After): Result<never> | undefined {
  const { state, codebook, isThere } = future;
  if (change.kind === 'annotation')
    return change.after
      ? (annotationFault(change.after, future) ?? valueFault(change, future))
      : hangingLink(change.before, future);
  if (change.kind === 'document') return change.after ? valueFault(change, future) : leftBehind(change.before, future);
  if (change.kind === 'link' && change.after) {
    const { fromId, toId, typeId } = change.after;
    for (const id of [fromId, toId]) if (!isThere('annotation', id)) return failure('annotation/not-found', { id });
    if (!findLinkType(codebook, typeId)) return failure('link/unknown-type', { type: typeId });
    return evidenceFault(change.after, future) ?? valueFault(change, future);
  }
  if (change.kind === 'memo' && change.after && !isThere('document', change.after.documentId))
    return failure('document/not-found', { id: change.after.documentId });
  if (change.kind === 'rule' && change.after && !findLabel(codebook, change.after.labelId))
    return failure('annotation/unknown-label', { label: change.after.labelId });
  if (change.kind === 'codebook' && change.after) {
    const lost = [...state.labelsInUse()].filter((labelId) => !findLabel(codebook, labelId));
    if (lost.length > 0) return failure('codebook/labels-in-use', { labels: lost.join(', ') });
  }
  return undefined;
}

function annotationFault(
  { documentId, labelId, layerId, spans, quote }: Annotation,
  { state, codebook, textOf, isThere }: After,
): Result<never> | undefined {
  if (!isThere('document', documentId)) return failure('document/not-found', { id: documentId });
  if (findLabel(codebook, labelId)?.layer.id !== layerId)
    return failure('annotation/unknown-label', { label: labelId });
  const text = textOf(documentId);
  if (text === undefined || (!findSpanFault(text, spans) && quoteOf(text, spans) === quote)) return undefined;
  const places = spans.map((span) => `${span.start}–${span.end}`).join(', ');
  return failure('annotation/quote-mismatch', { document: state.document(documentId)?.name ?? '', places, quote });
}

/** As the text of annotations: what comes back with the command, only the store can check. */
function evidenceFault(link: Link, { state, textOf, annotationOf }: After): Result<never> | undefined {
  const evidence = evidenceOf(link);
  for (const side of linkSides) {
    if (evidence[side].length === 0) continue;
    const documentId = annotationOf(side === 'from' ? link.fromId : link.toId)?.documentId;
    const text = documentId === undefined ? undefined : textOf(documentId);
    const fault = text === undefined ? undefined : evidence[side].find((passage) => !standsIn(text, passage));
    if (fault) return notThere(fault, state.document(documentId ?? '')?.name ?? '');
  }
  return undefined;
}

/** A value that comes with the command is one that its attribute can have; what is there already may stay. */
function valueFault(
  change: Extract<AnyChange, { kind: 'annotation' | 'link' | 'document' }>,
  { codebook }: After,
): Result<never> | undefined {
  const { owner, before, after } = valuesOf(change, codebook);
  // Documents may have fields that nobody defined.
  const fault = misfitsIn(owner.attributes, after).find(
    ({ id, value, definition }) => !sameValue(before[id], value) && (definition || change.kind !== 'document'),
  );
  if (!fault) return undefined;
  return fault.definition
    ? failure('annotation/attribute-value', { attribute: fault.definition.name, value: String(fault.value) })
    : failure('annotation/unknown-attribute', { attribute: fault.id, layer: owner.name });
}

function valuesOf(
  change: Extract<AnyChange, { kind: 'annotation' | 'link' | 'document' }>,
  codebook: Codebook,
): { readonly owner: AttributeOwner; readonly before: Attributes; readonly after: Attributes } {
  if (change.kind === 'document') {
    const owner = { name: '', attributes: codebook.documentAttributes ?? [] };
    return { owner, before: change.before?.fields ?? {}, after: change.after?.fields ?? {} };
  }
  const found =
    change.kind === 'annotation'
      ? findLayer(codebook, change.after?.layerId ?? '')
      : findLinkType(codebook, change.after?.typeId ?? '');
  const owner = { name: found?.name ?? '', attributes: found?.attributes ?? [] };
  return { owner, before: change.before?.attributes ?? {}, after: change.after?.attributes ?? {} };
}

function hangingLink(gone: Annotation | null, { state, isThere }: After): Result<never> | undefined {
  const hanging = gone && state.linksOf(gone.id).find(({ id }) => isThere('link', id));
  return hanging ? failure('link/not-allowed', { type: hanging.typeId, from: gone.quote, to: '' }) : undefined;
}

/** A document goes only with its annotations. */
function leftBehind(gone: DocumentRecord | null, { state, isThere }: After): Result<never> | undefined {
  const left = gone && state.annotationsOf(gone.id).find(({ id }) => isThere('annotation', id));
  return left ? failure('document/not-found', { id: left.documentId }) : undefined;
}
