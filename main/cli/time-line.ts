import { laneKinds, periods, timeAxes } from '#shared/api/time-line-answers.ts';
import type { CliCommand, CommandContext, CommandResult } from './command.ts';
import { textOption } from './command.ts';
import { choiceOf, outputTable, tableOptions } from './table-output.ts';

/** The time line of the window, as it is exported there. */
export const timeLineCommand: CliCommand = {
  name: 'timeline',
  usage:
    'timeline PROJECT [--axis article|event] [--lane proposition|speaker|outlet] [--period auto|day|week|month|year] [--filter WORDS] [--format csv|json] [--out PATH] [--excel] [--older-versions]',
  about: 'cli.timeline.about',
  positionals: { least: 1, most: 1 },
  options: {
    axis: { value: 'AXIS', about: 'cli.option.time-line-axis' },
    lane: { value: 'LANE', about: 'cli.option.time-line-lane' },
    period: { value: 'PERIOD', about: 'cli.option.time-line-period' },
    filter: { value: 'WORDS', about: 'cli.option.time-line-filter' },
    ...tableOptions,
    'older-versions': { about: 'cli.option.older-versions' },
  },
  run,
};

async function run(context: CommandContext): Promise<CommandResult> {
  const { services, options } = context;
  const axis = choiceOf(options, 'axis', timeAxes);
  if (typeof axis === 'object') return axis;
  const lane = choiceOf(options, 'lane', laneKinds);
  if (typeof lane === 'object') return lane;
  const period = choiceOf(options, 'period', ['auto', ...periods]);
  if (typeof period === 'object') return period;
  const filter = textOption(options, 'filter') ?? '';
  const question = { axis, lane, period, filter, olderVersions: options['older-versions'] === true };
  return outputTable(context, {
    table: 'timeline',
    read: () => services.call('time-line.table', question),
    write: (file) => services.call('time-line.export-path', { question, ...file }),
  });
}
