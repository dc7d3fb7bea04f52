import { type ReactNode, useMemo } from 'react';
import type { Annotation } from '#shared/domain/annotation.ts';
import type { Codebook } from '#shared/domain/codebook.ts';
import type { Command } from '#shared/domain/command.ts';
import { translate } from '#shared/locales/translate.ts';
import { useApp } from '../../app/context.tsx';
import { codebookOf, labelOf } from '../../app/state/selectors.ts';
import type { OpenDocumentState } from '../../app/state/state.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { LabelChip } from '../../ui/label-chip.tsx';
import { type RowFocus, VirtualList } from '../../ui/virtual-list.tsx';
import { describeVersion } from '../../app/describe/describe-version.ts';

const ROW_HEIGHT = 46;

type Fate = 'comes' | 'goes' | 'changes-to';

interface Changed {
  readonly annotation: Annotation;
  readonly fate: Fate;
  readonly detail: string;
}

interface ChangedAnnotationsProps {
  readonly command: Command;
  /** What is there now; undefined where the document was removed. */
  readonly shown: OpenDocumentState['shown'] | undefined;
}

/** What a command would do to the annotations of a document, in the order of the text. */
export function ChangedAnnotations({ command, shown }: ChangedAnnotationsProps): ReactNode {
  const codebook = useApp(codebookOf);
  const changed = useMemo(() => (codebook ? findChanged(command, shown, codebook) : []), [command, shown, codebook]);
  if (changed.length === 0) return <EmptyState>{translate('window.history.no-annotations')}</EmptyState>;
  return (
    <VirtualList
      label={translate('window.history.changes')}
      className="history-scroller"
      items={changed}
      keyOf={keyOf}
      heightOf={heightOf}
      renderItem={(item, focus) => <ChangedRow changed={item} focus={focus} />}
    />
  );
}

function ChangedRow({ changed, focus }: { readonly changed: Changed; readonly focus: RowFocus }): ReactNode {
  const codebook = useApp(codebookOf);
  const { annotation, fate, detail } = changed;
  const found = labelOf(codebook, annotation.labelId);
  return (
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- nothing to press, but the arrows read through it
    <div className="changed-row" data-row data-fate={fate} tabIndex={focus.tabIndex} title={annotation.quote}>
      <span className="changed-fate">{translate(`window.history.${fate}`)}</span>
      <span className="changed-quote" dir="auto">
        {annotation.quote}
      </span>
      <span className="changed-detail" dir="auto">
        {detail !== '' && detail}
        {detail === '' && found && (
          <LabelChip color={found.label.color} paint={found.layer.paint} name={found.label.name} />
        )}
        {detail === '' && !found && annotation.labelId}
      </span>
    </div>
  );
}

function findChanged(command: Command, shown: ChangedAnnotationsProps['shown'], codebook: Codebook): Changed[] {
  if (command.type !== 'records.restore') return [];
  const changed = command.records.flatMap(({ kind, record }): Changed[] => {
    if (kind !== 'annotation') return [];
    const before = shown?.find(record.id);
    if (!before) return [{ annotation: record, fate: 'comes', detail: '' }];
    const detail = describeVersion({ kind: 'annotation', before, after: record }, codebook).join('; ');
    return [{ annotation: record, fate: 'changes-to', detail }];
  });
  const gone = command.removed.flatMap(({ kind, id }): Changed[] => {
    const annotation = kind === 'annotation' ? shown?.find(id) : undefined;
    return annotation ? [{ annotation, fate: 'goes', detail: '' }] : [];
  });
  const startOf = ({ annotation }: Changed): number => annotation.spans[0]?.start ?? 0;
  return [...changed, ...gone].sort((a, b) => startOf(a) - startOf(b));
}

function keyOf({ annotation }: Changed): string {
  return annotation.id;
}

function heightOf(): number {
  return ROW_HEIGHT;
}
