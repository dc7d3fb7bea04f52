import { actionMessages } from './en/actions.ts';
import { cliMessages } from './en/cli.ts';
import { errorMessages } from './en/errors.ts';
import { formatMessages } from './en/formats.ts';
import { readerMessages } from './en/readers.ts';
import { shellMessages } from './en/shell.ts';
import { windowMessages } from './en/window.ts';

/** Every string that a person sees, in English. A translation has the same keys. `{name}` stands for a parameter. */
export const en = {
  ...actionMessages,
  ...cliMessages,
  ...errorMessages,
  ...formatMessages,
  ...readerMessages,
  ...shellMessages,
  ...windowMessages,
} as const;
