import { isDate } from '#shared/domain/attribute-value.ts';
import { translate } from '#shared/locales/translate.ts';
import { parseNumber } from './parse-number.ts';

// Each says in a sentence what is wrong with a text; an empty one takes the value away and is never wrong.

export function numberProblem(text: string): string | undefined {
  if (text.trim() === '' || parseNumber(text) !== undefined) return undefined;
  return translate('window.inspector.not-a-number', { text });
}

export function dateProblem(text: string): string | undefined {
  const date = text.trim();
  return date === '' || isDate(date) ? undefined : translate('window.attribute.not-a-date', { text });
}
