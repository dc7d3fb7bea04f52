import type { ReactNode } from 'react';
import { translate, translateCount } from '#shared/locales/translate.ts';

/** Says that the register has the same words once more, and how many claims make that entry. */
export function SameWords({ claims }: { readonly claims: number }): ReactNode {
  const count = translateCount('window.claims.claim', 'window.claims.claims', claims);
  return <p className="field-warning">{translate('window.propositions.same', { claims: count })}</p>;
}
