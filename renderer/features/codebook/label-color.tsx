import { type ReactNode, useMemo } from 'react';
import type { Codebook, Label, Layer } from '#shared/domain/codebook.ts';
import { parseColor } from '#shared/domain/colors.ts';
import { proposeColors } from '#shared/domain/color-proposals.ts';
import type { Failure } from '#shared/domain/result.ts';
import { translate } from '#shared/locales/translate.ts';
import { Swatch } from '../../ui/label-chip.tsx';
import { describeContrast, findNearLabels } from './color-checks.ts';
import { colorProblem } from './field-checks.ts';
import { SavedField } from './saved-field.tsx';

const PROPOSALS = 8;

interface LabelColorProps {
  readonly codebook: Codebook;
  readonly layer: Layer;
  readonly label: Label;
  readonly save: (color: string) => Promise<Failure | undefined>;
}

/** A label's colour: by hand or out of the proposals, with what it means for those who have to see it. */
export function LabelColor({ codebook, layer, label, save }: LabelColorProps): ReactNode {
  const { color } = label;
  const others = useMemo(
    () =>
      codebook.layers
        .flatMap(({ labels }) => labels)
        .filter(({ id }) => id !== label.id)
        .map((one) => one.color),
    [codebook, label.id],
  );
  const proposals = useMemo(() => proposeColors(others, PROPOSALS), [others]);
  const near = useMemo(() => findNearLabels(codebook, label), [codebook, label]);
  const contrast = describeContrast(color);
  return (
    <div className="field" role="group" aria-label={translate('window.codebook.color')}>
      <div className="codebook-color">
        <SavedField
          label={translate('window.codebook.color')}
          value={color}
          normalise={(text) => parseColor(text) ?? text}
          problemOf={colorProblem}
          short
          save={save}
        />
        <SavedField
          label={translate('window.codebook.color-picker')}
          labelHidden
          value={color}
          type="color"
          short
          save={save}
        />
        <div
          className="codebook-proposals"
          role="group"
          aria-label={translate('window.codebook.proposals')}
          title={translate('window.codebook.proposals-hint')}
        >
          <span className="field-hint" aria-hidden="true">
            {translate('window.codebook.proposals')}
          </span>
          {proposals.map((proposal) => (
            <button
              key={proposal}
              type="button"
              className="codebook-proposal"
              aria-label={proposal}
              onClick={() => void save(proposal)}
            >
              <Swatch color={proposal} paint={layer.paint} />
            </button>
          ))}
        </div>
      </div>
      <p className="field-hint">{contrast.text}</p>
      {!contrast.enough && <p className="field-warning">{translate('window.codebook.contrast-low')}</p>}
      {near.map(({ label: other, seenWith }) => (
        <p key={other.id} className="field-warning">
          {translate(`window.codebook.near.${seenWith ?? 'normal'}`, { label: other.name })}
        </p>
      ))}
    </div>
  );
}
