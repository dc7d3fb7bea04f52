import { resolve } from 'node:path';
import { CommandId } from '#shared/domain/ids.ts';
import { translate } from '#shared/locales/translate.ts';
import type { CliCommand, CommandResult } from './command.ts';
import { openProject } from './open.ts';

/** Gives the entries of the register the ids of a file, as far as nobody has to choose. */
export const linkIdsCommand: CliCommand = {
  name: 'link-ids',
  usage: 'link-ids PROJECT FILE [--dry-run]',
  about: 'cli.link-ids.about',
  positionals: { least: 2, most: 2 },
  options: { 'dry-run': { about: 'cli.option.dry-run' } },
  async run(context): Promise<CommandResult> {
    const { services, positionals, options } = context;
    const opened = await openProject(context);
    if (!opened.ok) return opened.error;
    const matched = await services.call('register.match-ids-path', { path: resolve(positionals[1] ?? '') });
    if (!matched.ok) return matched.error;
    const { rows, known, cut, faults, faultCount, proposals } = matched.value;
    const sure = proposals.flatMap(({ entityId, name, sure: isSure, candidates }) => {
      const only = candidates.find(({ fits }) => fits);
      return isSure && only ? [{ entityId, name, authority: only.authority, id: only.id }] : [];
    });
    const open = proposals.filter((proposal) => !proposal.sure);
    if (sure.length > 0 && options['dry-run'] !== true) {
      const ids = sure.map(({ entityId, authority, id }) => ({ entityId, authority, id }));
      const id = CommandId.parse(crypto.randomUUID());
      const given = await services.call('command.run', { id, command: { type: 'entity.identify', ids } });
      if (!given.ok) return given.error;
    }
    const lines = [
      ...sure.map((one) => translate('cli.link-ids.given', one)),
      ...open.map(({ name, candidates }) =>
        translate('cli.link-ids.open', {
          name,
          ids: candidates.map(({ authority, id }) => `${authority}:${id}`).join(', '),
        }),
      ),
      ...faults.map(({ line, fault }) =>
        translate('cli.link-ids.fault', { line, fault: translate(`window.ids.fault.${fault}`) }),
      ),
      translate('cli.link-ids.done', { rows, given: sure.length, open: open.length, known, faults: faultCount }),
      ...(cut ? [translate('window.ids.cut', { count: rows })] : []),
    ];
    return {
      exitCode: faultCount > 0 ? 1 : 0,
      json: { rows, known, cut, given: sure, open, faults, faultCount },
      lines,
    };
  },
};
