import { type ReactNode, useId } from 'react';
import type { AdoptionReport } from '#shared/formats/exchange/adoption-report.ts';
import { describePlaces } from '#shared/formats/exchange/describe-adoption.ts';
import { translate } from '#shared/locales/translate.ts';

/** What is left out, and what was found elsewhere: each with its file and place. */
export function AdoptionPlaces({ report }: { readonly report: AdoptionReport }): ReactNode {
  const title = useId();
  const places = describePlaces(report);
  if (places.length === 0) return null;
  return (
    <section aria-labelledby={title}>
      <h3 id={title}>{translate('window.adopt.notes')}</h3>
      {/* It scrolls, so the keyboard must reach it. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a part that scrolls has to take the focus */}
      <div role="group" className="adopt-places" tabIndex={0} aria-labelledby={title}>
        <ul>
          {places.map((place, index) => (
            // Two places may say the same, and their order never changes.
            // oxlint-disable-next-line react/no-array-index-key
            <li key={index} dir="auto">
              {place}
            </li>
          ))}
        </ul>
      </div>
    </section>
  );
}
