import type { ReactNode } from 'react';
import type { ProjectInfo } from '#shared/api/contract.ts';
import { translate } from '#shared/locales/translate.ts';
import { Choice } from '../../ui/choice.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { canBeForExcel, type Choices, type ExportFormat } from './export-choices.ts';

interface ExportOptionsFieldsProps {
  readonly formats: readonly ExportFormat[];
  readonly annotators: ProjectInfo['annotators'];
  readonly choices: Choices;
  readonly onChange: (patch: Partial<Choices>) => void;
}

export function ExportOptionsFields({ formats, annotators, choices, onChange }: ExportOptionsFieldsProps): ReactNode {
  const format = formats.find(({ id }) => id === choices.format);
  return (
    <div className="export-options">
      <SelectField
        label={translate('window.export.format')}
        value={choices.format}
        options={formats}
        hint={format?.keeps}
        onChange={(id) => onChange({ format: id })}
      />
      {format?.writes === 'either' && (
        <fieldset>
          <legend>{translate('window.export.into')}</legend>
          {(['folder', 'file'] as const).map((into) => (
            <Choice
              key={into}
              type="radio"
              name="export-into"
              label={translate(`window.export.into.${into}`)}
              detail={translate(`window.export.into.${into}-detail`)}
              checked={choices.into === into}
              onChange={() => onChange({ into })}
            />
          ))}
        </fieldset>
      )}
      <fieldset>
        <legend>{translate('window.export.offsets')}</legend>
        {(['codepoint', 'utf16'] as const).map((offsets) => (
          <Choice
            key={offsets}
            type="radio"
            name="export-offsets"
            label={translate(`window.export.offsets.${offsets}`)}
            detail={translate(`window.export.offsets.${offsets}-detail`)}
            checked={choices.offsets === offsets}
            onChange={() => onChange({ offsets })}
          />
        ))}
      </fieldset>
      {canBeForExcel(choices.format) && (
        <fieldset>
          <legend>{translate('window.export.spreadsheet')}</legend>
          <Choice
            type="checkbox"
            label={translate('window.export.excel')}
            detail={translate('window.export.excel-detail')}
            checked={choices.excel}
            onChange={(excel) => onChange({ excel })}
          />
        </fieldset>
      )}
      <SelectField
        label={translate('window.export.annotator')}
        value={choices.annotator}
        options={[{ id: '', name: translate('window.export.everybody') }, ...annotators]}
        onChange={(annotator) => onChange({ annotator })}
      />
    </div>
  );
}
