import { type ReactNode, useCallback, useMemo, useRef, useState } from 'react';
import type { LinkChange, RecordVersion } from '#shared/api/answers.ts';
import type { Codebook } from '#shared/domain/codebook.ts';
import { translate } from '#shared/locales/translate.ts';
import { useApp, useWorkbench } from '../../app/context.tsx';
import type { Restorable } from '../../app/history.ts';
import { codebookOf } from '../../app/state/selectors.ts';
import { asking, useProjectQuery } from '../../app/use-project-query.ts';
import { AnswerView } from '../../ui/answer-view.tsx';
import { useLateFocus } from '../../ui/dialog.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { formatMoment } from '../../ui/format.ts';
import { CarryOutBar } from './carry-out-bar.tsx';
import { describeCounts } from '../../app/describe/describe-entry.ts';
import { describeLink } from '../../app/describe/describe-link.ts';
import { describeVersion } from '../../app/describe/describe-version.ts';
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
  const list = useRef<HTMLDivElement>(null);
  useLateFocus(list);
  const [chosen, setChosen] = useState<number | null>(null);
  const latestFirst = useMemo(() => versions.toReversed(), [versions]);
  const linesOf = useCallback(
    ({ change, links, kind: how }: RecordVersion) => [
      ...(change ? describeVersion(change, codebook, how) : []),
      ...links.map((link) => describeLink(link, codebook, how)),
    ],
    [codebook],
  );
  const { kind, id } = record;
  const version = versions.find(({ sequence }) => sequence === chosen);
  const isNow = version !== undefined && isLatest(version, versions);
  // What it is now, and what it was after it had been deleted, are nothing to go back to.
  const question = useMemo(() => {
    const items = version && !isNow ? restorable(version, { kind, id }) : [];
    return items.length > 0 ? items : null;
  }, [version, isNow, kind, id]);
  const ask = useCallback((wanted: readonly Restorable[]) => workbench.history.prepare(wanted, false), [workbench]);
  const prepared = usePrepared(question, ask);
  return (
    <div ref={list} className="history-versions">
      <HistoryList
        label={translate('window.history.versions')}
        entries={latestFirst}
        linesOf={linesOf}
        chosen={chosen}
        onChoose={({ sequence: one }) => setChosen(one)}
      />
      <CarryOutBar
        prepared={prepared}
        idle={translate(isNow ? 'window.history.latest' : 'window.history.choose-version')}
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

/** The record itself as it was then; where only links of it were touched, those. */
function restorable({ change, links, sequence }: RecordVersion, record: VersionsProps['record']): Restorable[] {
  if (change) return change.after === null ? [] : [{ ...record, sequence }];
  return links.flatMap(({ after }) => (after ? [{ kind: 'link' as const, id: after.id, sequence }] : []));
}

/** Whether nothing happened since to what it touched. */
function isLatest(version: RecordVersion, versions: readonly RecordVersion[]): boolean {
  const later = versions.filter(({ sequence }) => sequence > version.sequence);
  if (version.change) return later.every(({ change }) => change === null);
  const ids = new Set(version.links.map(linkIdOf));
  return !later.some(({ links }) => links.some((link) => ids.has(linkIdOf(link))));
}

function linkIdOf({ before, after }: LinkChange): string | undefined {
  return (after ?? before)?.id;
}
