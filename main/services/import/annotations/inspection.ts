import type { ImportProblem } from '#shared/api/answers.ts';
import type { AnnotationInspection } from '#shared/api/import-methods.ts';
import type { Codebook } from '#shared/domain/codebook.ts';
import type { AdoptionReport } from '#shared/formats/exchange/adoption-report.ts';
import { passedOverOf } from '../take-others.ts';
import { type Inspected, proposalsFor } from './annotation-import.ts';

interface Telling {
  readonly token: string;
  /** What would come of it by what is proposed. */
  readonly report: AdoptionReport;
  readonly codebook: Codebook;
  readonly problems: readonly ImportProblem[];
}

const LONGEST_EXAMPLE = 120;

/** What a person sees of the files before anything is written: all that they use, each with its proposal. */
export function inspectionOf(
  inspected: Inspected,
  { token, report, codebook, problems }: Telling,
): AnnotationInspection {
  const { use, others, passedOver } = inspected;
  const proposed = proposalsFor(inspected, codebook);
  // Proposals stand in the order of what they are for.
  return {
    token,
    report,
    labels: use.labels.flatMap((used, index) => {
      const target = proposed.labels[index]?.target;
      const examples = used.examples.map((words) => words.slice(0, LONGEST_EXAMPLE).toWellFormed());
      return target ? [{ ...used, examples, target }] : [];
    }),
    linkTypes: use.linkTypes.flatMap((used, index) => {
      const target = proposed.linkTypes[index]?.target;
      return target ? [{ ...used, target }] : [];
    }),
    annotators: use.annotators,
    unnamed: use.unnamed,
    passedOver: passedOverOf(passedOver),
    others: others.length,
    problems,
  };
}
