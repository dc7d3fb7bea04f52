import { type ReactNode, useMemo } from 'react';
import type { OutputOf } from '#shared/api/contract.ts';
import type { Annotation } from '#shared/domain/annotation.ts';
import { shownQuote } from '#shared/domain/shown-quote.ts';
import { wordingKey } from '#shared/domain/wording.ts';
import { translate } from '#shared/locales/translate.ts';
import { statementProblem } from '../../app/claims/statement-problem.ts';
import { useWorkbench } from '../../app/context.tsx';
import { asking, useProjectQuery } from '../../app/use-project-query.ts';
import { Button } from '../../ui/button.tsx';
import { DraftField } from '../../ui/draft-field.tsx';

const listPropositions = asking('propositions.list', {});

type Propositions = OutputOf<'propositions.list'>;
const none: Propositions = [];

/** What a claim claims: an entry of the register, chosen by its words, or a new one. Emptied, it claims nothing of it. */
export function PropositionField({ claim }: { readonly claim: Annotation }): ReactNode {
  const { claiming, notices } = useWorkbench();
  const answer = useProjectQuery(listPropositions);
  const propositions = answer.kind === 'ready' ? answer.value : none;
  const statements = useMemo(() => propositions.map(({ statement }) => statement), [propositions]);
  const current = propositions.find(({ id }) => id === claim.propositionId);
  const commit = (text: string): void => {
    const typed = text.trim();
    if (typed === '') return claiming.assign([claim.id], null);
    const problem = statementProblem(typed);
    if (problem !== undefined) return notices.informOf(problem);
    const known = propositions.find(({ statement }) => wordingKey(statement) === wordingKey(typed));
    if (known) claiming.assign([claim.id], known.id);
    else void claiming.create(typed, [claim.id]);
  };
  return (
    <>
      <DraftField
        label={translate('window.proposition')}
        value={current?.statement ?? ''}
        proposals={statements}
        problemOf={(text) => statementProblem(text.trim())}
        description={current?.statement}
        placeholder={translate('window.proposition.hint')}
        onCommit={commit}
      />
      {claim.propositionId === undefined && (
        <Button tone="quiet" onClick={() => commit(shownQuote(claim))}>
          {translate('window.proposition.from-claim')}
        </Button>
      )}
      {claim.propositionId !== undefined && (
        <Button tone="quiet" onClick={() => claiming.assign([claim.id], null)}>
          {translate('window.proposition.take-away')}
        </Button>
      )}
    </>
  );
}
