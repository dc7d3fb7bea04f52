import { z } from 'zod';
import { AnnotationId, PropositionId } from '../domain/ids.ts';
import { Direction, PropositionEntry, SaidRow, TableQuestion } from './claim-answers.ts';
import { forWindow } from './method.ts';

const page = { offset: z.int().min(0), limit: z.int().min(1).max(1000) };
const filter = z.string().max(1000);

/** The columns by which the register can be sorted; without one it stands in the order of its wordings. */
export const propositionColumns = ['statement', 'claims', 'articles', 'speakers'] as const;

/** Claims of a proposition, or (null) of none. */
const claimsOf = { id: PropositionId.nullable(), filter };

/** As many as one command takes. */
const claimIds = z.strictObject({ ids: z.array(AnnotationId).max(200_000).readonly() });

/** The part of the contract about the register of propositions. */
export const propositionMethods = {
  /** The register with how much stands behind each entry. `loose`: how many claims belong to none. */
  'propositions.register': forWindow(
    'services',
    z.strictObject({
      filter,
      sort: z
        .strictObject({ column: z.enum(propositionColumns), direction: Direction })
        .readonly()
        .nullable(),
      ...page,
    }),
    z.strictObject({ total: z.int(), loose: z.int(), rows: z.array(PropositionEntry).readonly() }),
  ),
  /** One entry; null where it is gone. */
  'propositions.entry': forWindow('services', z.strictObject({ id: PropositionId }), PropositionEntry.nullable()),
  /** The entry of the whole register that has these words already, but for case and blanks; null where none has. */
  'propositions.named': forWindow(
    'services',
    z.strictObject({ statement: z.string().max(10_000), without: PropositionId.nullable() }),
    PropositionEntry.nullable(),
  ),
  'propositions.claims': forWindow(
    'services',
    z.strictObject({ ...claimsOf, ...page }),
    z.strictObject({ total: z.int(), rows: z.array(SaidRow).readonly() }),
  ),
  /** The claims from one place of that list to another one, both included, to tick them. */
  'propositions.claim-ids': forWindow(
    'services',
    z.strictObject({ ...claimsOf, from: z.int().min(0), to: z.int().min(0) }),
    claimIds,
  ),
  /** As `propositions.claim-ids`, of the lines of who said what; heads of groups are passed over. */
  'propositions.said-ids': forWindow(
    'services',
    TableQuestion.unwrap().extend({ from: z.int().min(0), to: z.int().min(0) }),
    claimIds,
  ),
} as const;
