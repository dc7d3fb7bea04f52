import { type ReactNode, useMemo, useRef, useState } from 'react';
import type { FileHandle } from '#shared/api/answers.ts';
import type { OutputOf } from '#shared/api/contract.ts';
import { describeFailure, translate } from '#shared/locales/translate.ts';
import { useApp, useWorkbench } from '../../app/context.tsx';
import { projectOf } from '../../app/state/selectors.ts';
import { asking, useProjectQuery } from '../../app/use-project-query.ts';
import { Button } from '../../ui/button.tsx';
import { useLateFocus } from '../../ui/dialog.tsx';
import { ProgressBar } from '../../ui/progress-bar.tsx';
import { ExportOptionsFields } from './export-options-fields.tsx';
import { Forecast, useForecast } from './export-forecast.tsx';
import { ExportPreview } from './export-preview.tsx';
import { ExportResult } from './export-result.tsx';
import { type Choices, defaultChoices, type ExportFormat, exportOptions, exportTarget } from './export-choices.ts';
import { type ExportRun, useExportProgress, useRunFocus } from './export-run.ts';
import { rememberedChoices, withChoices } from './remembered-choices.ts';
import './export.css';

const formatsQuery = asking('formats.list', {});

interface ExportFormProps {
  /** Gives a button that closes the dialog around the form, where there is one. */
  readonly onDone?: () => void;
}

/** What is written and how it will look, and then what was written. */
export function ExportForm({ onDone }: ExportFormProps): ReactNode {
  const formats = useProjectQuery<OutputOf<'formats.list'>>(formatsQuery);
  switch (formats.kind) {
    case 'loading':
      return <p role="status">{translate('window.loading')}</p>;
    case 'failed':
      return <p role="alert">{describeFailure(formats.failure)}</p>;
    case 'ready':
      return <Filled formats={formats.value.filter((format) => format.writes !== 'nothing')} onDone={onDone} />;
    default:
      return formats satisfies never;
  }
}

interface FilledProps extends ExportFormProps {
  readonly formats: readonly ExportFormat[];
}

function Filled({ formats, onDone }: FilledProps): ReactNode {
  const workbench = useWorkbench();
  const form = useRef<HTMLFormElement>(null);
  useLateFocus(form);
  const info = useApp(projectOf);
  const [choices, setChoices] = useState<Choices>(() => {
    const { settings, documents } = workbench.store.get();
    const before = info && settings.exports[info.id];
    return before ? rememberedChoices(before, { formats, info, documents }) : defaultChoices(formats);
  });
  const [run, setRun] = useState<ExportRun>({ kind: 'idle' });
  const isRunning = run.kind === 'running';
  const progress = useExportProgress(isRunning);
  useRunFocus(form, run.kind);
  const format = formats.find(({ id }) => id === choices.format);
  const options = useMemo(() => exportOptions(choices, format), [choices, format]);
  const forecast = useForecast(options, isRunning);
  if (!format || !info) return <p role="alert">{translate('window.export.no-formats')}</p>;

  const start = async (): Promise<void> => {
    setRun({ kind: 'running' });
    const done = await workbench.transfer.export(options, exportTarget(info.name, format, choices));
    setRun(done ? { kind: 'done', ...done } : { kind: 'idle' });
  };
  const replace = async (handle: FileHandle): Promise<void> => {
    setRun({ kind: 'running' });
    setRun({ kind: 'done', handle, report: await workbench.transfer.exportReplacing(handle, options) });
  };
  const change = (patch: Partial<Choices>): void => {
    const changed = { ...choices, ...patch };
    setChoices(changed);
    // What is said of the last export would seem to be about these choices.
    setRun({ kind: 'idle' });
    const { exports } = workbench.store.get().settings;
    void workbench.changeSettings({ exports: withChoices(exports, info.id, changed) });
  };

  return (
    <form
      ref={form}
      className="export-form"
      onSubmit={(event) => {
        event.preventDefault();
        void start();
      }}
    >
      <ExportOptionsFields
        formats={formats}
        annotators={info.annotators}
        choices={choices}
        parts={forecast.kind === 'ready' ? forecast.value.parts : []}
        onChange={change}
      />
      <div className="export-shown">
        {run.kind !== 'done' && <Forecast forecast={forecast} options={options} />}
        <ExportPreview options={options} />
        {run.kind === 'done' && (
          <ExportResult
            result={run.report}
            onReplace={() => void replace(run.handle)}
            onElsewhere={() => void start()}
            onCancel={() => setRun({ kind: 'idle' })}
            onShow={() => void workbench.api.call('shell.show-exported', { handle: run.handle })}
          />
        )}
      </div>
      <div className="export-buttons sticky-buttons">
        {onDone && !isRunning && <Button onClick={onDone}>{translate('window.close')}</Button>}
        {isRunning ? (
          <>
            <ProgressBar label={translate('window.export')} {...progress} />
            <Button data-run-focus onClick={() => workbench.transfer.cancelExport()}>
              {translate('window.cancel')}
            </Button>
          </>
        ) : (
          <Button type="submit" tone="primary" data-run-focus={run.kind === 'idle' || undefined}>
            {translate('action.export.dialog')}
          </Button>
        )}
      </div>
    </form>
  );
}
