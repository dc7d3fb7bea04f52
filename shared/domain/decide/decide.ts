import { assertNever } from '../assert-never.ts';
import type { ChangeSet } from '../change-set.ts';
import type { Command } from '../command.ts';
import type { Result } from '../result.ts';
import {
  createAnnotation,
  createManyAnnotations,
  editAnnotations,
  moveAnnotation,
  removeAnnotations,
} from './annotations.ts';
import { addDocument, editDocument, removeDocuments, replaceContent } from './documents.ts';
import {
  acceptProposals,
  createEntity,
  editEntity,
  identifyEntities,
  linkMentions,
  mergeEntities,
  removeEntities,
} from './entities.ts';
import {
  assignClaims,
  createProposition,
  editProposition,
  mergePropositions,
  removePropositions,
} from './propositions.ts';
import { fillRole } from './claim-roles.ts';
import { replaceCodebook } from './codebook.ts';
import { addLink, editLinks, removeLinks } from './links.ts';
import { matchClaims, unmatchClaims } from './matches.ts';
import { writeMemo } from './memos.ts';
import { addAnnotator, mergeRecords } from './project.ts';
import { removeQuery, removeRule, saveQuery, saveRule } from './queries.ts';
import { restoreRecords } from './restore.ts';
import { carryAnnotations, dismissGone, placeGone, setVersion } from './versions.ts';
import type { DecisionContext, ProjectState } from './project-state.ts';

/**
 * What a command does to a project, or the coded reason why it cannot be done. Pure: the same state, command, time
 * and ids give the same ChangeSet in the store and in the window. An empty ChangeSet means that nothing would change.
 */
export function decide(state: ProjectState, command: Command, context: DecisionContext): Result<ChangeSet> {
  switch (command.type) {
    case 'annotation.create':
      return createAnnotation(state, command, context);
    case 'annotation.create-many':
      return createManyAnnotations(state, command, context);
    case 'annotation.edit':
      return editAnnotations(state, command, context);
    case 'annotation.move':
      return moveAnnotation(state, command, context);
    case 'annotation.remove':
      return removeAnnotations(state, command, context);
    case 'document.add':
      return addDocument(state, command, context);
    case 'document.edit':
      return editDocument(state, command, context);
    case 'document.remove':
      return removeDocuments(state, command, context);
    case 'document.replace-content':
      return replaceContent(state, command, context);
    case 'annotator.add':
      return addAnnotator(state, command, context);
    case 'codebook.replace':
      return replaceCodebook(state, command, context);
    case 'link.add':
      return addLink(state, command, context);
    case 'link.edit':
      return editLinks(state, command, context);
    case 'link.remove':
      return removeLinks(state, command);
    case 'memo.write':
      return writeMemo(state, command, context);
    case 'query.save':
      return saveQuery(state, command, context);
    case 'query.remove':
      return removeQuery(state, command);
    case 'rule.save':
      return saveRule(state, command, context);
    case 'rule.remove':
      return removeRule(state, command);
    case 'entity.create':
      return createEntity(state, command, context);
    case 'entity.edit':
      return editEntity(state, command, context);
    case 'entity.identify':
      return identifyEntities(state, command, context);
    case 'entity.merge':
      return mergeEntities(state, command, context);
    case 'entity.remove':
      return removeEntities(state, command, context);
    case 'mention.link':
      return linkMentions(state, command, context);
    case 'register.accept':
      return acceptProposals(state, command, context);
    case 'proposition.create':
      return createProposition(state, command, context);
    case 'proposition.edit':
      return editProposition(state, command, context);
    case 'proposition.merge':
      return mergePropositions(state, command, context);
    case 'proposition.remove':
      return removePropositions(state, command, context);
    case 'claim.assign':
      return assignClaims(state, command, context);
    case 'claim.match':
      return matchClaims(state, command, context);
    case 'claim.unmatch':
      return unmatchClaims(state, command, context);
    case 'version.set':
      return setVersion(state, command, context);
    case 'version.carry':
      return carryAnnotations(state, command, context);
    case 'version.place':
      return placeGone(state, command, context);
    case 'version.dismiss':
      return dismissGone(state, command, context);
    case 'claim.fill':
      return fillRole(state, command, context);
    case 'records.restore':
      return restoreRecords(state, command);
    case 'project.merge':
      return mergeRecords(state, command);
    default:
      return assertNever(command);
  }
}
