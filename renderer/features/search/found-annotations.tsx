import type { ReactNode } from 'react';
import type { FoundAnnotation } from '#shared/api/answers.ts';
import type { AttributeValue } from '#shared/domain/annotation.ts';
import type { AnnotationQuery } from '#shared/domain/annotation-query.ts';
import { type Codebook, findLayer } from '#shared/domain/codebook.ts';
import type { AnnotationId, LabelId } from '#shared/domain/ids.ts';
import { translate } from '#shared/locales/translate.ts';
import { isRightToLeft } from '#shared/text/direction.ts';
import { envelopeOf } from '../../app/state/annotation-index.ts';
import { useApp, useWorkbench } from '../../app/context.tsx';
import { codebookOf, labelOf, projectOf } from '../../app/state/selectors.ts';
import type { Pages } from '../../app/use-pages.ts';
import type { Workbench } from '../../app/workbench.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { LabelChip } from '../../ui/label-chip.tsx';
import { oneLine } from '../../ui/one-line.ts';
import type { Column } from '../../ui/virtual-table.tsx';
import { HitTable } from './hit-table.tsx';
import { TickBar } from './tick-bar.tsx';

interface FoundAnnotationsProps {
  readonly pages: Pages<FoundAnnotation, number>;
  readonly query: AnnotationQuery;
}

const columns: readonly Column[] = [
  { id: 'document', name: translate('window.search.column.document'), width: 'minmax(90px, 160px)' },
  { id: 'label', name: translate('window.search.column.label'), width: 'minmax(90px, 130px)' },
  { id: 'quote', name: translate('window.search.column.quote'), width: 'minmax(0, 5fr)' },
  { id: 'attributes', name: translate('window.search.column.attributes'), width: 'minmax(0, 2fr)' },
  { id: 'annotator', name: translate('window.search.column.annotator'), width: 'minmax(60px, 100px)' },
];

/** The annotations that a query means, in the order of documents and text. */
export function FoundAnnotations({ pages, query }: FoundAnnotationsProps): ReactNode {
  const ticked = useApp((state) => state.search.tickedIds);
  const done = useApp((state) => state.search.done);
  const { searching, api, notices } = useWorkbench();

  const tick = ({ annotation }: FoundAnnotation): void => {
    const next = new Set(ticked);
    if (!next.delete(annotation.id)) next.add(annotation.id);
    searching.ask({ tickedIds: next });
  };
  const tickAll = async (): Promise<void> => {
    const answer = await api.call('search.annotation-ids', { query });
    if (!answer.ok) return notices.report(answer.error);
    searching.ask({ tickedIds: new Set(answer.value.ids) });
  };
  /** What is ticked, or else the row that the key was pressed on. */
  const meant = (row?: FoundAnnotation): readonly AnnotationId[] =>
    ticked.size === 0 && row ? [row.annotation.id] : [...ticked];
  const relabel = (labelId: LabelId, row?: FoundAnnotation): void => void searching.relabel(query, meant(row), labelId);
  const remove = (row?: FoundAnnotation): void => void searching.remove(query, meant(row));

  return (
    <>
      {pages.sum === 0 ? (
        <EmptyState title={translate('window.query.nothing')}>{translate('window.query.nothing-text')}</EmptyState>
      ) : (
        <HitTable
          label={translate('window.search.kind.annotations')}
          columns={columns}
          count={pages.sum}
          pages={pages}
          nameOf={({ documentTitle, annotation }) => oneLine(`${documentTitle}: ${annotation.quote}`)}
          isTicked={({ annotation }) => ticked.has(annotation.id)}
          onTick={tick}
          onTickAll={() => void tickAll()}
          onOpen={(row, index) => goTo(searching, row, index)}
          onLabel={relabel}
          onDelete={remove}
          renderCell={(row, column, index) => <Cell row={row} column={column.id} index={index} />}
        />
      )}
      {/* Where nothing is left, what was done to it is still said. */}
      {(pages.sum > 0 || done !== '') && (
        <TickBar
          ticked={ticked.size}
          of={pages.sum}
          labelAction={translate('window.search.relabel')}
          onTickAll={() => void tickAll()}
          onUntick={() => searching.ask({ tickedIds: new Set() })}
          onLabel={relabel}
          onDelete={() => remove()}
        />
      )}
    </>
  );
}

function goTo(searching: Workbench['searching'], { annotation }: FoundAnnotation, index: number): void {
  const place = { span: envelopeOf(annotation), annotationId: annotation.id };
  void searching.goTo(annotation.documentId, place, index);
}

interface CellProps {
  readonly row: FoundAnnotation;
  readonly column: string;
  readonly index: number;
}

function Cell({ row, column, index }: CellProps): ReactNode {
  const { searching } = useWorkbench();
  const project = useApp(projectOf);
  const codebook = useApp(codebookOf);
  const { annotation, documentTitle, before, after } = row;
  switch (column) {
    case 'document':
      return (
        <span className="hit-title" dir="auto" title={documentTitle}>
          {documentTitle}
        </span>
      );
    case 'label': {
      const found = labelOf(codebook, annotation.labelId);
      if (!found) return annotation.labelId;
      return <LabelChip name={found.label.name} color={found.label.color} paint={found.layer.paint} />;
    }
    case 'quote':
      return (
        <button
          type="button"
          className="row-button found-quote"
          dir={isRightToLeft({ before, match: annotation.quote, after }) ? 'rtl' : 'ltr'}
          tabIndex={-1}
          title={annotation.quote}
          onClick={() => goTo(searching, row, index)}
        >
          <span className="hit-left">
            <bdi>{oneLine(before).trimEnd()}</bdi>
          </span>
          <span className="hit-right">
            <mark>{oneLine(annotation.quote)}</mark>
            {oneLine(after)}
          </span>
        </button>
      );
    case 'attributes':
      return (
        <span className="hit-title" title={codebook && attributesOf(row, codebook)}>
          {codebook && attributesOf(row, codebook)}
        </span>
      );
    default:
      return (
        <span className="hit-title">
          {project?.annotators.find(({ id }) => id === annotation.annotatorId)?.name ?? annotation.annotatorId}
        </span>
      );
  }
}

/** What is said of an annotation, by the names of the codebook, in its order. */
function attributesOf({ annotation }: FoundAnnotation, codebook: Codebook): string {
  const definitions = findLayer(codebook, annotation.layerId)?.attributes ?? [];
  const said = definitions.flatMap(({ id, name, options }) => {
    const value = annotation.attributes[id];
    return value === undefined ? [] : [`${name}: ${namesOf(value, options)}`];
  });
  return said.join(' · ');
}

function namesOf(value: AttributeValue, options: readonly { readonly id: string; readonly name: string }[]): string {
  if (typeof value === 'boolean') return translate(value ? 'window.query.yes' : 'window.query.no');
  const chosen = Array.isArray(value) ? value : [String(value)];
  return chosen.map((one: string) => options.find(({ id }) => id === one)?.name ?? one).join(', ');
}
