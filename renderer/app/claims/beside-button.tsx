import type { KeyboardEvent, ReactNode } from 'react';
import type { AnnotationId, DocumentId } from '#shared/domain/ids.ts';
import type { Span } from '#shared/domain/span.ts';
import { translate } from '#shared/locales/translate.ts';
import { IconButton } from '../../ui/button.tsx';
import { BesideIcon } from '../../ui/icons.tsx';
import { useWorkbench } from '../context.tsx';
import './claim-lines.css';

interface ClaimPlace {
  readonly annotationId: AnnotationId;
  readonly documentId: DocumentId;
  readonly span: Span;
  readonly claim: string;
}

interface BesideButtonProps {
  readonly claim: ClaimPlace;
  /** The claims beside one of which it is shown; beside the open article where there are none. */
  readonly company?: readonly ClaimPlace[];
}

/** For the pointer and to be heard; the keyboard has B on the words. */
export function BesideButton({ claim, company }: BesideButtonProps): ReactNode {
  const { claiming } = useWorkbench();
  return (
    <span className="beside-button">
      <IconButton
        label={translate('window.claims.beside', { claim: claim.claim.slice(0, 60) })}
        icon={<BesideIcon />}
        keys="B"
        tabIndex={-1}
        onClick={() => void claiming.showBeside(claim, company)}
      />
    </span>
  );
}

/** Answers whether the key was B. */
export function onBesideKey(event: KeyboardEvent, show: () => void): boolean {
  if (event.key.toLowerCase() !== 'b' || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return false;
  event.preventDefault();
  show();
  return true;
}
