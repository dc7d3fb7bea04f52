import { z } from 'zod';
import { offsetUnits } from './counting.ts';

/** Why something of a file does not come in. Nothing is left out for another reason. */
export const leftOutReasons = [
  'skipped-label',
  'skipped-link-type',
  'misfit',
  'zero-length',
  'fault',
  'value',
  'missing-end',
  'self-link',
  'unknown-document',
  'unreadable-text',
  'unread-file',
  'same-export',
] as const;
const LeftOutReason = z.enum(leftOutReasons);
export type LeftOutReason = z.infer<typeof LeftOutReason>;

/** What a file itself got wrong, as against what somebody chose to leave out. */
export const wrongInFile: ReadonlySet<LeftOutReason> = new Set([
  'misfit',
  'fault',
  'value',
  'unknown-document',
  'unreadable-text',
] as const);

const Place = z.strictObject({ file: z.string(), place: z.string(), words: z.string() }).readonly();

const LeftOut = z
  .strictObject({
    reason: LeftOutReason,
    file: z.string(),
    place: z.string(),
    words: z.string(),
    /** Of a whole document: how many are left out with it. */
    annotations: z.int().optional(),
  })
  .readonly();
export type LeftOut = z.infer<typeof LeftOut>;

/** A way of counting, for how many documents it holds, and by how many quoted words that was found out. */
const FoundUnit = z
  .strictObject({
    unit: z.enum(offsetUnits),
    lineEnds: z.enum(['as-is', 'crlf-one', 'lf-two']),
    mark: z.boolean(),
    base: z.union([z.literal(0), z.literal(1)]),
    end: z.enum(['after', 'last']),
    documents: z.int(),
    quoted: z.int(),
    confirmed: z.int(),
    /** How it is known where the files quote nothing: by the edges of words, by habit, or because a person said so. */
    basis: z.enum(['edges', 'habit', 'person']),
    /** Other units that nothing in the files speaks against, and how many annotations they would place elsewhere. */
    doubts: z.array(z.strictObject({ unit: z.enum(offsetUnits), annotations: z.int() }).readonly()).readonly(),
  })
  .readonly();
export type FoundUnit = z.infer<typeof FoundUnit>;

const counts = z.strictObject({ added: z.int(), present: z.int() }).readonly();

/** What came, or would come, of annotations of other tools. */
export const AdoptionReport = z
  .strictObject({
    formats: z.array(z.strictObject({ id: z.string(), name: z.string(), files: z.int() }).readonly()).readonly(),
    /** `present`: the project has the same text already. */
    documents: counts,
    /** `present`: the very same are there already, by the same annotator. */
    annotations: counts,
    links: counts,
    /** What the codebook, the register and the list of annotators grew by. */
    labels: z.array(z.string()).readonly(),
    linkTypes: z.array(z.string()).readonly(),
    annotators: z.array(z.string()).readonly(),
    /** Links that come in although their type does not join these labels. */
    oddEnds: z
      .array(z.strictObject({ type: z.string(), from: z.string(), to: z.string(), count: z.int() }).readonly())
      .readonly(),
    entities: z.int(),
    units: z.array(FoundUnit).readonly(),
    /** Found by their words at another place than the file says. */
    moved: z.strictObject({ count: z.int(), first: z.array(Place).readonly() }).readonly(),
    /** Told by words that stand at several places, of which the first was taken. */
    ambiguous: z.strictObject({ count: z.int(), first: z.array(Place).readonly() }).readonly(),
    leftOut: z
      .strictObject({
        counts: z
          .array(z.strictObject({ reason: LeftOutReason, count: z.int(), annotations: z.int().optional() }).readonly())
          .readonly(),
        first: z.array(LeftOut).readonly(),
      })
      .readonly(),
  })
  .readonly();
export type AdoptionReport = z.infer<typeof AdoptionReport>;

/** More than anybody reads at once; all are counted. */
export const PLACES_TOLD = 200;

/** Takes note of what is left out. */
export interface LeftOutTaker {
  add(one: LeftOut): void;
}

/** Counts what is left out, and remembers the first places. */
export class LeftOutList implements LeftOutTaker {
  readonly #counts = new Map<LeftOutReason, { count: number; annotations: number }>();
  readonly #first: LeftOut[] = [];

  add(one: LeftOut): void {
    const { count, annotations } = this.#counts.get(one.reason) ?? { count: 0, annotations: 0 };
    this.#counts.set(one.reason, { count: count + 1, annotations: annotations + (one.annotations ?? 0) });
    if (this.#first.length < PLACES_TOLD) this.#first.push({ ...one, words: shortened(one.words) });
  }

  get told(): AdoptionReport['leftOut'] {
    const counts = leftOutReasons.flatMap((reason) => {
      const { count = 0, annotations = 0 } = this.#counts.get(reason) ?? {};
      return count === 0 ? [] : [{ reason, count, ...(annotations > 0 ? { annotations } : {}) }];
    });
    return { counts, first: this.#first };
  }
}

const LONGEST = 300;

function shortened(words: string): string {
  const whole = words.length <= LONGEST ? words : `${words.slice(0, LONGEST)}…`;
  return whole.toWellFormed();
}
