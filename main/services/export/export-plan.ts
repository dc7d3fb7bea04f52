import type { ExportOptions } from '#shared/api/answers.ts';
import { anonymousSource } from '#shared/formats/exchange/anonymous-source.ts';
import { lossSteps } from '#shared/formats/exchange/losses.ts';
import { splitSource } from '#shared/formats/exchange/source-parts.ts';
import { wholePlan } from '#shared/formats/exchange/whole-plan.ts';
import type { ExportPlan, Format, Note, WriteOptions } from '#shared/formats/format.ts';
import type { ProjectSource } from '#shared/formats/project-source.ts';
import { Pauses } from '../pauses.ts';
import type { ExportSource } from './export-source.ts';
import { ExportCancelled, type Watch } from './export-write.ts';

export interface PlannedExport {
  readonly format: Format;
  /** The project as it is exported: without names of annotators, where that was asked for. */
  readonly source: ProjectSource;
  readonly options: ExportOptions;
  readonly write: WriteOptions;
  readonly plan: ExportPlan;
  /** Where the documents are divided. */
  readonly parts: readonly PartSize[] | undefined;
  /** Asked after all files are written. */
  readonly notes: () => readonly Note[];
  /** What the format has no place for. Reads all annotations. */
  readonly losses: (watch: Watch) => Promise<readonly Note[]>;
}

export interface PartSize {
  readonly name: string;
  readonly documents: number;
}

export interface PlanInput {
  readonly format: Format & Required<Pick<Format, 'plan'>>;
  readonly options: ExportOptions;
  readonly shape: WriteOptions['shape'];
}

/** As `exportSource` has it; what comes from elsewhere leaves nothing out. */
type GivenSource = ProjectSource & Partial<Pick<ExportSource, 'rejectedOf'>>;

/** What is written, and how: names taken out, documents divided, then the format's own plan. */
export function planExport(given: GivenSource, { format, options, shape }: PlanInput): PlannedExport {
  const { offsets, excel, choices, split } = options;
  const source = options.anonymous === true ? anonymousSource(given) : given;
  const write: WriteOptions = { offsets, excel, shape, ...(choices ? { choices } : {}) };
  const divided = split && splitSource(source, split);
  const plan = wholePlan(format, source, { parts: divided?.parts, options: write });
  const sizes = divided?.parts.map(({ name, source: part }): PartSize => ({ name, documents: part.documents.length }));
  const cut: Note[] =
    divided && divided.linksCut > 0 ? [{ key: 'note.links-cut', params: { links: divided.linksCut } }] : [];
  return {
    format,
    source,
    options,
    write,
    plan,
    parts: sizes,
    notes: () => [...(sizes ?? []).map(sizeNote), ...cut, ...plan.notes()],
    losses: async (watch) => {
      const holds = plan.holds ?? format.holds;
      if (!holds) return [];
      const lost = await inSteps(lossSteps(source, holds, plan.takes), watch);
      return [...lost, ...(await inSteps(rejectedSteps(given), watch))];
    },
  };
}

function sizeNote({ name, documents }: PartSize): Note {
  return { key: documents === 1 ? 'note.split-one' : 'note.split', params: { part: name, documents } };
}

/** Suggestions that were rejected come along only where that is asked for. */
function* rejectedSteps({ documents, rejectedOf = () => 0 }: GivenSource): Generator<undefined, Note[]> {
  let count = 0;
  for (const { id } of documents) {
    count += rejectedOf(id);
    yield;
  }
  return count === 0 ? [] : [{ key: 'loss.rejected', params: { count } }];
}

async function inSteps(steps: Generator<undefined, Note[]>, watch: Watch): Promise<readonly Note[]> {
  const pauses = new Pauses();
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
    if (watch.cancelled()) throw new ExportCancelled();
    await pauses.take();
  }
}
