import { type ReactNode, useMemo, useState } from 'react';
import type { PropositionEntry } from '#shared/api/claim-answers.ts';
import type { Codebook } from '#shared/domain/codebook.ts';
import { findLinkType } from '#shared/domain/codebook.ts';
import type { PropositionId } from '#shared/domain/ids.ts';
import { translate, translateCount } from '#shared/locales/translate.ts';
import { useApp, useWorkbench } from '../../app/context.tsx';
import { PropositionChooser } from '../../app/claims/proposition-chooser.tsx';
import { statementProblem } from '../../app/claims/statement-problem.ts';
import { useTwin } from '../../app/claims/use-twin.ts';
import { codebookOf } from '../../app/state/selectors.ts';
import { asking, useProjectQuery } from '../../app/use-project-query.ts';
import { AnswerView } from '../../ui/answer-view.tsx';
import { Button } from '../../ui/button.tsx';
import { DraftField } from '../../ui/draft-field.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { countsOf } from './counts-of.ts';
import { SameWords } from './same-words.tsx';
import { PropositionClaims } from './proposition-claims.tsx';

/** One proposition: its wording, what is noted about it, what can be done with it, and its claims. */
export function PropositionPage({ id }: { readonly id: PropositionId }): ReactNode {
  const load = useMemo(() => asking('propositions.entry', { id }), [id]);
  const answer = useProjectQuery(load);
  return (
    <section className="proposition-page" aria-label={translate('window.proposition')}>
      <AnswerView answer={answer}>
        {(entry) => (entry ? <Page entry={entry} /> : <EmptyState>{translate('window.propositions.gone')}</EmptyState>)}
      </AnswerView>
    </section>
  );
}

function Page({ entry }: { readonly entry: PropositionEntry }): ReactNode {
  const { claiming } = useWorkbench();
  const codebook = useApp(codebookOf);
  const [merging, setMerging] = useState(false);
  const twin = useTwin(entry.statement, entry.id);
  return (
    <>
      <div className="proposition-head">
        <DraftField
          label={translate('window.proposition.wording')}
          value={entry.statement}
          multiline="grow"
          problemOf={(text) => statementProblem(text.trim())}
          onCommit={(text) => text.trim() !== '' && claiming.rename(entry.id, text.trim())}
        />
        <div className="proposition-twin" role="status">
          {twin && (
            <>
              <SameWords claims={twin.claims} />
              <Button onClick={() => claiming.showProposition(twin.id)}>
                {translate('window.propositions.same-open')}
              </Button>
              <Button
                onClick={() => {
                  claiming.merge(entry.id, twin);
                  claiming.showProposition(twin.id);
                }}
              >
                {translate('window.propositions.same-merge')}
              </Button>
            </>
          )}
        </div>
        <DraftField
          label={translate('window.propositions.note')}
          value={entry.note}
          multiline="lines"
          onCommit={(note) => claiming.note(entry.id, note)}
        />
        <div className="proposition-facts">
          <p>{[...countsOf(entry), ...relationsOf(entry, codebook)].join(' · ')}</p>
          <Button aria-expanded={merging} onClick={() => setMerging(!merging)}>
            {translate('window.propositions.merge')}
          </Button>
          <Button
            tone="danger quiet"
            title={translate('window.proposition.remove-hint')}
            onClick={() => {
              claiming.remove(entry.id, entry.statement);
              claiming.showProposition(null);
            }}
          >
            {translate('window.proposition.remove')}
          </Button>
        </div>
        {merging && <Merge entry={entry} onDone={() => setMerging(false)} />}
      </div>
      <PropositionClaims id={entry.id} empty={translate('window.propositions.no-claims')} />
    </>
  );
}

/** “Contradicts 2”, each type once. */
function relationsOf({ relations }: PropositionEntry, codebook: Codebook | undefined): string[] {
  const nameOf = (typeId: string): string => (codebook && findLinkType(codebook, typeId)?.name) ?? typeId;
  return relations.map(({ typeId, count }) => `${nameOf(typeId)} ${count}`);
}

/** Chooses where its claims go, and says before what that comes to. */
function Merge({ entry, onDone }: { readonly entry: PropositionEntry; readonly onDone: () => void }): ReactNode {
  const { claiming } = useWorkbench();
  const [into, setInto] = useState<PropositionEntry>();
  const claims = (count: number): string => translateCount('window.claims.claim', 'window.claims.claims', count);
  return (
    <div className="proposition-merge">
      <PropositionChooser
        label={translate('window.propositions.merge-into')}
        without={entry.id}
        none={translate('window.assign.none')}
        onChoose={setInto}
      />
      {into && (
        <>
          <p role="status">
            {translate('window.propositions.merge-preview', {
              moved: claims(entry.claims),
              articles: translateCount('window.propositions.article', 'window.propositions.articles', entry.articles),
              statement: into.statement,
              after: claims(entry.claims + into.claims),
            })}
          </p>
          <Button
            tone="primary"
            onClick={() => {
              claiming.merge(entry.id, into);
              onDone();
              claiming.showProposition(into.id);
            }}
          >
            {translate('window.propositions.merge-now')}
          </Button>
        </>
      )}
    </div>
  );
}

/** The claims that belong to no proposition yet. */
export function LooseClaims(): ReactNode {
  return (
    <section className="proposition-page" aria-label={translate('window.propositions.loose')}>
      <h3 className="proposition-title">{translate('window.propositions.loose')}</h3>
      <PropositionClaims id={null} empty={translate('window.propositions.no-loose')} />
    </section>
  );
}
