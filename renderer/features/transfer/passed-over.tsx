import type { ReactNode } from 'react';
import type { ImportReport } from '#shared/api/answers.ts';
import { translate } from '#shared/locales/translate.ts';
import { formatNumber } from '../../ui/format.ts';

/** What lay in a folder and is no document: “2 files are no documents: README.md, annotation.conf”. */
export function PassedOver({ count, first }: NonNullable<ImportReport['passedOver']>): ReactNode {
  const more =
    count > first.length ? [translate('import.more-places', { count: formatNumber(count - first.length) })] : [];
  const names = [...first, ...more].join(', ');
  return translate(count === 1 ? 'window.import.passed-over' : 'window.import.passed-over-many', {
    count: formatNumber(count),
    names,
  });
}
