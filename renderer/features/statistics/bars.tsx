import { type ReactNode, useId } from 'react';
import { translate } from '#shared/locales/translate.ts';
import { formatNumber } from '../../ui/format.ts';
import { labelStyle } from '../../ui/label-chip.tsx';

export interface Bar {
  readonly key: string;
  readonly name: string;
  readonly count: number;
  readonly color?: string;
  readonly detail?: string;
}

/** Counts as bars with their numbers, the longest one first where there is no order of their own. */
export function Bars({ title, bars }: { readonly title: string; readonly bars: readonly Bar[] }): ReactNode {
  const id = useId();
  const longest = Math.max(1, ...bars.map((bar) => bar.count));
  return (
    <section aria-labelledby={id}>
      <h3 id={id}>{title}</h3>
      {bars.length === 0 ? (
        <p className="bars-none">{translate('window.statistics.none')}</p>
      ) : (
        <ul className="bars">
          {bars.map((bar) => (
            <li key={bar.key} style={bar.color === undefined ? undefined : labelStyle(bar.color)}>
              <span>{bar.name}</span>
              <span className="bar-track" aria-hidden="true">
                <span className="bar" style={{ width: `${(bar.count / longest) * 100}%` }} />
              </span>
              <span className="bar-count">{formatNumber(bar.count)}</span>
              <span className="bar-detail">{bar.detail}</span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
