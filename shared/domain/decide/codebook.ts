import type { Annotation } from '../annotation.ts';
import { type AnyChange, type ChangeSet, removed, updated } from '../change-set.ts';
import { type Codebook, findLabel, findLayer, findLinkType, type Layer } from '../codebook.ts';
import { describeCodebookFaults, findNewCodebookFaults } from '../codebook-faults.ts';
import type { CommandOf } from '../command.ts';
import type { Timestamp } from '../ids.ts';
import { withFittingEntries } from '../register-entries.ts';
import { failure, type Result, success } from '../result.ts';
import { sameValue } from '../same-value.ts';
import { removeWithLinks } from './annotations.ts';
import { followEntities } from './codebook-entities.ts';
import { followLinks } from './codebook-links.ts';
import { followQueries } from './codebook-queries.ts';
import { fallTogether } from './fall-together.ts';
import { followAttributes, moversOf, noLosses, type ValueLosses } from './follow-attributes.ts';
import type { DecisionContext, ProjectState } from './project-state.ts';

type Moved = NonNullable<CommandOf<'codebook.replace'>['moved']>;

/** What is exchanged for what, and the count of what does not come along. */
export interface Exchange {
  readonly before: Codebook;
  readonly after: Codebook;
  readonly moved: Moved;
  readonly now: Timestamp;
  readonly losses: ValueLosses;
}

/** A new codebook with all that follows it, and what a person should know before. */
export interface CodebookReplacement {
  readonly changes: ChangeSet;
  readonly losses: Readonly<ValueLosses>;
  /** How many were twins of others after the exchange, and became one with them. */
  readonly together: { readonly annotations: number; readonly links: number };
}

/**
 * The new codebook and everything that has to follow it: annotations, links and documents whose label, type, option or
 * attribute is no longer there go where the command says, or the command is refused. A value that its attribute cannot
 * have any more is turned into one that it can have, or goes. What is the same twice after that becomes one. An
 * unchanged codebook keeps its version.
 */
export function replaceCodebook(
  state: ProjectState,
  command: CommandOf<'codebook.replace'>,
  context: DecisionContext,
): Result<ChangeSet> {
  const planned = planCodebook(state, command, context);
  return planned.ok ? success(planned.value.changes) : planned;
}

/** As `replaceCodebook`, with the counts for those who ask first. */
export function planCodebook(
  state: ProjectState,
  command: CommandOf<'codebook.replace'>,
  { now }: Pick<DecisionContext, 'now'>,
): Result<CodebookReplacement> {
  const before = state.codebook();
  const losses = noLosses();
  if (command.baseVersion !== undefined && command.baseVersion !== before.version)
    return failure('codebook/changed', { version: before.version });
  if (sameValue({ ...before, version: 0 }, { ...command.codebook, version: 0 }))
    return success({ changes: [], losses, together: { annotations: 0, links: 0 } });
  const after = { ...command.codebook, version: before.version + 1 };
  const exchange: Exchange = { before, after, moved: command.moved ?? {}, now, losses };
  const fault = findTargetFault(state, exchange);
  if (fault) return fault;
  const faults = findNewCodebookFaults(before, after);
  if (faults.length > 0)
    return failure('codebook/invalid', { file: after.name, reason: describeCodebookFaults(faults) });
  const { gone, kept, heirs } = followLabels(state, exchange);
  const annotations = [
    ...kept.flatMap(({ was, is }) => {
      if (heirs.has(was.id)) return [];
      return sameValue(was, is) ? [] : [updated('annotation', was, { ...is, updatedAt: now })];
    }),
    ...removeWithLinks(state, gone),
    ...kept.flatMap(({ was }) => (heirs.has(was.id) ? [removed('annotation', was)] : [])),
  ];
  const links = followLinks(state, exchange, { taken: linksIn(annotations), heirs });
  return success({
    changes: [
      updated('codebook', { id: 'codebook', codebook: before }, { id: 'codebook', codebook: after }),
      ...annotations,
      ...links.changes,
      ...followDocumentAttributes(state, exchange),
      ...followEntities(state, exchange),
      ...followRules(state, exchange),
      ...followQueries(state, exchange),
    ],
    losses,
    together: { annotations: heirs.size, links: links.together },
  });
}

/** Everything in use is still there or has somewhere to go, and what it goes to is there. */
function findTargetFault(state: ProjectState, { after, moved }: Exchange): Result<never> | undefined {
  const labels = moved.labels ?? {};
  const lost = [...state.labelsInUse()].filter((id) => !findLabel(after, id) && !Object.hasOwn(labels, id));
  if (lost.length > 0) return failure('codebook/labels-in-use', { labels: lost.join(', ') });
  const unknown = Object.values(labels).find((id) => id !== null && !findLabel(after, id));
  if (unknown) return failure('annotation/unknown-label', { label: unknown });
  const type = Object.values(moved.linkTypes ?? {}).find((id) => id !== null && !findLinkType(after, id));
  return type ? failure('link/unknown-type', { type }) : undefined;
}

/** An annotation before and after the exchange. */
interface Followed {
  readonly was: Annotation;
  readonly is: Annotation;
}

interface FollowedLabels {
  /** What goes with its label. */
  readonly gone: readonly Annotation[];
  readonly kept: readonly Followed[];
  /** By the id of an annotation that has a twin now: the twin that it becomes one with. */
  readonly heirs: ReadonlyMap<string, Annotation>;
}

function followLabels(state: ProjectState, exchange: Exchange): FollowedLabels {
  const { before, after, moved, losses } = exchange;
  const labels = moved.labels ?? {};
  const gone: Annotation[] = [];
  const kept: Followed[] = [];
  const affected = affectedLayers(exchange);
  if (affected.length === 0) return { gone, kept, heirs: new Map() };
  for (const annotation of state.annotationsOfLayers(affected.map(({ id }) => id))) {
    const labelId = Object.hasOwn(labels, annotation.labelId) ? labels[annotation.labelId] : annotation.labelId;
    const found = labelId ? findLabel(after, labelId) : undefined;
    if (!found) {
      gone.push(annotation);
      continue;
    }
    const attributes = followAttributes(annotation.attributes, {
      before: findLayer(before, annotation.layerId)?.attributes ?? [],
      after: found.layer.attributes,
      losses,
      ...moversOf(moved, { layerId: annotation.layerId }),
    });
    const fitting = withFittingEntries(annotation, found.layer);
    kept.push({ was: annotation, is: { ...fitting, layerId: found.layer.id, labelId: found.label.id, attributes } });
  }
  return { gone, ...fallTogether(kept, exchange) };
}

/** Those whose annotations may change, or find a twin among what comes to their labels. */
function affectedLayers({ before, after, moved }: Exchange): Layer[] {
  const labels = moved.labels ?? {};
  const heirs = new Set<string>(Object.values(labels).flatMap((id) => id ?? []));
  return before.layers.filter(
    (layer) =>
      !sameValue(layer.attributes, findLayer(after, layer.id)?.attributes ?? []) ||
      layer.labels.some(
        ({ id }) => Object.hasOwn(labels, id) || heirs.has(id) || findLabel(after, id)?.layer.id !== layer.id,
      ),
  );
}

/** The links that go with their annotations. */
function linksIn(changes: readonly AnyChange[]): ReadonlySet<string> {
  return new Set(changes.flatMap(({ kind, before }) => (kind === 'link' && before ? [before.id] : [])));
}

function followDocumentAttributes(state: ProjectState, exchange: Exchange): AnyChange[] {
  const { before, after, moved, now, losses } = exchange;
  const lists = { before: before.documentAttributes ?? [], after: after.documentAttributes ?? [] };
  if (sameValue(lists.before, lists.after)) return [];
  const changes: AnyChange[] = [];
  for (const document of state.documents()) {
    const fields = followAttributes(document.fields, { ...lists, losses, ...moversOf(moved, {}) });
    if (!sameValue(document.fields, fields))
      changes.push(updated('document', document, { ...document, fields, updatedAt: now }));
  }
  return changes;
}

/** A rule for a label that is gone suggests the label that took its place, or goes too. */
function followRules(state: ProjectState, { after, moved, now }: Exchange): AnyChange[] {
  const labels = moved.labels ?? {};
  return state.rules().flatMap((rule): AnyChange[] => {
    const labelId = Object.hasOwn(labels, rule.labelId) ? labels[rule.labelId] : rule.labelId;
    if (!labelId || !findLabel(after, labelId)) return [removed('rule', rule)];
    return labelId === rule.labelId ? [] : [updated('rule', rule, { ...rule, labelId, updatedAt: now })];
  });
}
