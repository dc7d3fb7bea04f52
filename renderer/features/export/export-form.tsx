import { type ReactNode, useMemo, useRef, useState } from 'react';
import type { OutputOf } from '#shared/api/contract.ts';
import { describeFailure, translate } from '#shared/locales/translate.ts';
import { useApp, useWorkbench } from '../../app/context.tsx';
import { projectOf } from '../../app/state/selectors.ts';
import { asking, useProjectQuery } from '../../app/use-project-query.ts';
import { Button } from '../../ui/button.tsx';
import { useLateFocus } from '../../ui/dialog.tsx';
import { ProgressBar } from '../../ui/progress-bar.tsx';
import { ExportOptionsFields } from './export-options-fields.tsx';
import { ExportPreview } from './export-preview.tsx';
import { ExportResult } from './export-result.tsx';
import { type Choices, defaultChoices, type ExportFormat, exportOptions, exportTarget } from './export-choices.ts';
import { type ExportRun, useExportProgress } from './export-run.ts';
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
  const [choices, setChoices] = useState<Choices>(() => defaultChoices(formats));
  const [run, setRun] = useState<ExportRun>({ kind: 'idle' });
  const progress = useExportProgress(run.kind === 'running');
  const format = formats.find(({ id }) => id === choices.format);
  const options = useMemo(() => exportOptions(choices, format), [choices, format]);
  if (!format || !info) return <p role="alert">{translate('window.export.no-formats')}</p>;

  const start = async (): Promise<void> => {
    setRun({ kind: 'running' });
    const done = await workbench.transfer.export(options, exportTarget(info.name, format, choices));
    setRun(done ? { kind: 'done', ...done } : { kind: 'idle' });
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
        onChange={(patch) => {
          setChoices({ ...choices, ...patch });
          // What is said of the last export would seem to be about these choices.
          setRun({ kind: 'idle' });
        }}
      />
      <div className="export-shown">
        <ExportPreview options={options} />
        {run.kind === 'done' && (
          <ExportResult
            result={run.report}
            onShow={() => void workbench.api.call('shell.show-exported', { handle: run.handle })}
          />
        )}
      </div>
      <div className="export-buttons sticky-buttons">
        {onDone && run.kind !== 'running' && <Button onClick={onDone}>{translate('window.close')}</Button>}
        {run.kind === 'running' ? (
          <>
            <ProgressBar label={translate('window.export')} {...progress} />
            <Button onClick={() => workbench.transfer.cancelExport()}>{translate('window.cancel')}</Button>
          </>
        ) : (
          <Button type="submit" tone="primary">
            {translate('action.export.dialog')}
          </Button>
        )}
      </div>
    </form>
  );
}
