import type { ReactNode } from 'react';
import { translate } from '#shared/locales/translate.ts';
import { useApp } from '../../app/context.tsx';
import { projectOf } from '../../app/state/selectors.ts';
import { SelectField } from '../../ui/select-field.tsx';
import type { ExportFormat } from './export-choices.ts';

interface FormatOptionFieldsProps {
  readonly format: ExportFormat;
  /** By the ids of options; what is missing has its default. */
  readonly values: Readonly<Record<string, string>>;
  readonly onChange: (id: string, value: string) => void;
}

/** The options that only this format has, as the registry describes them. */
export function FormatOptionFields({ format, values, onChange }: FormatOptionFieldsProps): ReactNode {
  const layers = useApp((state) => projectOf(state)?.codebook.layers);
  return format.options.map(({ id, name, kind, values: possible, default: usual }) => (
    <SelectField
      key={id}
      label={name}
      value={values[id] ?? usual}
      options={
        kind === 'layer'
          ? [{ id: '', name: translate('window.export.first-layer') }, ...(layers ?? [])]
          : possible.map((one) => ({ id: one.value, name: one.name }))
      }
      onChange={(value) => onChange(id, value)}
    />
  ));
}
