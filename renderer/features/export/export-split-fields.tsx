import { type ReactNode, useState } from 'react';
import type { ExportForecast } from '#shared/api/answers.ts';
import type { ExportSplit } from '#shared/formats/exchange/export-selection.ts';
import { translate } from '#shared/locales/translate.ts';
import { Choice } from '../../ui/choice.tsx';
import { usualSplit } from './export-choices.ts';

interface ExportSplitFieldsProps {
  readonly split: ExportSplit | null;
  /** How many documents the parts would get, once that is known. */
  readonly parts: ExportForecast['parts'];
  readonly onChange: (split: ExportSplit | null) => void;
}

const partNames = ['train', 'dev', 'test'] as const;

/** Whether the documents are divided into train, dev and test, and in what shares. */
export function ExportSplitFields({ split, parts, onChange }: ExportSplitFieldsProps): ReactNode {
  return (
    <fieldset>
      <legend>{translate('window.export.split')}</legend>
      <Choice
        type="checkbox"
        label={translate('window.export.split.divide')}
        detail={translate('window.export.split.divide-detail')}
        checked={split !== null}
        onChange={(divide) => onChange(divide ? usualSplit : null)}
      />
      {split && (
        <div className="export-split">
          {partNames.map((part, index) => (
            <NumberField
              key={part}
              label={translate(`window.export.split.${part}`)}
              value={split.shares[index] ?? 0}
              onChange={(share) => {
                const [train, dev, test] = split.shares.with(index, share);
                const shares = [train ?? 0, dev ?? 0, test ?? 0] as const;
                if (shares.some((one) => one > 0)) onChange({ ...split, shares });
              }}
            />
          ))}
          <NumberField
            label={translate('window.export.split.seed')}
            value={split.seed}
            onChange={(seed) => onChange({ ...split, seed })}
          />
        </div>
      )}
      {split && parts.length > 0 && <PartSizes parts={parts} />}
    </fieldset>
  );
}

function PartSizes({ parts }: Pick<ExportSplitFieldsProps, 'parts'>): ReactNode {
  const named = partNames.flatMap((part) => {
    const documents = parts.find(({ name }) => name === part)?.documents;
    return documents === undefined ? [] : [{ part: translate(`window.export.split.${part}`), documents }];
  });
  const sizes = named.map((size) => translate('window.export.part-size', size)).join(' · ');
  const empty = named.filter(({ documents }) => documents === 0).map(({ part }) => part);
  return (
    <div role="status" className="export-parts">
      <p>{translate('window.export.parts', { parts: sizes })}</p>
      {empty.length > 0 && (
        <p className="field-warning">{translate('window.export.part-empty', { parts: empty.join(', ') })}</p>
      )}
    </div>
  );
}

interface NumberFieldProps {
  readonly label: string;
  readonly value: number;
  readonly onChange: (value: number) => void;
}

/** While it is typed in, the field holds what was typed; an emptied one leaves the last number. */
function NumberField({ label, value, onChange }: NumberFieldProps): ReactNode {
  const [typed, setTyped] = useState<string | null>(null);
  return (
    <label className="field">
      <span className="field-name">{label}</span>
      <input
        type="number"
        className="control"
        min={0}
        step={1}
        value={typed ?? value}
        onChange={({ target }) => {
          setTyped(target.value);
          if (Number.isInteger(target.valueAsNumber) && target.valueAsNumber >= 0) onChange(target.valueAsNumber);
        }}
        onBlur={() => setTyped(null)}
      />
    </label>
  );
}
