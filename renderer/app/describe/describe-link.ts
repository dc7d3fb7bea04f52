import type { HistoryEntry, LinkChange } from '#shared/api/answers.ts';
import { type Codebook, findLinkType } from '#shared/domain/codebook.ts';
import { translate } from '#shared/locales/translate.ts';
import { shorten } from './describe-values.ts';

/**
 * What became of a link, with its type and both ends: `Source: “talks went well” → “the ministry”`, and `↔` where the
 * type has no direction.
 */
export function describeLink(change: LinkChange, codebook: Codebook, how: HistoryEntry['kind'] = 'do'): string {
  const { before, after, from, to } = change;
  const typeId = (after ?? before)?.typeId ?? '';
  const found = findLinkType(codebook, typeId);
  const type = found?.name ?? typeId;
  const key = found?.symmetric ? 'window.link-change.link-symmetric' : 'window.link-change.link';
  const link = translate(key, { type, from: shorten(from), to: shorten(to) });
  if (!after) return translate('window.link-change.removed', { link });
  if (before) return translate('window.link-change.changed', { link });
  // Nobody linked them anew: deleting the link was undone.
  return how === 'undo' ? translate('window.link-change.back-by-undo', { link }) : link;
}
