import type { ReactNode } from 'react';
import type { ProjectInfo } from '#shared/api/answers.ts';
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
  // There are no annotations in it, so nothing of them can be chosen.
  const codebookOnly = format?.reads === 'codebook';
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
      {!codebookOnly && (
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
      )}
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
      {format?.reads !== 'project' && !codebookOnly && (
        <fieldset>
          <legend>{translate('window.export.suggestions')}</legend>
          <Choice
            type="checkbox"
            label={translate('window.export.rejected')}
            detail={translate('window.export.rejected-detail')}
            checked={choices.rejected}
            onChange={(rejected) => onChange({ rejected })}
          />
        </fieldset>
      )}
      {!codebookOnly && (
        <SelectField
          label={translate('window.export.annotator')}
          value={choices.annotator}
          options={[{ id: '', name: translate('window.export.everybody') }, ...annotators]}
          onChange={(annotator) => onChange({ annotator })}
        />
      )}
    </div>
  );
}
