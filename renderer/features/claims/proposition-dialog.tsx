import { type ReactNode, useMemo, useState } from 'react';
import type { PropositionClaims, SaidRow } from '#shared/api/claim-answers.ts';
import { articleDate } from '#shared/claims/article-date.ts';
import type { DocumentId, PropositionId } from '#shared/domain/ids.ts';
import { translate, translateCount } from '#shared/locales/translate.ts';
import { CLAIM_LINE, ClaimLines } from '../../app/claims/claim-lines.tsx';
import { statementProblem } from '../../app/claims/statement-problem.ts';
import { useApp, useWorkbench } from '../../app/context.tsx';
import { asking, useProjectQuery } from '../../app/use-project-query.ts';
import { AnswerView } from '../../ui/answer-view.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { DraftField } from '../../ui/draft-field.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { PropositionSources } from './proposition-sources.tsx';

interface PropositionDialogProps {
  readonly id: PropositionId;
  /** Only the claims of this article; null for all of them. */
  readonly documentId: DocumentId | null;
  readonly onClose: () => void;
}

const listPropositions = asking('propositions.list', {});

/** The claims behind a proposition, from whom it comes along time, and what can be done with it. */
export function PropositionDialog({ id, documentId, onClose }: PropositionDialogProps): ReactNode {
  const olderVersions = useApp((state) => state.claims.olderVersions);
  const query = useMemo(
    () => asking('claims.of-proposition', { id, documentId, olderVersions }),
    [id, documentId, olderVersions],
  );
  const answer = useProjectQuery<PropositionClaims>(query);
  return (
    <Dialog
      title={translate('window.proposition')}
      width={640}
      className="proposition-dialog"
      focusLater
      onClose={onClose}
    >
      <AnswerView answer={answer}>
        {(value) => (
          <>
            {documentId === null ? <Wording id={id} value={value} /> : <p dir="auto">{value.proposition}</p>}
            <Claims rows={value.rows} />
            {documentId === null && <PropositionSources id={id} />}
            {documentId === null && <Drift value={value} />}
            {documentId === null && <Changes id={id} value={value} onClose={onClose} />}
          </>
        )}
      </AnswerView>
      <div className="dialog-buttons">
        <Button onClick={onClose}>{translate('window.proposition.close')}</Button>
      </div>
    </Dialog>
  );
}

function Wording({ id, value }: { readonly id: PropositionId; readonly value: PropositionClaims }): ReactNode {
  const { claiming } = useWorkbench();
  return (
    <DraftField
      label={translate('window.proposition.wording')}
      value={value.proposition}
      multiline="grow"
      problemOf={(text) => statementProblem(text.trim())}
      onCommit={(text) => text.trim() !== '' && claiming.rename(id, text.trim())}
    />
  );
}

const MOST_ROWS = 6;

function Claims({ rows }: { readonly rows: readonly SaidRow[] }): ReactNode {
  if (rows.length === 0) return <p className="proposition-none">{translate('window.proposition.no-claims')}</p>;
  return (
    <div className="proposition-claims" style={{ height: Math.min(rows.length, MOST_ROWS) * CLAIM_LINE }}>
      <ClaimLines label={translate('window.proposition.claims')} rows={rows} />
    </div>
  );
}

/** The attribution along time: who an article says it comes from. */
function Drift({ value: { drift } }: { readonly value: PropositionClaims }): ReactNode {
  if (drift.length < 2) return null;
  const shown = drift.slice(0, MOST_STEPS);
  const dated = shown.filter(({ date }) => articleDate(date));
  const others = shown.filter(({ date }) => !articleDate(date));
  return (
    <section className="proposition-drift">
      <h3>{translate('window.proposition.drift')}</h3>
      <Steps steps={dated} />
      {others.length > 0 && <h4>{translate('window.proposition.not-in-time')}</h4>}
      <Steps steps={others} />
    </section>
  );
}

const MOST_STEPS = 100;

function Steps({ steps }: { readonly steps: PropositionClaims['drift'] }): ReactNode {
  if (steps.length === 0) return null;
  return (
    <ol>
      {steps.map(({ title, date, source, coverage, claims }, at) => (
        <li key={`${at} ${title}`}>
          <time>{date || translate('window.proposition.undated')}</time>
          <span dir="auto">{source || translate('window.claims.nobody')}</span>
          <small>
            {translate(`window.coverage.${coverage}`)}
            {claims > 1 && ` · ${translateCount('window.claims.claim', 'window.claims.claims', claims)}`}
          </small>
          <small dir="auto">{title}</small>
        </li>
      ))}
    </ol>
  );
}

interface ChangesProps {
  readonly id: PropositionId;
  readonly value: PropositionClaims;
  readonly onClose: () => void;
}

/** Merging it into another one, and removing it. */
function Changes({ id, value, onClose }: ChangesProps): ReactNode {
  const { claiming } = useWorkbench();
  const answer = useProjectQuery(listPropositions);
  const [into, setInto] = useState('');
  const others = answer.kind === 'ready' ? answer.value.filter((one) => one.id !== id) : [];
  const target = others.find((one) => one.id === into);
  return (
    <div className="proposition-changes">
      {others.length > 0 && (
        <>
          <SelectField
            label={translate('window.proposition.merge-into')}
            value={into}
            options={[
              { id: '', name: translate('window.proposition.merge-choose') },
              ...others.map((one) => ({ id: one.id, name: one.statement })),
            ]}
            onChange={setInto}
          />
          <Button
            idle={!target}
            onClick={() => {
              if (target) claiming.merge(id, target);
              onClose();
            }}
          >
            {translate('window.proposition.merge')}
          </Button>
        </>
      )}
      <Button
        tone="danger quiet"
        title={translate('window.proposition.remove-hint')}
        onClick={() => {
          claiming.remove(id, value.proposition);
          onClose();
        }}
      >
        {translate('window.proposition.remove')}
      </Button>
    </div>
  );
}
