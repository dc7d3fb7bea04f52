import type { ReactNode } from 'react';
import { type Codebook, findLabel, type Label } from '#shared/domain/codebook.ts';
import { LabelId } from '#shared/domain/ids.ts';
import { SelectField } from '../../ui/select-field.tsx';

interface LabelFieldProps {
  readonly label: string;
  readonly codebook: Codebook;
  readonly value: LabelId | undefined;
  /** Also those that are no longer offered: annotations may still have them. */
  readonly retired?: boolean;
  readonly onChange: (id: LabelId) => void;
}

export function LabelField({ label, codebook, value, retired = false, onChange }: LabelFieldProps): ReactNode {
  return (
    <SelectField
      label={label}
      value={value ?? ''}
      groups={codebook.layers.map((layer) => ({
        name: layer.name,
        options: layer.labels.filter((one) => retired || !one.retired),
      }))}
      onChange={(id) => onChange(LabelId.parse(id))}
    />
  );
}

export function offeredLabels(codebook: Codebook): Label[] {
  return codebook.layers.flatMap((layer) => layer.labels).filter(({ retired }) => !retired);
}

export function labelNamed(codebook: Codebook, id: LabelId | undefined): Label | undefined {
  return id === undefined ? undefined : findLabel(codebook, id)?.label;
}
