import { type ReactNode, useCallback, useMemo, useState } from 'react';
import type { RecordVersion } from '#shared/api/answers.ts';
import type { Codebook } from '#shared/domain/codebook.ts';
import { translate } from '#shared/locales/translate.ts';
import { useApp, useWorkbench } from '../../app/context.tsx';
import { codebookOf } from '../../app/selectors.ts';
import { asking, useProjectQuery } from '../../app/use-project-query.ts';
import { AnswerView } from '../../ui/answer-view.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { formatMoment } from '../../ui/format.ts';
import { CarryOutBar } from './carry-out-bar.tsx';
import { describeCounts } from '../../app/describe-entry.ts';
import { describeVersion } from '../../app/describe-version.ts';
import { HistoryList } from './history-list.tsx';
import { usePrepared } from './use-prepared.ts';

interface RecordVersionsProps {
  readonly kind: 'annotation' | 'document';
  readonly id: string;
  readonly onRestored: (at: string) => void;
}

/** Who did what to a record, the latest first; what it was after each can be made so again. */
export function RecordVersions({ kind, id, onRestored }: RecordVersionsProps): ReactNode {
  const codebook = useApp(codebookOf);
  const load = useMemo(() => asking('history.of-record', { kind, id }), [kind, id]);
  const answer = useProjectQuery(load);
  return (
    <AnswerView answer={answer}>
      {(versions) =>
        codebook && versions.length > 0 ? (
          <Versions versions={versions} codebook={codebook} record={{ kind, id }} onRestored={onRestored} />
        ) : (
          <EmptyState>{translate('window.history.empty')}</EmptyState>
        )
      }
    </AnswerView>
  );
}

interface VersionsProps {
  readonly versions: readonly RecordVersion[];
  readonly codebook: Codebook;
  readonly record: Pick<RecordVersionsProps, 'kind' | 'id'>;
  readonly onRestored: (at: string) => void;
}

function Versions({ versions, codebook, record, onRestored }: VersionsProps): ReactNode {
  const workbench = useWorkbench();
  const [chosen, setChosen] = useState<number | null>(null);
  const latestFirst = useMemo(() => versions.toReversed(), [versions]);
  const linesOf = useCallback(
    ({ change, kind: how }: RecordVersion) => describeVersion(change, codebook, how),
    [codebook],
  );
  const { kind, id } = record;
  const latest = versions.at(-1)?.sequence;
  const version = versions.find(({ sequence }) => sequence === chosen);
  // What it is now, and what it was after it had been deleted, are nothing to go back to.
  const sequence = version && version.sequence !== latest && version.change.after !== null ? version.sequence : null;
  const question = useMemo(() => (sequence === null ? null : { kind, id, sequence }), [kind, id, sequence]);
  const ask = useCallback(
    (wanted: NonNullable<typeof question>) => workbench.history.prepare([wanted], false),
    [workbench],
  );
  const prepared = usePrepared(question, ask);
  return (
    <div className="history-versions">
      <HistoryList
        label={translate('window.history.versions')}
        entries={latestFirst}
        linesOf={linesOf}
        chosen={chosen}
        onChoose={({ sequence: one }) => setChosen(one)}
      />
      <CarryOutBar
        prepared={prepared}
        idle={translate(
          chosen !== null && chosen === latest ? 'window.history.latest' : 'window.history.choose-version',
        )}
        loading={translate('window.history.preparing')}
        describe={({ counts }) => translate('window.trash.comes-back', { what: describeCounts(counts) })}
        button={translate('window.history.restore-version')}
        onCarryOut={({ command }) => {
          void workbench.history.carryOut(command);
          onRestored(formatMoment(version?.at ?? ''));
        }}
      />
    </div>
  );
}
