import type { MatchRow } from '#shared/api/match-answers.ts';
import { translate } from '#shared/locales/translate.ts';

/** Why two claims may be about the same, in a few words. */
export function describeReason({ kind, texts }: MatchRow['reasons'][number]): string {
  if (kind === 'speaker') return translate('window.matches.reason.speaker');
  return translate(`window.matches.reason.${kind}`, { texts: texts.join(kind === 'other-numbers' ? ' | ' : ', ') });
}
