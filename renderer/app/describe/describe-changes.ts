import { alikeIn } from '#shared/domain/alike-change.ts';
import { type AnyChange, type ChangeSet, changesOf, countByKind } from '#shared/domain/change-set.ts';
import type { Codebook } from '#shared/domain/codebook.ts';
import { translate } from '#shared/locales/translate.ts';
import { describeAlike } from './describe-alike.ts';
import { describeCounts } from './describe-entry.ts';
import { shorten } from './describe-values.ts';
import { describeVersion } from './describe-version.ts';

/** What a step did, in a few words: to the one annotation or document that it is about, or how much of what. */
export function describeChanges(changeSet: ChangeSet, codebook: Codebook): string {
  const change = onlyOne(changeSet);
  if (change) return describeChange(change, codebook);
  const counts = countByKind(changeSet);
  const alike = alikeIn(changesOf(changeSet, 'annotation'));
  if (!alike) return describeCounts(counts);
  const rest = describeCounts(counts.filter(({ kind }) => kind !== 'annotation'));
  return [describeAlike(alike, codebook), rest].filter((part) => part !== '').join('; ');
}

/** What a change did to its annotation or document, which is named. */
export function describeChange(change: AnyChange, codebook: Codebook): string {
  const what = describeVersion(change, codebook).join('; ');
  if (change.kind !== 'annotation' || change.before === null) return what;
  return translate('window.version.of', { quote: shorten(change.before.quote), what });
}

/** The links that go with an annotation are not what the step is about. */
function onlyOne(changeSet: ChangeSet): AnyChange | undefined {
  const [annotation, ...others] = changesOf(changeSet, 'annotation');
  if (annotation && others.length === 0 && changeSet.every(({ kind }) => kind === 'annotation' || kind === 'link'))
    return annotation;
  const [change] = changeSet;
  return changeSet.length === 1 && change?.kind === 'document' ? change : undefined;
}
