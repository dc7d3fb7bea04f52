import { randomUUID } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import type { ImportReport } from '#shared/api/answers.ts';
import { CommandId } from '#shared/domain/ids.ts';
import { type TestProject, valueOf } from '../services/import/import-test-project.ts';
import { samples } from './public-samples.ts';

/** What became of a file that a person chose: one row of `samples.tsv`. */
export interface SampleOutcome {
  /** The format that recognised it, `document` for an article or a table of them, `-` where it was refused. */
  readonly format: string;
  readonly documents: number;
  readonly annotations: number;
  readonly links: number;
  /** What was left out, by reason and count (`fault 2, misfit 1`), or the code of the refusal with its reason. */
  readonly told: string;
}

/** Every file below the samples, with `/` between folders. */
export function sampleFiles(): string[] {
  return readdirSync(samples, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => relative(samples, join(parentPath, name)).split(sep).join('/'))
    .sort();
}

/** Chooses a file in an empty project as a person does, by itself. What came in is taken back. */
export async function outcomeOf(project: TestProject, file: string): Promise<SampleOutcome> {
  const paths = [join(samples, file)];
  const inspected = valueOf(await project.services.call('import.annotations-inspect', { paths }));
  if (inspected) {
    const { report, problems } = inspected;
    return {
      format: report.formats.map(({ id }) => id).join('+') || '-',
      documents: report.documents.added + report.documents.present,
      annotations: report.annotations.added + report.annotations.present,
      links: report.links.added + report.links.present,
      told: told(problems, report),
    };
  }
  const { added, problems } = valueOf(await project.services.call('import.paths', { paths }));
  if (added.length > 0) valueOf(await project.services.call('history.undo', { id: CommandId.parse(randomUUID()) }));
  return {
    format: added.length > 0 ? 'document' : '-',
    documents: added.length,
    annotations: 0,
    links: 0,
    told: told(problems, undefined),
  };
}

const LONGEST_REASON = 60;

function told(problems: ImportReport['problems'], report: ImportReport['adoption']): string {
  const refused = problems.map(({ error: { code, params } }) => {
    const reason = String(params['reason'] ?? params['kind'] ?? '').slice(0, LONGEST_REASON);
    return reason === '' ? code : `${code}: ${reason}`;
  });
  const left = (report?.leftOut.counts ?? []).map(({ reason, count }) => `${reason} ${count}`);
  const moved = report && report.moved.count > 0 ? [`moved ${report.moved.count}`] : [];
  return [...new Set(refused), ...left.sort(), ...moved].join(', ').replaceAll(/\s+/g, ' ');
}

export function rowOf(file: string, { format, documents, annotations, links, told: said }: SampleOutcome): string {
  return [file, format, documents, annotations, links, said].join('\t');
}
