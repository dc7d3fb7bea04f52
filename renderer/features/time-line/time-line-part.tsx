import { type ReactNode, useMemo, useState } from 'react';
import {
  type Lane,
  laneKinds,
  type LanePage,
  periods,
  timeAxes,
  type TimeLineQuestion,
} from '#shared/api/time-line-answers.ts';
import { coverages } from '#shared/claims/coverage.ts';
import { success } from '#shared/domain/result.ts';
import { translate, translateCount } from '#shared/locales/translate.ts';
import { useApp, useWorkbench } from '../../app/context.tsx';
import { type LoadPage, usePages } from '../../app/use-pages.ts';
import { AnswerView } from '../../ui/answer-view.tsx';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { FilterField } from '../../ui/filter-field.tsx';
import { formatNumber } from '../../ui/format.ts';
import { SelectField } from '../../ui/select-field.tsx';
import { useSettled } from '../../ui/use-settled.ts';
import { ViewTools } from '../../ui/view-tools.tsx';
import { CoverageShape } from './coverage-shape.tsx';
import { periodName } from './period-names.ts';
import { TimeLineClaimsDialog } from './time-line-claims.tsx';
import { TimeLineGrid } from './time-line-grid.tsx';
import './time-line.css';

export type TimeSum = Omit<LanePage, 'lanes'>;

/** What was pressed: a cell, or what could not be placed. */
type Asked = { readonly lane: string; readonly period: string; readonly title: string } | 'unplaced';

const periodChoices = ['auto', ...periods] as const;

/** The claims of the project along time. */
export function TimeLinePart(): ReactNode {
  const { filter: typed, olderVersions, timeLine } = useApp((state) => state.claims);
  const filter = useSettled(typed);
  const [asked, setAsked] = useState<Asked | null>(null);
  const question = useMemo<TimeLineQuestion>(
    () => ({ ...timeLine, filter, olderVersions }),
    [timeLine, filter, olderVersions],
  );
  const load = useMemo<LoadPage<Lane, TimeSum>>(
    () => async (api, page) => {
      const answer = await api.call('time-line.lanes', { ...question, ...page });
      if (!answer.ok) return answer;
      const { lanes, ...sum } = answer.value;
      return success({ rows: lanes, sum });
    },
    [question],
  );
  const answer = usePages(load);
  const sum = answer.kind === 'ready' ? answer.value.sum : undefined;
  return (
    <>
      <Tools sum={sum} onUnplaced={() => setAsked('unplaced')} />
      <AnswerView answer={answer}>
        {(pages) =>
          pages.sum.total === 0 ? (
            <Nothing question={question} claims={pages.sum.claims} />
          ) : (
            <div className="time-line">
              <TimeLineGrid
                key={`${timeLine.lane} ${pages.sum.period}`}
                pages={pages}
                lane={timeLine.lane}
                onOpen={(lane, period, name) =>
                  setAsked({ lane, period, title: titleOf(name, period, pages.sum.period) })
                }
              />
              <Key />
            </div>
          )
        }
      </AnswerView>
      {asked && (
        <TimeLineClaimsDialog
          title={asked === 'unplaced' ? unplacedName(sum?.undated ?? 0) : asked.title}
          hint={asked === 'unplaced' ? translate('window.time-line.undated-hint') : undefined}
          question={question}
          lane={asked === 'unplaced' ? null : asked.lane}
          period={asked === 'unplaced' ? null : asked.period}
          onClose={() => setAsked(null)}
        />
      )}
    </>
  );
}

function Tools({ sum, onUnplaced }: { readonly sum: TimeSum | undefined; readonly onUnplaced: () => void }): ReactNode {
  const { claiming, networking } = useWorkbench();
  const { filter, timeLine } = useApp((state) => state.claims);
  return (
    <ViewTools>
      <FilterField
        label={translate('window.claims.filter')}
        value={filter}
        onChange={(text) => claiming.ask({ filter: text })}
      />
      <SelectField
        label={translate('window.time-line.lane')}
        value={timeLine.lane}
        options={laneKinds.map((id) => ({ id, name: translate(`window.time-line.lane.${id}`) }))}
        onChange={(id) => networking.askTimeLine({ lane: laneKinds.find((one) => one === id) ?? 'proposition' })}
      />
      <SelectField
        label={translate('window.time-line.axis')}
        value={timeLine.axis}
        options={timeAxes.map((id) => ({ id, name: translate(`window.time-line.axis.${id}`) }))}
        onChange={(id) => networking.askTimeLine({ axis: timeAxes.find((one) => one === id) ?? 'article' })}
      />
      <SelectField
        label={translate('window.time-line.period')}
        value={timeLine.period}
        options={periodChoices.map((id) => ({ id, name: translate(`window.time-line.period.${id}`) }))}
        onChange={(id) => networking.askTimeLine({ period: periodChoices.find((one) => one === id) ?? 'auto' })}
      />
      {sum && sum.undated > 0 && (
        <Button title={translate('window.time-line.undated-hint')} onClick={onUnplaced}>
          {unplacedName(sum.undated)}
        </Button>
      )}
      <p className="view-sum" role="status">
        {sum ? sumOf(sum) : ''}
      </p>
      <Button onClick={() => void networking.exportTimeLine()}>{translate('window.claims.export')}</Button>
    </ViewTools>
  );
}

function sumOf({ claims, undated, total }: TimeSum): string {
  return translate(total === 1 ? 'window.time-line.sum-one' : 'window.time-line.sum', {
    claims: translateCount('window.claims.claim', 'window.claims.claims', claims - undated),
    lanes: formatNumber(total),
  });
}

function unplacedName(count: number): string {
  return translate('window.time-line.undated', { count: formatNumber(count) });
}

function titleOf(lane: string, period: string, length: TimeSum['period']): string {
  return translate('window.time-line.claims-of', { lane, period: periodName(period, length) });
}

interface NothingProps {
  readonly question: TimeLineQuestion;
  readonly claims: number;
}

function Nothing({ question, claims }: NothingProps): ReactNode {
  if (claims === 0 && question.filter !== '') return <EmptyState>{translate('window.no-match')}</EmptyState>;
  if (claims === 0)
    return <EmptyState title={translate('window.claims.empty')}>{translate('window.claims.empty-text')}</EmptyState>;
  return (
    <EmptyState title={translate('window.time-line.none')}>
      {translate(`window.time-line.none-${question.axis}`)}
    </EmptyState>
  );
}

function Key(): ReactNode {
  return (
    <ul className="time-key" aria-label={translate('window.coverage.key')}>
      {coverages.map((coverage) => (
        <li key={coverage}>
          <CoverageShape coverage={coverage} />
          {translate(`window.coverage.${coverage}`)}
        </li>
      ))}
    </ul>
  );
}
