import type { ReactNode } from 'react';
import type { MatchContext } from '#shared/api/match-answers.ts';
import { translate } from '#shared/locales/translate.ts';
import { useWorkbench } from '../../app/context.tsx';
import { Button } from '../../ui/button.tsx';
import { piecesOf } from './pieces.ts';

interface PairSideProps {
  readonly side: MatchContext;
  readonly label: string;
}

/** One claim of a pair in its paragraph, with what it shares with the other one marked. */
export function PairSide({ side, label }: PairSideProps): ReactNode {
  const { claiming } = useWorkbench();
  const { before, claim, after } = piecesOf(side);
  return (
    <article className="match-side" aria-label={label}>
      <header>
        <h3 dir="auto">{side.title}</h3>
        <p>{[side.outlet, side.date].filter(Boolean).join(' · ')}</p>
      </header>
      <p className="match-text" dir="auto">
        {before}
        <span className="match-claim">
          {claim.map(({ text, kind }, at) =>
            kind ? (
              // The pieces of a text never change places.
              // oxlint-disable-next-line react/no-array-index-key
              <mark key={at} data-kind={kind}>
                {text}
              </mark>
            ) : (
              text
            ),
          )}
        </span>
        {after}
      </p>
      <footer>
        <span dir="auto">
          {[side.speaker || translate('window.matches.nobody'), side.cue].filter(Boolean).join(' · ')}
        </span>
        {side.proposition !== '' && (
          <span dir="auto">{translate('window.matches.proposition', { statement: side.proposition })}</span>
        )}
        <Button
          tone="quiet"
          onClick={() =>
            claiming.goTo({ documentId: side.documentId, span: side.span, annotationId: side.annotationId })
          }
        >
          {translate('window.matches.open')}
        </Button>
      </footer>
    </article>
  );
}
