import type { ReactNode } from 'react';
import type { QuotationVersion } from '#shared/api/comparison-answers.ts';
import { translate } from '#shared/locales/translate.ts';
import { wholeAfter, wholeBefore } from './around.ts';

/** What a sign owns up to, or only changes the looks: marked less than other words. */
const owned: ReadonlySet<string> = new Set([
  'case',
  'spelling',
  'punctuation',
  'insertion',
  'omission',
  'interruption',
]);

/**
 * A quotation as it stands in another article. What is only there, and what only the quotation has, is told by the line
 * through or under it, and in words for those who do not see it.
 */
export function VersionText({ version }: { readonly version: QuotationVersion }): ReactNode {
  const { before, after, parts } = version;
  return (
    <p className="quotation-version-text" dir="auto">
      <span className="quotation-version-around">{wholeBefore(before)}</span>
      {parts.map((part, at) => {
        // The parts of one version never change places.
        const key = `${at} ${part.kind}`;
        if (part.kind === 'equal') return <span key={key}>{part.text}</span>;
        const Mark = part.kind === 'added' ? 'ins' : 'del';
        return (
          <Mark key={key} data-owned={owned.has(part.reason) || undefined}>
            <span className="visually-hidden">{translate(`window.quotations.${part.kind}-start`)}</span>
            {part.text}
            <span className="visually-hidden">{translate('window.quotations.mark-end')}</span>
          </Mark>
        );
      })}
      <span className="quotation-version-around">{wholeAfter(after)}</span>
    </p>
  );
}
