import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

interface StartArguments {
  readonly userData: string | undefined;
  readonly project: string | undefined;
}

interface Surroundings {
  readonly cwd: string;
  /** Where the application itself is: `electron .` names it on its command line, the packaged program does not. */
  readonly appPath: string;
  readonly packaged: boolean;
}

const userDataSwitch = '--user-data-dir=';
/** Switches of Electron whose value is an argument of its own. */
const switchesWithValue = new Set(['-r', '--require', '--import']);

/** What the command line asks for. `argv[0]` is the program. Relative paths are resolved against `cwd`. */
export function readStartArguments(argv: readonly string[], { cwd, appPath, packaged }: Surroundings): StartArguments {
  const userData = argv.findLast((arg) => arg.startsWith(userDataSwitch))?.slice(userDataSwitch.length);
  const paths = argv
    .slice(1)
    .filter((arg, index, rest) => isPath(arg) && !switchesWithValue.has(rest[index - 1] ?? ''))
    .map((arg) => resolve(cwd, withoutFileScheme(arg)));
  return {
    userData: userData ? resolve(cwd, userData) : undefined,
    project: paths.findLast((path) => packaged || path !== resolve(appPath)),
  };
}

function isPath(arg: string): boolean {
  return arg !== '' && !arg.startsWith('-');
}

/** File managers on Linux hand over `file:///home/…` (the `%U` of a desktop entry). */
function withoutFileScheme(arg: string): string {
  if (!/^file:\/\//i.test(arg)) return arg;
  try {
    return fileURLToPath(arg);
  } catch {
    return arg;
  }
}
