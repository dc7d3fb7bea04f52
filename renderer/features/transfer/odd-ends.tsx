import type { ReactNode } from 'react';
import type { AdoptionReport } from '#shared/formats/exchange/adoption-report.ts';
import { translate } from '#shared/locales/translate.ts';
import { Choice } from '../../ui/choice.tsx';
import { formatNumber } from '../../ui/format.ts';

interface OddEndsProps {
  readonly oddEnds: AdoptionReport['oddEnds'];
  /** Types, by their names in the project, that are to join these labels from now on. */
  readonly allowed: ReadonlySet<string>;
  readonly onChange: (allowed: ReadonlySet<string>) => void;
}

/** Links that come in although the codebook does not provide for them; for each type a person may let it do so. */
export function OddEnds({ oddEnds, allowed, onChange }: OddEndsProps): ReactNode {
  const toggle = (type: string): void => {
    const next = new Set(allowed);
    if (!next.delete(type)) next.add(type);
    onChange(next);
  };
  return (
    <>
      <p>{translate('window.adopt.odd-ends-about')}</p>
      <ul className="adopt-facts">
        {[...Map.groupBy(oddEnds, ({ type }) => type)].map(([type, pairs]) => (
          <li key={type}>
            <Choice
              type="checkbox"
              label={translate('window.adopt.odd-ends-allow', {
                type,
                pairs: pairs.map(({ from, to, count }) => `${from} → ${to} (${formatNumber(count)})`).join(', '),
              })}
              checked={allowed.has(type)}
              onChange={() => toggle(type)}
            />
          </li>
        ))}
      </ul>
    </>
  );
}
