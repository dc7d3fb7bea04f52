import type { ReactNode } from 'react';
import { translate } from '#shared/locales/translate.ts';

interface Named {
  readonly id: string;
  readonly name: string;
}

interface SameNameProps {
  readonly item: Named;
  /** All that stand beside it, itself among them. */
  readonly among: readonly Named[];
  readonly message: 'window.codebook.same-label' | 'window.codebook.same-option';
}

/** Warns where another one has the same name: people, and tables that write names, could not tell the two apart. */
export function SameName({ item, among, message }: SameNameProps): ReactNode {
  const isSame = ({ id, name }: Named): boolean =>
    id !== item.id && name.trim().toLowerCase() === item.name.trim().toLowerCase();
  return (
    <div className="same-name" role="status">
      {among.some(isSame) && <p className="field-warning">{translate(message, { name: item.name })}</p>}
    </div>
  );
}
