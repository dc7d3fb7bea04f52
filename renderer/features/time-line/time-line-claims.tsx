import { type ReactNode, useMemo } from 'react';
import type { TimeLineQuestion } from '#shared/api/time-line-answers.ts';
import { translate } from '#shared/locales/translate.ts';
import { CLAIM_LINE, ClaimLines } from '../../app/claims/claim-lines.tsx';
import { asking, useProjectQuery } from '../../app/use-project-query.ts';
import { AnswerView } from '../../ui/answer-view.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { formatNumber } from '../../ui/format.ts';

interface TimeLineClaimsDialogProps {
  readonly title: string;
  readonly hint: string | undefined;
  readonly question: TimeLineQuestion;
  readonly lane: string | null;
  readonly period: string | null;
  readonly onClose: () => void;
}

const MOST = 1000;
const MOST_ROWS = 6;

/** The claims of one lane in one period, or those that could not be placed. */
export function TimeLineClaimsDialog(props: TimeLineClaimsDialogProps): ReactNode {
  const { title, hint, question, lane, period, onClose } = props;
  const query = useMemo(
    () => asking('time-line.claims', { question, lane, period, offset: 0, limit: MOST }),
    [question, lane, period],
  );
  const answer = useProjectQuery(query);
  return (
    <Dialog title={title} width={640} className="proposition-dialog" focusLater onClose={onClose}>
      {hint !== undefined && <p className="field-hint">{hint}</p>}
      <AnswerView answer={answer}>
        {({ rows, total }) => (
          <>
            {rows.length < total && (
              <p className="field-hint">
                {translate('window.network.all-claims', {
                  shown: formatNumber(rows.length),
                  total: formatNumber(total),
                })}
              </p>
            )}
            <div className="proposition-claims" style={{ height: Math.min(rows.length, MOST_ROWS) * CLAIM_LINE }}>
              <ClaimLines label={translate('window.proposition.claims')} rows={rows} />
            </div>
          </>
        )}
      </AnswerView>
      <div className="dialog-buttons">
        <Button onClick={onClose}>{translate('window.proposition.close')}</Button>
      </div>
    </Dialog>
  );
}
