import type { ReactNode } from 'react';
import type { OutputOf } from '#shared/api/contract.ts';
import { DocumentStatus } from '#shared/domain/document.ts';
import { translate } from '#shared/locales/translate.ts';
import { useApp } from '../../app/context.tsx';
import { labelOf, projectOf } from '../../app/state/selectors.ts';
import { asking, useProjectQuery } from '../../app/use-project-query.ts';
import { AnswerView } from '../../ui/answer-view.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { formatNumber } from '../../ui/format.ts';
import { Bars } from './bars.tsx';
import './statistics.css';

type Statistics = OutputOf<'statistics.read'>;
const query = asking('statistics.read', {});

/** The project in numbers. */
export function StatisticsView(): ReactNode {
  const answer = useProjectQuery<Statistics>(query);
  return (
    <>
      <div className="view-head">
        <h2>{translate('action.view.statistics')}</h2>
      </div>
      <AnswerView answer={answer}>{(statistics) => <Filled statistics={statistics} />}</AnswerView>
    </>
  );
}

function Filled({ statistics }: { readonly statistics: Statistics }): ReactNode {
  const info = useApp(projectOf);
  const { documents, annotations, byLabel, byAnnotator, documentsByStatus } = statistics;
  if (documents === 0)
    return (
      <EmptyState title={translate('window.statistics.empty')}>{translate('window.statistics.empty-text')}</EmptyState>
    );
  const perDocument = (annotations / documents).toLocaleString(undefined, { maximumFractionDigits: 1 });
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls, so the keyboard must reach it
    <div className="statistics" tabIndex={0} role="group" aria-label={translate('action.view.statistics')}>
      <dl className="figures">
        <Figure name={translate('window.statistics.documents')} value={formatNumber(documents)} />
        <Figure name={translate('window.statistics.annotations')} value={formatNumber(annotations)} />
        <Figure name={translate('window.statistics.per-document')} value={perDocument} />
        <Figure
          name={translate('window.statistics.finished')}
          value={formatNumber(documentsByStatus['finished'] ?? 0)}
        />
      </dl>
      <Bars
        title={translate('window.statistics.by-label')}
        bars={byLabel.map(({ labelId, annotations: count, documents: inDocuments }) => {
          const found = labelOf(info?.codebook, labelId);
          return {
            key: labelId,
            name: found?.label.name ?? labelId,
            color: found?.label.color,
            count,
            detail: translate('window.statistics.in-documents', { count: formatNumber(inDocuments) }),
          };
        })}
      />
      <Bars
        title={translate('window.statistics.by-annotator')}
        bars={byAnnotator.map(({ annotatorId, annotations: count }) => ({
          key: annotatorId,
          name: info?.annotators.find(({ id }) => id === annotatorId)?.name ?? annotatorId,
          count,
        }))}
      />
      <Bars
        title={translate('window.statistics.by-status')}
        bars={DocumentStatus.options.map((status) => ({
          key: status,
          name: translate(`window.status.${status}`),
          count: documentsByStatus[status] ?? 0,
        }))}
      />
    </div>
  );
}

function Figure({ name, value }: { readonly name: string; readonly value: string }): ReactNode {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}
