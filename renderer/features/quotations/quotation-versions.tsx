import { type ReactNode, useMemo } from 'react';
import type { QuotationRow, QuotationVersion } from '#shared/api/comparison-answers.ts';
import type { OutputOf } from '#shared/api/contract.ts';
import { findLinkType } from '#shared/domain/codebook.ts';
import { translate } from '#shared/locales/translate.ts';
import { offeredLinks } from '../../app/claims/comparing.ts';
import { useApp, useWorkbench } from '../../app/context.tsx';
import { codebookOf } from '../../app/state/selectors.ts';
import { asking, useProjectQuery } from '../../app/use-project-query.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { formatNumber } from '../../ui/format.ts';
import { AlertIcon } from '../../ui/icons.tsx';
import { ComparisonAnswer } from './comparison-answer.tsx';
import { VersionText } from './version-text.tsx';

/** The quotation that was chosen, and what stands of it in other articles, one below the other. */
export function QuotationVersions(): ReactNode {
  const id = useApp((state) => state.quotations.quotationId);
  return (
    <section className="quotations-page" aria-label={translate('window.quotations.versions')}>
      {id === null ? <EmptyState>{translate('window.quotations.choose')}</EmptyState> : <Chosen key={id} id={id} />}
    </section>
  );
}

function Chosen({ id }: { readonly id: string }): ReactNode {
  const query = useMemo(() => asking('quotations.versions', { id }), [id]);
  const answer = useProjectQuery<OutputOf<'quotations.versions'>>(query);
  return (
    <ComparisonAnswer answer={answer}>
      {({ quotation, versions, total }) =>
        quotation ? (
          <>
            <Quotation quotation={quotation} />
            {total > 0 && <p className="quotations-key">{translate('window.quotations.key')}</p>}
            <ol className="quotation-versions" aria-label={translate('window.quotations.versions')}>
              {versions.map((version) => (
                <li key={version.documentId}>
                  <Version quotation={quotation} version={version} />
                </li>
              ))}
            </ol>
            {total === 0 && <p className="quotations-none">{translate('window.quotations.not-found')}</p>}
            {versions.length < total && (
              <p className="field-hint">
                {translate('window.quotations.more', {
                  shown: formatNumber(versions.length),
                  count: formatNumber(total),
                })}
              </p>
            )}
          </>
        ) : (
          <EmptyState>{translate('window.quotations.gone')}</EmptyState>
        )
      }
    </ComparisonAnswer>
  );
}

function Quotation({ quotation }: { readonly quotation: QuotationRow }): ReactNode {
  const { comparing } = useWorkbench();
  const { documentId, span, quote, claim, speaker, title, outlet, date } = quotation;
  return (
    <div className="quotation-chosen">
      <blockquote dir="auto">{quote}</blockquote>
      <p className="quotation-where" dir="auto">
        {[speaker || translate('window.quotations.no-speaker'), title, outlet, date].filter(Boolean).join(' · ')}
      </p>
      <Button onClick={() => comparing.goTo(documentId, span, claim?.annotationId)}>
        {translate('window.quotations.go')}
      </Button>
    </div>
  );
}

interface VersionProps {
  readonly quotation: QuotationRow;
  readonly version: QuotationVersion;
}

function Version({ quotation, version }: VersionProps): ReactNode {
  const { title, outlet, date, verdict } = version;
  const hint = verdict === 'near-verbatim' ? translate('window.quotations.verdict.near-verbatim-hint') : undefined;
  return (
    <article className="quotation-version" aria-label={title}>
      <header>
        <span className="quotation-version-verdict" data-verdict={verdict} title={hint}>
          {translate(`window.quotations.verdict.${verdict}`)}
        </span>
        <h3 dir="auto">{title}</h3>
        <small>{[outlet, date].filter(Boolean).join(' · ')}</small>
      </header>
      <VersionText version={version} />
      <Speaker version={version} />
      <VersionActions quotation={quotation} version={version} />
    </article>
  );
}

function Speaker({ version: { claim, otherSpeaker } }: Pick<VersionProps, 'version'>): ReactNode {
  if (!claim) return <p className="quotation-version-speaker">{translate('window.quotations.no-claim')}</p>;
  const { speaker } = claim;
  if (speaker === '') return <p className="quotation-version-speaker">{translate('window.quotations.claim-nobody')}</p>;
  return (
    <p className="quotation-version-speaker" data-differs={otherSpeaker || undefined}>
      {otherSpeaker && <AlertIcon />}
      {translate(otherSpeaker ? 'window.quotations.other-speaker' : 'window.quotations.speaker', { speaker })}
    </p>
  );
}

function VersionActions({ quotation, version }: VersionProps): ReactNode {
  const { comparing, claiming } = useWorkbench();
  const codebook = useApp(codebookOf);
  const links = useApp((state) => offeredLinks(state).join(' '))
    .split(' ')
    .filter(Boolean);
  const { documentId, span, claim, linkTypeIds } = version;
  const own = quotation.claim;
  const linked = linkTypeIds.map((id) => (codebook && findLinkType(codebook, id)?.name) ?? id);
  const propositionId = own?.propositionId ?? null;
  return (
    <div className="quotation-version-actions" role="group" aria-label={version.title}>
      <Button onClick={() => comparing.goTo(documentId, span, claim?.annotationId)}>
        {translate('window.quotations.go')}
      </Button>
      {!claim && (
        <Button onClick={() => comparing.label(quotation, version)}>
          {translate(propositionId === null ? 'window.quotations.label' : 'window.quotations.label-same')}
        </Button>
      )}
      {claim && propositionId !== null && claim.propositionId !== propositionId && (
        <Button onClick={() => claiming.assign([claim.annotationId], propositionId)}>
          {translate('window.quotations.same-proposition')}
        </Button>
      )}
      {own &&
        claim &&
        (['same', 'different-attribution'] as const)
          .filter((type) => links.includes(type) && !linkTypeIds.includes(type))
          .map((type) => (
            <Button key={type} onClick={() => comparing.link(type, own.annotationId, claim.annotationId)}>
              {translate(`window.quotations.link.${type}`)}
            </Button>
          ))}
      {linked.length > 0 && (
        <span className="quotation-version-linked">
          {translate('window.quotations.linked', { types: linked.join(', ') })}
        </span>
      )}
    </div>
  );
}
