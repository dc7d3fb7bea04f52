import { type ReactNode, useId, useMemo } from 'react';
import type { PropositionClaims } from '#shared/api/claim-answers.ts';
import type { Annotation } from '#shared/domain/annotation.ts';
import type { PropositionId } from '#shared/domain/ids.ts';
import { translate } from '#shared/locales/translate.ts';
import { useWorkbench } from '../../app/context.tsx';
import { asking, useProjectQuery } from '../../app/use-project-query.ts';
import { Button } from '../../ui/button.tsx';
import { oneLine } from '../../ui/one-line.ts';

/** So many claims are offered here; the proposition's own page has all of them. */
const MOST = 8;

interface OtherArticlesProps {
  readonly claim: Annotation;
  readonly propositionId: PropositionId;
}

/** The claims of the same proposition in other articles; each opens its article beside this one, at the claim. */
export function OtherArticles({ claim, propositionId }: OtherArticlesProps): ReactNode {
  const { reading } = useWorkbench();
  const id = useId();
  const query = useMemo(
    () => asking('claims.of-proposition', { id: propositionId, documentId: null }),
    [propositionId],
  );
  const answer = useProjectQuery<PropositionClaims>(query);
  const rows = answer.kind === 'ready' ? answer.value.rows : [];
  const others = rows.filter(({ documentId }) => documentId !== claim.documentId).slice(0, MOST);
  if (others.length === 0) return null;
  return (
    <div className="other-articles">
      <h3 id={id}>{translate('window.beside.others')}</h3>
      <ul aria-labelledby={id}>
        {others.map(({ annotationId, documentId, title, claim: words, span }) => (
          <li key={annotationId}>
            <Button
              tone="quiet"
              title={`${translate('window.beside.show')}\n${words.slice(0, 500)}`}
              onClick={() => void reading.openBeside(documentId, { span })}
            >
              <span className="other-claim" dir="auto">
                {oneLine(words)}
              </span>
              <span className="other-title">{title}</span>
              <span className="visually-hidden">{translate('window.beside.show')}</span>
            </Button>
          </li>
        ))}
      </ul>
    </div>
  );
}
