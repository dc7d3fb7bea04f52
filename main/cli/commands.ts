import { backupCommand } from './backup.ts';
import { checkCommand } from './check.ts';
import { figuresCommand, matchesCommand, matrixCommand, whoSaidWhatCommand } from './claim-tables.ts';
import type { CliCommand } from './command.ts';
import { exportCommand } from './export.ts';
import { formatsCommand } from './formats.ts';
import { importCommand } from './import.ts';
import { linkIdsCommand } from './link-ids.ts';
import { listCommand } from './list.ts';
import { networkCommand } from './network.ts';
import { newCommand } from './new.ts';
import { quotationsCommand, sharedPassagesCommand } from './quotations.ts';
import { restoreCommand } from './restore.ts';
import { statsCommand } from './stats.ts';
import { suggestCommand } from './suggest.ts';
import { timeLineCommand } from './time-line.ts';

/** Every command, in the order of the help. */
export const commands: readonly CliCommand[] = [
  newCommand,
  importCommand,
  listCommand,
  exportCommand,
  formatsCommand,
  checkCommand,
  statsCommand,
  suggestCommand,
  whoSaidWhatCommand,
  matrixCommand,
  figuresCommand,
  matchesCommand,
  quotationsCommand,
  sharedPassagesCommand,
  networkCommand,
  timeLineCommand,
  linkIdsCommand,
  backupCommand,
  restoreCommand,
];
