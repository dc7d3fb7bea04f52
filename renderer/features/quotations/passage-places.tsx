import { type ReactNode, useMemo } from 'react';
import type { PassagePlaceRow, PassageRow } from '#shared/api/comparison-answers.ts';
import type { OutputOf } from '#shared/api/contract.ts';
import { translate } from '#shared/locales/translate.ts';
import { useApp, useWorkbench } from '../../app/context.tsx';
import { asking, useProjectQuery } from '../../app/use-project-query.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { formatNumber } from '../../ui/format.ts';
import { oneLine } from '../../ui/one-line.ts';
import { wholeAfter, wholeBefore } from './around.ts';
import { ComparisonAnswer } from './comparison-answer.tsx';

/** The passage that was chosen, in each of its articles. */
export function PassagePlaces(): ReactNode {
  const id = useApp((state) => state.quotations.passageId);
  return (
    <section className="quotations-page" aria-label={translate('window.passages.places')}>
      {id === null ? <EmptyState>{translate('window.passages.choose')}</EmptyState> : <Chosen key={id} id={id} />}
    </section>
  );
}

function Chosen({ id }: { readonly id: string }): ReactNode {
  const query = useMemo(() => asking('passages.places', { id }), [id]);
  const answer = useProjectQuery<OutputOf<'passages.places'>>(query);
  return (
    <ComparisonAnswer answer={answer}>
      {({ passage, places, total }) =>
        passage ? (
          <>
            <OneSource passage={passage} />
            <ol className="quotation-versions" aria-label={translate('window.passages.places')}>
              {places.map((place) => (
                <li key={`${place.documentId} ${place.span.start}`}>
                  <Place place={place} />
                </li>
              ))}
            </ol>
            {places.length < total && (
              <p className="field-hint">
                {translate('window.quotations.more', {
                  shown: formatNumber(places.length),
                  count: formatNumber(total),
                })}
              </p>
            )}
          </>
        ) : (
          <EmptyState>{translate('window.passages.gone')}</EmptyState>
        )
      }
    </ComparisonAnswer>
  );
}

function OneSource({ passage }: { readonly passage: PassageRow }): ReactNode {
  return (
    <p className="passage-source">
      {translate('window.passages.one-source', { count: formatNumber(passage.articles) })}
    </p>
  );
}

function Place({ place }: { readonly place: PassagePlaceRow }): ReactNode {
  const { comparing } = useWorkbench();
  const { documentId, title, outlet, date, span, before, text, after, similarity, claims, earliest } = place;
  return (
    <article className="quotation-version" aria-label={title}>
      <header>
        {earliest && (
          <span className="quotation-version-verdict" data-verdict="verbatim">
            {translate('window.passages.earliest')}
          </span>
        )}
        <h3 dir="auto">{title}</h3>
        <small>
          {[
            outlet,
            date,
            similarity < 1 && translate('window.passages.similarity', { percent: formatPercent(similarity) }),
          ]
            .filter(Boolean)
            .join(' · ')}
        </small>
      </header>
      <p className="quotation-version-text" dir="auto">
        <span className="quotation-version-around">{wholeBefore(before)}</span>
        <mark>{text}</mark>
        <span className="quotation-version-around">{wholeAfter(after)}</span>
      </p>
      {claims.length > 0 && (
        <ul className="passage-claims" aria-label={translate('window.passages.claims-in')}>
          {claims.map((claim) => (
            <li key={claim.annotationId}>
              <button type="button" onClick={() => comparing.goTo(documentId, claim.span, claim.annotationId)}>
                <span dir="auto">{oneLine(claim.quote)}</span>
                <small dir="auto">{claim.speaker}</small>
              </button>
            </li>
          ))}
        </ul>
      )}
      <div className="quotation-version-actions">
        <Button
          aria-label={`${translate('window.quotations.go')}: ${title}`}
          onClick={() => comparing.goTo(documentId, span)}
        >
          {translate('window.quotations.go')}
        </Button>
      </div>
    </article>
  );
}

function formatPercent(share: number): string {
  // Never “100 %” where something differs.
  return `${Math.min(99, Math.round(share * 100))} %`;
}
