import type { HistoryEntry } from '#shared/api/answers.ts';
import type { RecordKind } from '#shared/domain/change-set.ts';
import type { Codebook } from '#shared/domain/codebook.ts';
import { translate } from '#shared/locales/translate.ts';
import { describeAlike } from './describe-alike.ts';
import { describeCounts } from './describe-entry.ts';
import { describeLink } from './describe-link.ts';
import { shorten } from './describe-values.ts';
import { describeVersion } from './describe-version.ts';

/** What an entry did to a document: what can be told of it, a sentence a line, and how much else there was. */
export function describeTold(entry: HistoryEntry, codebook: Codebook): string[] {
  const { change, alike, links, counts, kind } = entry;
  const told = new Set<RecordKind>();
  const lines: string[] = [];
  if (change?.kind === 'annotation' || change?.kind === 'document') {
    lines.push(lineOf(change, codebook, kind));
    told.add(change.kind);
  }
  if (alike) {
    lines.push(describeAlike(alike, codebook));
    told.add('annotation');
  }
  if (links.length > 0) {
    lines.push(...links.map((link) => describeLink(link, codebook, kind)));
    told.add('link');
  }
  return [...lines, describeCounts(counts.filter((one) => !told.has(one.kind)))].filter((line) => line !== '');
}

function lineOf(
  change: Extract<HistoryEntry['change'], { kind: 'annotation' | 'document' }>,
  codebook: Codebook,
  how: HistoryEntry['kind'],
): string {
  const what = describeVersion(change, codebook, how).join('; ');
  if (change.kind === 'document' || (!change.before && how === 'do')) return what;
  const quote = shorten((change.before ?? change.after)?.quote ?? '');
  return translate('window.version.of', { quote, what });
}
