import type { ReactNode } from 'react';
import type { EntityClaims } from '#shared/api/register-answers.ts';
import { translate } from '#shared/locales/translate.ts';
import { envelopeOf } from '../../app/state/annotation-index.ts';
import { useWorkbench } from '../../app/context.tsx';
import { formatNumber } from '../../ui/format.ts';
import { oneLine } from '../../ui/one-line.ts';

interface EntityClaimListProps {
  readonly claims: EntityClaims;
  /** What is said where there are none. */
  readonly none: string;
}

/** Claims by an entry or about it; each leads to its place in the article. */
export function EntityClaimList({ claims, none }: EntityClaimListProps): ReactNode {
  const { reading } = useWorkbench();
  if (claims.total === 0) return <p className="entity-none">{none}</p>;
  return (
    <>
      <ul className="entity-claims">
        {claims.rows.map(({ annotation, documentTitle, source }) => (
          <li key={annotation.id}>
            <button
              type="button"
              onClick={() =>
                void reading.openAt(annotation.documentId, {
                  span: envelopeOf(annotation),
                  annotationId: annotation.id,
                })
              }
            >
              <span className="entity-claim" dir="auto">
                {source !== '' && (
                  <span className="entity-claim-source">{translate('window.entity.source', { source })}</span>
                )}
                {oneLine(annotation.quote)}
              </span>
              <span className="in-context-document">{documentTitle}</span>
            </button>
          </li>
        ))}
      </ul>
      {claims.rows.length < claims.total && (
        <p className="field-hint">
          {translate('window.entity.more', {
            shown: formatNumber(claims.rows.length),
            count: formatNumber(claims.total),
          })}
        </p>
      )}
    </>
  );
}
