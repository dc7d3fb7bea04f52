import { z } from 'zod';
import { PropositionId } from '../domain/ids.ts';
import {
  IndependenceRow,
  PassagePlaceRow,
  PassageRow,
  passageOrders,
  quotationKinds,
  quotationOrders,
  QuotationRow,
  QuotationVersion,
} from './comparison-answers.ts';
import { forWindow, nothing } from './method.ts';

const direction = z.enum(['ascending', 'descending']);
const page = { offset: z.int().min(0), limit: z.int().min(1).max(1000) };

/**
 * The part of the contract about comparing the articles of the project with one another. The first question reads all
 * texts and takes its time (`comparison.progress`); the answers are kept as long as the texts and claims stay.
 */
export const comparisonMethods = {
  'quotations.list': forWindow(
    'services',
    z.strictObject({
      /** Words that must all be in the quotation, its speaker or its article. */
      filter: z.string().max(1000),
      kind: z.enum(quotationKinds),
      sort: z.enum(quotationOrders),
      direction,
      ...page,
    }),
    z.strictObject({
      total: z.int(),
      /** Quotations of so few words that finding them elsewhere would say nothing. */
      tooShort: z.int(),
      rows: z.array(QuotationRow).readonly(),
    }),
  ),
  /** A quotation with all its versions in other articles. Null where it does not stand there any more. */
  'quotations.versions': forWindow(
    'services',
    z.strictObject({ id: z.string().max(200) }),
    z.strictObject({
      quotation: QuotationRow.nullable(),
      /** How many there are; the first few hundred are told. */
      total: z.int(),
      versions: z.array(QuotationVersion).readonly(),
    }),
  ),
  'passages.list': forWindow(
    'services',
    z.strictObject({ filter: z.string().max(1000), sort: z.enum(passageOrders), direction, ...page }),
    z.strictObject({ total: z.int(), rows: z.array(PassageRow).readonly() }),
  ),
  /** Where a passage stands. Null where it is no shared one any more. */
  'passages.places': forWindow(
    'services',
    z.strictObject({ id: z.string().max(200) }),
    z.strictObject({
      passage: PassageRow.nullable(),
      total: z.int(),
      places: z.array(PassagePlaceRow).readonly(),
    }),
  ),
  /** Of one proposition, or (null) of all that have fewer sources than articles. */
  'passages.independence': forWindow(
    'services',
    z.strictObject({ propositionId: PropositionId.nullable() }),
    z.array(IndependenceRow).readonly(),
  ),
  /** Nobody waits for the comparison that is under way. */
  'comparison.cancel': forWindow('services', nothing, nothing),
} as const;
