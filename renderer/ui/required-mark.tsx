import { translate } from '#shared/locales/translate.ts';
import type { ReactNode } from 'react';

/** Beside the name of a field that must be filled in; controls that can say so themselves say it with `aria-required`. */
export function RequiredMark({ spoken = false }: { readonly spoken?: boolean }): ReactNode {
  return (
    <>
      <span className="required-mark" aria-hidden="true" title={translate('window.attribute.required')}>
        {' *'}
      </span>
      {spoken && <span className="visually-hidden"> ({translate('window.attribute.required')})</span>}
    </>
  );
}
