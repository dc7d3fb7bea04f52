import { basename } from 'node:path';
import type { ImportProblem } from '#shared/api/answers.ts';
import { failure, type Result, success } from '#shared/domain/result.ts';
import { sameValue } from '#shared/domain/same-value.ts';
import type { AnnotationColumns } from '#shared/formats/annotation-table/annotation-columns.ts';
import type { ForeignUnit } from '#shared/formats/exchange/counting.ts';
import type { OpenProject } from '../open-project.ts';
import type { Inspected } from './annotations/annotation-import.ts';
import type { ImportTarget } from './import-document.ts';
import { findFiles, firstChanged, type FoundFile } from './import-paths.ts';

export interface ImportChoices extends Pick<ImportTarget, 'encoding' | 'format' | 'columns'> {
  readonly annotationColumns?: AnnotationColumns | undefined;
  readonly unit?: ForeignUnit | undefined;
}

/** Files as they were looked at. It holds whole texts where there are annotations, so only the last one is kept. */
export interface Look {
  readonly token: string;
  readonly project: OpenProject;
  readonly paths: readonly string[];
  readonly files: readonly FoundFile[];
  readonly inspected: Inspected;
  readonly unreachable: readonly ImportProblem[];
  readonly choices: ImportChoices;
}

/** What was looked at and waits for a person's word, so that nothing has to be looked at twice. */
export class Looks {
  #last: Look | undefined;

  keep(look: Look): void {
    this.#last = look;
  }

  drop(token?: string): void {
    if (token === undefined || this.#last?.token === token) this.#last = undefined;
  }

  /** Fails where it is not kept any more; another project opened in the place of its own is none of ours. */
  find(token: string, project: OpenProject | undefined): Result<Look> {
    const look = this.#last;
    return look?.token === token && look.project === project ? success(look) : failure('import/inspection-gone');
  }

  /** As `find`, once: what was shown comes in only as long as the files of annotations are what they were. */
  async take(token: string, project: OpenProject | undefined): Promise<Result<Look>> {
    const look = this.find(token, project);
    if (!look.ok) return look;
    this.#last = undefined;
    const changed = await firstChanged(look.value.inspected.sets.flatMap(({ parts }) => parts));
    return changed === undefined ? look : failure('import/files-changed', { file: basename(changed) });
  }

  /**
   * The last look, where it found no annotations, was at these paths, and nothing has come, gone or changed there since.
   * Columns are chosen after it, and change nothing of it.
   */
  async reuse(paths: readonly string[], choices: ImportChoices, project: OpenProject): Promise<Look | undefined> {
    const look = this.#last;
    this.#last = undefined;
    if (!look || look.project !== project || look.inspected.sets.length > 0) return undefined;
    const { encoding, format } = look.choices;
    if (encoding !== choices.encoding || format !== choices.format || !sameValue(look.paths, paths)) return undefined;
    const { files } = await findFiles(paths);
    return sameValue(files, look.files) ? { ...look, choices } : undefined;
  }
}
