import { z } from 'zod';
import { AnnotationId, CommandId, EntityId, LabelId } from '../domain/ids.ts';
import { FileHandle, Outcome } from './answers.ts';
import { forShell, forWindow, path } from './method.ts';
import { EntityPage, IdMatches, ProposalPage, ProposalRow, registerOrders, RegisterRow } from './register-answers.ts';

/** The part of the contract about the entries behind mentions. */
export const registerMethods = {
  /** The entries of the register with how often they are named, sorted, a page at a time. */
  'register.entities': forWindow(
    'services',
    z.strictObject({
      /** Words that must all be in the name, an alias or an id of another register. */
      filter: z.string().max(200),
      labelId: LabelId.nullable(),
      sort: z.enum(registerOrders),
      direction: z.enum(['ascending', 'descending']),
      offset: z.int().min(0),
      limit: z.int().min(1).max(1000),
    }),
    z.strictObject({ total: z.int(), rows: z.array(RegisterRow).readonly() }),
  ),
  /** What the register could hold, from the names of the mentions that belong to no entry. */
  'register.proposals': forWindow(
    'services',
    z.strictObject({
      /** Also labels whose mentions name nothing that is met again: dates, sums, quantities. */
      allLabels: z.boolean(),
      offset: z.int().min(0),
      limit: z.int().min(1).max(1000),
    }),
    ProposalPage,
  ),
  /** The proposal for one mention, whether the list has it or not. */
  'register.proposal-for': forWindow('services', z.strictObject({ id: AnnotationId }), ProposalRow.nullable()),
  /** The mentions that a proposal is about, name after name; none where there is no such proposal any more. */
  'register.proposal-mentions': forWindow(
    'services',
    z.strictObject({ allLabels: z.boolean(), key: z.string().max(5000) }),
    z.strictObject({ ids: z.array(AnnotationId).readonly() }),
  ),
  /** Takes over one proposal, or (without a key) the names of all that are as sure as that, in one step. */
  'register.accept': forWindow(
    'services',
    z.strictObject({
      commandId: CommandId,
      allLabels: z.boolean(),
      key: z.string().max(5000).optional(),
      confidence: z.number().min(0).max(1),
      /** Of one proposal: the mentions that are left out. */
      without: z.array(AnnotationId).max(200_000).readonly().optional(),
    }),
    Outcome,
  ),
  /** Which entries a file of ids names; see docs/entities.md for its forms. */
  'register.match-ids-path': forShell(z.strictObject({ path }), IdMatches),
  'shell.match-ids': forWindow('shell', z.strictObject({ handle: FileHandle }), IdMatches),
  /** The page of one entry. */
  'register.entity': forWindow('services', z.strictObject({ id: EntityId }), EntityPage),
};
