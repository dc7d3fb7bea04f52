import { translate } from '../../locales/translate.ts';

/** Nobody reads more of them in a sentence. */
const MOST_NAMES = 10;

interface NamesOptions {
  /** Where names of any script stand in one line: each is kept from turning round its neighbours. */
  readonly isolated?: boolean;
}

/** The first names, and how many there are besides: `a, b and 3 more`. */
export function firstNames(names: readonly string[], { isolated = false }: NamesOptions = {}): string {
  const shown = names
    .slice(0, MOST_NAMES)
    .map((name) => (isolated ? `\u2068${name}\u2069` : name))
    .join(', ');
  const more = names.length - MOST_NAMES;
  return more > 0 ? translate('names.and-more', { names: shown, count: more.toLocaleString('en') }) : shown;
}
