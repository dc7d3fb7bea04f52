import type { ReactNode } from 'react';
import type { AdoptionReport } from '#shared/formats/exchange/adoption-report.ts';
import { type ForeignUnit, offsetUnits } from '#shared/formats/exchange/counting.ts';
import { translate } from '#shared/locales/translate.ts';
import { SelectField } from '../../ui/select-field.tsx';

interface OffsetUnitProps {
  readonly units: AdoptionReport['units'];
  /** Undefined where the files told, or nobody was asked. */
  readonly chosen: ForeignUnit | undefined;
  readonly onChange: (unit: ForeignUnit | undefined) => void;
}

const FOUND = '' as const;

/**
 * What the offsets of the files count: found out, or said by a person. Asked only where not every annotation has words
 * that have shown it, and after somebody has answered.
 */
export function OffsetUnit({ units, chosen, onChange }: OffsetUnitProps): ReactNode {
  const isOpen = units.some(({ doubts }) => doubts.length > 0);
  if (chosen === undefined && !isOpen) return null;
  const options = [
    { id: FOUND, name: translate('window.adopt.unit-found') },
    ...offsetUnits.map((unit) => ({ id: unit, name: translate(`import.unit-option.${unit}`) })),
  ];
  return (
    <SelectField
      label={translate('window.adopt.unit')}
      value={chosen ?? FOUND}
      options={options}
      hint={translate('window.adopt.unit-about')}
      onChange={(id) => onChange(offsetUnits.find((unit) => unit === id))}
    />
  );
}
