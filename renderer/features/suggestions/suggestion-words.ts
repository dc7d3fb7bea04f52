import type { Suggestion } from '#shared/api/suggestion.ts';
import { translate } from '#shared/locales/translate.ts';

export function formatConfidence(confidence: number): string {
  return confidence.toLocaleString(undefined, { style: 'percent', maximumFractionDigits: 0 });
}

/** Who makes the suggestion, as a person calls it: a rule by its name. */
export function nameOfSource({ suggester, by }: Suggestion): string {
  return suggester === 'rules' ? by : translate(`window.suggestions.by.${suggester}`);
}
