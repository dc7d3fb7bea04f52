import { type ReactNode, useState } from 'react';
import type { ExportReport } from '#shared/api/answers.ts';
import type { OutputOf } from '#shared/api/contract.ts';
import type { Result } from '#shared/domain/result.ts';
import { describeFailure, translate, translateCount } from '#shared/locales/translate.ts';
import { useApp, useWorkbench } from '../../app/context.tsx';
import { projectOf } from '../../app/state/selectors.ts';
import { asking, useProjectQuery } from '../../app/use-project-query.ts';
import { AnswerView } from '../../ui/answer-view.tsx';
import { Button } from '../../ui/button.tsx';
import { Choice } from '../../ui/choice.tsx';
import { Dialog } from '../../ui/dialog.tsx';

type Format = OutputOf<'formats.list'>[number];

const formatsQuery = asking('formats.list', {});

/** Writes the codebook alone, in one of the formats for codebooks. */
export function CodebookExportDialog(): ReactNode {
  const workbench = useWorkbench();
  const formats = useProjectQuery<OutputOf<'formats.list'>>(formatsQuery);
  return (
    <Dialog title={translate('window.codebook.export-title')} width={520} onClose={() => workbench.closeDialog()}>
      <AnswerView answer={formats}>
        {(all) => <Filled formats={all.filter(({ reads, writes }) => reads === 'codebook' && writes === 'file')} />}
      </AnswerView>
    </Dialog>
  );
}

function Filled({ formats }: { readonly formats: readonly Format[] }): ReactNode {
  const workbench = useWorkbench();
  const info = useApp(projectOf);
  const [chosen, setChosen] = useState<string>();
  const [report, setReport] = useState<Result<ExportReport>>();
  const format = formats.find(({ id }) => id === chosen) ?? formats[0];
  if (!format || !info) return <p role="alert">{translate('window.export.no-formats')}</p>;
  const start = async (): Promise<void> => {
    const extension = (format.extensions[0] ?? '').replace(/^\./, '');
    const done = await workbench.transfer.export(
      { format: format.id, offsets: 'codepoint', excel: false },
      { suggestedName: `${info.codebook.name}.${extension}`, kind: 'file', extension },
    );
    if (done) setReport(done.report);
  };
  return (
    <>
      <fieldset className="fates">
        <legend>{translate('window.codebook.export-format')}</legend>
        {formats.map(({ id, name, keeps }) => (
          <Choice
            key={id}
            type="radio"
            name="codebook-export"
            label={name}
            detail={keeps}
            checked={id === format.id}
            onChange={() => {
              setChosen(id);
              setReport(undefined);
            }}
          />
        ))}
      </fieldset>
      <div role="status">{report?.ok && <Written report={report.value} />}</div>
      {report?.ok === false && (
        <p className="field-problem" role="alert">
          {describeFailure(report.error)}
        </p>
      )}
      <div className="dialog-buttons">
        <Button onClick={() => workbench.closeDialog()}>{translate('window.close')}</Button>
        <Button tone="primary" onClick={() => void start()}>
          {translate('window.codebook.export')}
        </Button>
      </div>
    </>
  );
}

function Written({ report: { files, notes } }: { readonly report: ExportReport }): ReactNode {
  return (
    <>
      <p>{translateCount('window.export.file-written', 'window.export.files-written', files.length)}</p>
      {notes.map((note) => (
        <p key={note} className="field-hint">
          {note}
        </p>
      ))}
    </>
  );
}
