import type { ReactNode } from 'react';
import type { ExportForecast, ProjectInfo } from '#shared/api/answers.ts';
import { translate } from '#shared/locales/translate.ts';
import { Choice } from '../../ui/choice.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { canBeForExcel, canBeSplit, type Choices, type ExportFormat, hasAnnotations } from './export-choices.ts';
import { ExportSelectionFields } from './export-selection-fields.tsx';
import { ExportSplitFields } from './export-split-fields.tsx';
import { FormatOptionFields } from './format-option-fields.tsx';

interface ExportOptionsFieldsProps {
  readonly formats: readonly ExportFormat[];
  readonly annotators: ProjectInfo['annotators'];
  readonly choices: Choices;
  /** How many documents the parts would get, once that is known. */
  readonly parts: ExportForecast['parts'];
  readonly onChange: (patch: Partial<Choices>) => void;
}

export function ExportOptionsFields(props: ExportOptionsFieldsProps): ReactNode {
  const { formats, annotators, choices, parts, onChange } = props;
  const format = formats.find(({ id }) => id === choices.format);
  const ofAnnotations = format !== undefined && hasAnnotations(format);
  return (
    <div className="export-options">
      <SelectField
        label={translate('window.export.format')}
        value={choices.format}
        options={formats}
        hint={format?.keeps}
        onChange={(id) => onChange({ format: id })}
      />
      {format && (
        <FormatOptionFields
          format={format}
          values={choices.own}
          onChange={(id, value) => onChange({ own: { ...choices.own, [id]: value } })}
        />
      )}
      {format?.writes === 'either' && !choices.split && (
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
      {format?.choosesOffsets === true && (
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
      {format?.reads !== 'project' && ofAnnotations && (
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
      {ofAnnotations && (
        <SelectField
          label={translate('window.export.annotator')}
          value={choices.annotator}
          options={[{ id: '', name: translate('window.export.everybody') }, ...annotators]}
          onChange={(annotator) => onChange({ annotator })}
        />
      )}
      {ofAnnotations && (
        <details className="export-more">
          <summary>{translate('window.export.part')}</summary>
          <ExportSelectionFields selection={choices.selection} onChange={(selection) => onChange({ selection })} />
        </details>
      )}
      {format && canBeSplit(format) && (
        <ExportSplitFields split={choices.split} parts={parts} onChange={(split) => onChange({ split })} />
      )}
      {ofAnnotations && (
        <fieldset>
          <legend>{translate('window.export.annotators')}</legend>
          <Choice
            type="checkbox"
            label={translate('window.export.anonymous')}
            detail={translate('window.export.anonymous-detail')}
            checked={choices.anonymous}
            onChange={(anonymous) => onChange({ anonymous })}
          />
        </fieldset>
      )}
    </div>
  );
}
