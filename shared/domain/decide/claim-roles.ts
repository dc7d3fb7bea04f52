import type { Annotation } from '../annotation.ts';
import { added, type AnyChange, type ChangeSet, removed } from '../change-set.ts';
import { allowsLink, findLinkType } from '../codebook.ts';
import type { CommandOf } from '../command.ts';
import { LinkId } from '../ids.ts';
import type { Link } from '../link.ts';
import { failure, type Result, success } from '../result.ts';
import { sameValue } from '../same-value.ts';
import { createAnnotation, editAnnotations } from './annotations.ts';
import { withDefaults } from './attributes.ts';
import type { DecisionContext, ProjectState } from './project-state.ts';

/** Fills a part of a claim: the annotation where it must be made, the link, and what is said of the claim with it. */
export function fillRole(
  state: ProjectState,
  command: CommandOf<'claim.fill'>,
  context: DecisionContext,
): Result<ChangeSet> {
  const { claimId, linkTypeId, adds, clears, attributes, annotatorId } = command;
  const claim = state.annotation(claimId);
  if (!claim) return failure('annotation/not-found', { id: claimId });
  const filler = fillerOf(state, command, { claim, context });
  if (!filler.ok) return filler;
  const roles = state.linksOf(claimId).filter(({ fromId }) => fromId === claimId);
  const before = roles.filter(({ typeId }) => typeId === linkTypeId);
  const cleared = roles.filter(({ typeId }) => typeId !== linkTypeId && clears?.includes(typeId));
  const { annotation, changes } = filler.value;
  const gone = adds ? [] : before.filter(({ toId }) => toId !== annotation?.id);
  const isLinked = before.some(({ toId }) => toId === annotation?.id);
  const link = annotation && !isLinked ? linkTo(annotation, { state, claim, command, context }) : success(null);
  if (!link.ok) return link;
  const edited = attributes
    ? editAnnotations(state, { type: 'annotation.edit', ids: [claimId], attributes }, context)
    : success([]);
  if (!edited.ok) return edited;
  if (!state.annotator(annotatorId)) return failure('annotator/not-found', { id: annotatorId });
  return success([
    ...[...gone, ...cleared].map((one) => removed('link', one)),
    ...changes,
    ...(link.value ? [added('link', link.value)] : []),
    ...edited.value,
  ]);
}

interface Filler {
  readonly annotation: Annotation | null;
  /** What makes it, where it is not there yet. */
  readonly changes: readonly AnyChange[];
}

function fillerOf(
  state: ProjectState,
  { filler, annotatorId }: CommandOf<'claim.fill'>,
  { claim, context }: { readonly claim: Annotation; readonly context: DecisionContext },
): Result<Filler> {
  if (!filler) return success({ annotation: null, changes: [] });
  if ('annotationId' in filler) {
    const annotation = state.annotation(filler.annotationId);
    return annotation
      ? success({ annotation, changes: [] })
      : failure('annotation/not-found', { id: filler.annotationId });
  }
  const { labelId, spans } = filler;
  const { documentId } = claim;
  const same = state
    .annotationsOf(documentId)
    .find(
      (one) =>
        one.labelId === labelId &&
        one.annotatorId === annotatorId &&
        one.status !== 'rejected' &&
        sameValue(one.spans, spans),
    );
  if (same) return success({ annotation: same, changes: [] });
  const made = createAnnotation(state, { type: 'annotation.create', documentId, labelId, spans, annotatorId }, context);
  if (!made.ok) return made;
  const [change] = made.value;
  const annotation = change?.kind === 'annotation' ? change.after : null;
  return success({ annotation, changes: made.value });
}

interface NewLink {
  readonly state: ProjectState;
  readonly claim: Annotation;
  readonly command: CommandOf<'claim.fill'>;
  readonly context: DecisionContext;
}

function linkTo(filler: Annotation, { state, claim, command, context: { now, newId } }: NewLink): Result<Link> {
  const type = findLinkType(state.codebook(), command.linkTypeId);
  if (!type) return failure('link/unknown-type', { type: command.linkTypeId });
  if (filler.id === claim.id) return failure('link/to-itself', {});
  if (!allowsLink(type, claim.labelId, filler.labelId))
    return failure('link/not-allowed', { type: type.name, from: claim.quote, to: filler.quote });
  return success({
    id: LinkId.parse(newId()),
    typeId: type.id,
    fromId: claim.id,
    toId: filler.id,
    attributes: withDefaults({ name: type.name, attributes: type.attributes ?? [] }),
    note: '',
    annotatorId: command.annotatorId,
    confidence: null,
    createdAt: now,
    updatedAt: now,
  });
}
