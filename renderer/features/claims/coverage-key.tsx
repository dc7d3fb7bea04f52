import type { ReactNode } from 'react';
import { coverages } from '#shared/claims/coverage.ts';
import { translate } from '#shared/locales/translate.ts';

/** What the letters of the matrix stand for. */
export function CoverageKey(): ReactNode {
  return (
    <dl className="coverage-key" aria-label={translate('window.coverage.key')}>
      {([...coverages, 'absent'] as const).map((coverage) => (
        <div key={coverage}>
          <dt className="coverage-mark" data-coverage={coverage}>
            {translate(`window.coverage.letter.${coverage}`)}
          </dt>
          <dd>{translate(`window.coverage.${coverage}`)}</dd>
        </div>
      ))}
    </dl>
  );
}
