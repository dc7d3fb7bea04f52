import { resolve } from 'node:path';
import type { ProjectInfo } from '#shared/api/answers.ts';
import type { Result } from '#shared/domain/result.ts';
import { translate } from '#shared/locales/translate.ts';
import type { CommandContext } from './command.ts';

/**
 * Opens the project that is the first argument. Whoever only looks is nobody's annotator. A file of an earlier format is
 * brought to the newest one, by reading commands too, and that is said.
 */
export async function openProject(
  { services, positionals, remark }: CommandContext,
  annotator?: string,
): Promise<Result<ProjectInfo>> {
  const path = resolve(positionals[0] ?? '');
  const opened = await services.call('project.open', annotator === undefined ? { path } : { path, annotator });
  if (opened.ok && opened.value.upgraded)
    remark(translate('cli.open.upgraded', { path: opened.value.location, ...opened.value.upgraded }));
  return opened;
}
