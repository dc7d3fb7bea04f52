import { type ReactNode, useEffect } from 'react';
import { translate } from '#shared/locales/translate.ts';

interface ComingRowProps {
  readonly index: number;
  readonly need: (index: number) => void;
}

/** A row whose page is not here yet. */
export function ComingRow({ index, need }: ComingRowProps): ReactNode {
  useEffect(() => need(index), [index, need]);
  return <span className="visually-hidden">{translate('window.search.loading-row')}</span>;
}
