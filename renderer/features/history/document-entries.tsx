import { type ReactNode, type RefObject, useCallback, useMemo, useRef, useState } from 'react';
import type { ApiClient } from '#shared/api/client.ts';
import type { HistoryEntry } from '#shared/api/answers.ts';
import type { OutputOf } from '#shared/api/contract.ts';
import type { DocumentId } from '#shared/domain/ids.ts';
import type { Failure } from '#shared/domain/result.ts';
import { translate } from '#shared/locales/translate.ts';
import { useApp } from '../../app/context.tsx';
import { codebookOf } from '../../app/state/selectors.ts';
import { type Show, useProjectQuery } from '../../app/use-project-query.ts';
import { AnswerView } from '../../ui/answer-view.tsx';
import { Button } from '../../ui/button.tsx';
import { useLateFocus } from '../../ui/dialog.tsx';
import { describeCounts } from '../../app/describe/describe-entry.ts';
import { describeTold } from '../../app/describe/describe-told.ts';
import { HistoryList } from './history-list.tsx';

const PAGE = 200;

interface DocumentEntriesProps {
  readonly documentId: DocumentId;
  readonly chosen: number | null;
  readonly onChoose: (entry: HistoryEntry) => void;
}

/** The journal of a document by days, the latest first. */
export function DocumentEntries({ documentId, chosen, onChoose }: DocumentEntriesProps): ReactNode {
  const [pages, setPages] = useState(1);
  const list = useRef<HTMLDivElement>(null);
  const load = useMemo(() => entriesOf(documentId, pages), [documentId, pages]);
  const answer = useProjectQuery(load);
  return (
    <div ref={list} className="history-entries">
      <AnswerView answer={answer}>
        {({ entries, more }) => (
          <>
            <Entries within={list} entries={entries} chosen={chosen} onChoose={onChoose} />
            {more && (
              <Button tone="quiet" onClick={() => setPages(pages + 1)}>
                {translate('window.history.older')}
              </Button>
            )}
          </>
        )}
      </AnswerView>
    </div>
  );
}

interface EntriesProps extends Omit<DocumentEntriesProps, 'documentId'> {
  readonly within: RefObject<HTMLElement | null>;
  readonly entries: readonly HistoryEntry[];
}

function Entries({ within, entries, chosen, onChoose }: EntriesProps): ReactNode {
  useLateFocus(within);
  const codebook = useApp(codebookOf);
  const linesOf = useCallback(
    (entry: HistoryEntry) => (codebook ? describeTold(entry, codebook) : [describeCounts(entry.counts)]),
    [codebook],
  );
  const label = translate('window.history.list');
  return <HistoryList label={label} entries={entries} linesOf={linesOf} chosen={chosen} onChoose={onChoose} />;
}

/** For `useProjectQuery`: the latest pages of a document's entries. */
function entriesOf(documentId: DocumentId, pages: number) {
  return async (
    api: ApiClient,
    show: Show<OutputOf<'history.list'>>,
    signal: AbortSignal,
  ): Promise<Failure | undefined> => {
    const entries: HistoryEntry[] = [];
    for (let page = 1; page <= pages && !signal.aborted; page += 1) {
      const before = entries.at(-1)?.sequence ?? null;
      const answer = await api.call('history.list', { documentId, before, limit: PAGE });
      if (!answer.ok) return answer.error;
      entries.push(...answer.value.entries);
      const last = page === pages || !answer.value.more;
      show({ entries: [...entries], more: answer.value.more }, last ? 'whole' : 'part');
      if (last) break;
    }
    return undefined;
  };
}
