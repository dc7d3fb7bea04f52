import { parseColor } from '#shared/domain/colors.ts';
import { translate } from '#shared/locales/translate.ts';

const NAME_LIMIT = 200;
const TEXT_LIMIT = 20_000;

/** As the schema of the codebook bounds them; each answers a sentence about what is wrong, or undefined. */

export function nameProblem(text: string): string | undefined {
  return text === '' ? translate('window.codebook.name-needed') : tooLong(text, NAME_LIMIT);
}

export function textProblem(text: string): string | undefined {
  return tooLong(text, TEXT_LIMIT);
}

export function colorProblem(text: string): string | undefined {
  return parseColor(text) === undefined ? translate('window.codebook.color-problem') : undefined;
}

/** A key is what one press writes: nothing that is seen as several characters or not at all. */
export function shortcutProblem(text: string): string | undefined {
  return text === '' || (/^[^\s\p{C}]$/u.test(text) && text.length === 1)
    ? undefined
    : translate('window.codebook.shortcut-problem');
}

export function trimmed(text: string): string {
  return text.trim();
}

function tooLong(text: string, limit: number): string | undefined {
  return text.length > limit ? translate('window.codebook.too-long', { limit, length: text.length }) : undefined;
}
