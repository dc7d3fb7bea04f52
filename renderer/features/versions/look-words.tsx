import type { ReactNode } from 'react';
import type { ToLookAt } from '#shared/api/version-methods.ts';
import { findLinkType } from '#shared/domain/codebook.ts';
import { translate } from '#shared/locales/translate.ts';
import { useApp } from '../../app/context.tsx';
import { codebookOf } from '../../app/state/selectors.ts';
import { formatNumber } from '../../ui/format.ts';
import { oneLine } from '../../ui/one-line.ts';

/** So many links are named; of more only the number is told. */
const NAMED = 3;

/** Why it needs a look, how sure its place is, and which links stayed behind. */
export function LookReason({ item }: { readonly item: ToLookAt }): ReactNode {
  const { reason, confidence, lostLinks } = item;
  const codebook = useApp(codebookOf);
  const named = lostLinks.slice(0, NAMED).map(({ typeId, otherEnd }) => {
    const type = codebook && findLinkType(codebook, typeId);
    return `${type?.name ?? typeId} “${oneLine(otherEnd)}”`;
  });
  const links =
    lostLinks.length === 0
      ? ''
      : translate(lostLinks.length === 1 ? 'window.versions.lost-one' : 'window.versions.lost', {
          count: formatNumber(lostLinks.length),
          links: [...named, ...(lostLinks.length > NAMED ? ['…'] : [])].join(', '),
        });
  const sure = confidence === null ? '' : translate('window.versions.confidence', { percent: percentOf(confidence) });
  return <>{[translate(`window.versions.${reason}`), sure, links].filter((part) => part !== '').join(' · ')}</>;
}

/** The old words and the new ones as one line that begins shortly before the first change. */
export function LookWords({ item }: { readonly item: ToLookAt }): ReactNode {
  const { old, fresh, parts } = item;
  if (!fresh)
    return (
      <>
        <q dir="auto">{oneLine(old?.words ?? '')}</q>
        <span className="version-word">{translate('window.versions.gone-words')}</span>
      </>
    );
  if (!old)
    return (
      <>
        <span dir="auto" className="version-context">
          <mark>{oneLine(fresh.words)}</mark>
        </span>
        <span className="version-word">{translate('window.versions.old-unknown')}</span>
      </>
    );
  const isSame = parts.every(({ kind }) => kind === 'equal');
  return (
    <span dir="auto" className="version-context">
      <span>{`${isSame ? '' : '… '}${oneLine(fresh.before).trimStart().slice(-24)}`}</span>
      {isSame ? (
        <mark>{oneLine(fresh.words)}</mark>
      ) : (
        parts.map((part, at) => <Part key={`${at} ${part.kind}`} {...part} />)
      )}
      <span>{oneLine(fresh.after)}</span>
    </span>
  );
}

function Part({ kind, text }: ToLookAt['parts'][number]): ReactNode {
  // What is in no mark is what is the same, and is not the words around either.
  if (kind === 'equal') return <b>{text}</b>;
  const Mark = kind === 'added' ? 'ins' : 'del';
  return (
    <Mark>
      <span className="visually-hidden">{translate(`window.versions.${kind}-start`)}</span>
      {text}
      <span className="visually-hidden">{translate('window.versions.mark-end')}</span>
    </Mark>
  );
}

function percentOf(share: number): string {
  return share.toLocaleString('en', { style: 'percent', maximumFractionDigits: 0 });
}
