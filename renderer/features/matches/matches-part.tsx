import { type ReactNode, useState } from 'react';
import { translate } from '#shared/locales/translate.ts';
import { useApp, useWorkbench } from '../../app/context.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { DecidedList } from './decided-list.tsx';
import { MatchQueue } from './match-queue.tsx';
import { MatchTools } from './match-tools.tsx';
import './matches.css';

const halves = ['queue', 'decided'] as const;

/** Pairs of claims of different articles that may be about the same: a queue to be decided by key, and what was decided. */
export function MatchesPart(): ReactNode {
  const { matching } = useWorkbench();
  const half = useApp((state) => state.matching.half);
  const [sum, setSum] = useState('');
  return (
    <>
      <MatchTools sum={sum} />
      <div className="matches">
        <div className="matches-half">
          <Segmented
            label={translate('window.matches.half')}
            value={half}
            options={halves.map((id) => ({ id, name: translate(`window.matches.half.${id}`) }))}
            onChange={(id) => matching.ask({ half: id === 'decided' ? 'decided' : 'queue', current: null })}
          />
        </div>
        {half === 'queue' ? <MatchQueue onSum={setSum} /> : <DecidedList onSum={setSum} />}
      </div>
    </>
  );
}
