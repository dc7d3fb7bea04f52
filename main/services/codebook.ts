import type { CodebookVersion } from '#shared/api/answers.ts';
import { countByKind } from '#shared/domain/change-set.ts';
import type { Codebook } from '#shared/domain/codebook.ts';
import { failure, type Result, success } from '#shared/domain/result.ts';
import { translate } from '#shared/locales/translate.ts';
import type { ProjectReader } from '../store/project-reader.ts';
import type { Handlers } from './handlers.ts';
import type { OpenProject } from './open-project.ts';
import { noProject } from './outcome.ts';
import { readCodebookFile } from './read-codebook-file.ts';
import { UsageCache } from './usage-cache.ts';

export function codebookHandlers(
  project: () => OpenProject | undefined,
): Handlers<'codebook.usage' | 'codebook.preview' | 'codebook.versions' | 'codebook.version' | 'codebook.read-path'> {
  const usage = new UsageCache();
  return {
    'codebook.usage': () => {
      const open = project();
      return open ? success(usage.read(open.store)) : noProject;
    },
    'codebook.preview': ({ command }) => {
      const open = project();
      if (!open) return noProject;
      const planned = open.store.previewCodebook(command);
      if (!planned.ok) return planned;
      const { changes, losses, together } = planned.value;
      return success({ counts: countByKind(changes), losses, together });
    },
    'codebook.versions': () => {
      const open = project();
      return open ? success(versionsOf(open.store.read)) : noProject;
    },
    'codebook.version': ({ sequence }) => {
      const open = project();
      return open ? versionAt(open.store.read, sequence) : noProject;
    },
    // A file can be read before there is a project to take it.
    'codebook.read-path': async ({ path }) => {
      const read = await readCodebookFile(path);
      if (!read.ok) return read;
      const { codebook, labelsOnly, notes } = read.value;
      return success({ codebook, labelsOnly, notes: notes.map(({ key, params }) => translate(key, params)) });
    },
  };
}

function versionsOf({ past }: ProjectReader): CodebookVersion[] {
  return past
    .changesOf('codebook', 'codebook')
    .flatMap(({ sequence, change }): CodebookVersion[] => {
      if (change.kind !== 'codebook' || !change.after) return [];
      const { at, annotatorId, kind } = past.entry(sequence);
      return [{ sequence, at, by: past.nameOf(annotatorId), kind, version: change.after.codebook.version }];
    })
    .reverse();
}

function versionAt({ past }: ProjectReader, sequence: number): Result<Codebook> {
  const changed = past.changesOf('codebook', 'codebook').find((one) => one.sequence === sequence)?.change;
  if (changed?.kind !== 'codebook' || !changed.after) return failure('history/not-found', { sequence });
  return success(changed.after.codebook);
}
