import { type ReactNode, useMemo } from 'react';
import { claimFigure } from '#shared/claims/frames/claim-figure.ts';
import { figureFields, quantitiesOfClaim, saysQuantity } from '#shared/claims/frames/claim-quantities.ts';
import { AttributeId } from '#shared/domain/ids.ts';
import { translate } from '#shared/locales/translate.ts';
import { formatQuantity } from '#shared/quantities/format-quantity.ts';
import { mainQuantity } from '#shared/quantities/read-quantity.ts';
import { useWorkbench } from '../../app/context.tsx';
import { findLabel } from '#shared/domain/codebook.ts';
import type { FrameScene } from '../../app/claims/frame-choices.ts';
import { useKeysOf } from '../../app/use-keys.ts';
import { Button } from '../../ui/button.tsx';
import { Keys } from '../../ui/keys.tsx';

const kind = AttributeId.parse('kind');

/**
 * The figures that the words of a claim give, each to be taken over into the fields; what the fields say instead stands
 * above them. Of claims of another kind, and where no figure is in sight, nothing.
 */
export function FigureLines({ scene }: { readonly scene: FrameScene }): ReactNode {
  const { framing } = useWorkbench();
  const keysOf = useKeysOf();
  const { claim, codebook, open } = scene;
  const found = useMemo(() => quantitiesOfClaim(claim, open.content.text), [open.content.text, claim]);
  const main = mainQuantity(found);
  const definitions = findLabel(codebook, claim.labelId)?.layer.attributes ?? [];
  // As the tables have it: the words complete what the fields leave open.
  const figure = useMemo(() => claimFigure(claim, open.content.text), [open.content.text, claim]);
  const given = figure?.basis === 'attributes' ? figure.quantity : null;
  const saidKind = claim.attributes[kind];
  const isOffered = saidKind === 'figure' || given !== null || (saidKind === undefined && found.length === 1);
  const hasFields = definitions.some(({ id, retired }) => id === 'quantity_value' && !retired);
  if (!isOffered || !hasFields || (found.length === 0 && !given)) return null;
  const lines = found.map((one) => ({
    ...one,
    isTaken: given !== null && saysQuantity(claim, figureFields(one.quantity, definitions)),
  }));
  const isRead = lines.some(({ isTaken }) => isTaken);
  const keys = keysOf('annotation.take-figure');
  return (
    <ul className="figure-lines" aria-label={translate('window.figure')}>
      {given && !isRead && (
        <li>
          <span className="figure-text">{formatQuantity(given)}</span>
          <span className="figure-basis">{translate('window.figure.fields')}</span>
        </li>
      )}
      {lines.map(({ span, quantity, isTaken }) => {
        const figure = formatQuantity(quantity);
        return (
          <li key={span.start}>
            <span className="figure-text">{figure}</span>
            <span className="figure-basis">
              {translate(isTaken ? 'window.figure.both' : 'window.figure.from-text')}
            </span>
            {!isTaken && (
              <Button tone="quiet" onClick={() => framing.takeFigure(quantity)}>
                {translate('window.figure.take')}
                <span className="visually-hidden"> {figure}</span>
                {quantity === main?.quantity && keys !== undefined && <Keys keys={keys} />}
              </Button>
            )}
          </li>
        );
      })}
    </ul>
  );
}
