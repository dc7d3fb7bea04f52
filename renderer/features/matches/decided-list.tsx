import { type KeyboardEvent, type ReactNode, useEffect, useMemo } from 'react';
import type { DecidedRow } from '#shared/api/match-answers.ts';
import { findLinkType } from '#shared/domain/codebook.ts';
import { success } from '#shared/domain/result.ts';
import { translate, translateCount } from '#shared/locales/translate.ts';
import { useApp, useWorkbench } from '../../app/context.tsx';
import { relationsFor } from '../../app/claims/matching.ts';
import { codebookOf } from '../../app/state/selectors.ts';
import { type LoadPage, type Pages, usePages } from '../../app/use-pages.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ClaimLine } from './match-item.tsx';
import { relationOfKey } from './match-keys.ts';
import { PairButton, type PairButtonProps, PairHalf } from './pair-half.tsx';
import { PairView } from './pair-view.tsx';
import { useDecision } from './use-decision.tsx';
import { usePairRows } from './use-pair-rows.ts';
import { WaitingForMatches } from './waiting-for-matches.tsx';

/** What is said of all that was decided. */
interface Sum {
  readonly sequence: number;
  readonly total: number;
}

/** What was decided, the last decision first: to be looked at, changed and taken back. */
export function DecidedList({ onSum }: { readonly onSum: (sum: string) => void }): ReactNode {
  const { linkTypeId, documentId, claim } = useApp((state) => state.matching);
  const claimId = claim?.id ?? null;
  const load = useMemo<LoadPage<DecidedRow, Sum>>(
    () => async (api, page) => {
      const answer = await api.call('matches.decided', { linkTypeId, documentId, claimId, ...page });
      if (!answer.ok) return answer;
      const { rows, ...sum } = answer.value;
      return success({ rows, sum });
    },
    [linkTypeId, documentId, claimId],
  );
  const answer = usePages(load);
  return <WaitingForMatches answer={answer}>{(pages) => <Filled pages={pages} onSum={onSum} />}</WaitingForMatches>;
}

interface FilledProps {
  readonly pages: Pages<DecidedRow, Sum>;
  readonly onSum: (sum: string) => void;
}

function Filled({ pages, onSum }: FilledProps): ReactNode {
  const { matching } = useWorkbench();
  const codebook = useApp(codebookOf);
  const rows = usePairRows(pages, linkIdOf);
  const { shown } = rows;
  const count = rows.indexes.length;
  useEffect(() => {
    onSum(translateCount('window.matches.sum-decided-one', 'window.matches.sum-decided', count));
  }, [onSum, count]);
  const { ask, dialog } = useDecision(shown, (relation, { from, to, ...link }, merges) => {
    if (relation === link.linkTypeId) return;
    void matching.decide(relation, { from, to, link }, merges);
  });
  const takeBack = (row: DecidedRow | undefined): void => {
    if (row) rows.send(row, matching.takeBack(row));
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const relation = relationOfKey(event, 'decided');
    if (!relation || !shown || !relationsFor(codebook, shown).some(({ id }) => id === relation)) return;
    event.preventDefault();
    ask(relation);
  };
  const onRowKeyDown = (event: KeyboardEvent, row: DecidedRow | undefined): void => {
    if (!row || event.repeat || (event.key !== 'Delete' && event.key !== 'Backspace')) return;
    event.preventDefault();
    takeBack(row);
  };
  const label = translate('window.matches.half.decided');
  return (
    <PairHalf
      rows={rows}
      labels={{ part: label, list: label }}
      heightOf={heightOf}
      empty={
        <EmptyState title={translate('window.matches.none-decided')}>
          {translate('window.matches.none-decided-text')}
        </EmptyState>
      }
      onKeyDown={onKeyDown}
      onRowKeyDown={onRowKeyDown}
      renderRow={(row, button) => <DecidedItem row={row} {...button} />}
    >
      <PairView
        from={shown?.from}
        to={shown?.to}
        link={shown}
        reasons={[]}
        onDecide={ask}
        onTakeBack={() => takeBack(shown)}
      />
      {dialog}
    </PairHalf>
  );
}

function DecidedItem({ row, ...button }: PairButtonProps & { readonly row: DecidedRow }): ReactNode {
  const { matching } = useWorkbench();
  const codebook = useApp(codebookOf);
  const { from, to, linkId, linkTypeId } = row;
  return (
    <PairButton {...button} onShow={() => matching.show({ fromId: from.annotationId, toId: to.annotationId, linkId })}>
      <span className="match-claims">
        <small className="match-type">{(codebook && findLinkType(codebook, linkTypeId)?.name) ?? linkTypeId}</small>
        <ClaimLine side={from} />
        <ClaimLine side={to} />
      </span>
    </PairButton>
  );
}

function linkIdOf({ linkId }: DecidedRow): string {
  return linkId;
}

function heightOf(): number {
  return 84;
}
