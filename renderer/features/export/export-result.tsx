import type { ReactNode } from 'react';
import type { ExportReport } from '#shared/api/answers.ts';
import type { Result } from '#shared/domain/result.ts';
import { describeFailure, translate, translateCount } from '#shared/locales/translate.ts';
import { Button } from '../../ui/button.tsx';
import { formatBytes } from '../../ui/format.ts';
import { CheckIcon, FolderIcon } from '../../ui/icons.tsx';
import { ReplaceQuestion } from './replace-question.tsx';

interface ExportResultProps {
  readonly result: Result<ExportReport>;
  readonly onShow: () => void;
  readonly onReplace: () => void;
  readonly onElsewhere: () => void;
  readonly onCancel: () => void;
}

/** What was written, so exactly that it can be checked; or why nothing was. */
export function ExportResult({ result, onShow, ...answers }: ExportResultProps): ReactNode {
  if (!result.ok && result.error.code === 'export/would-replace')
    return <ReplaceQuestion failure={result.error} {...answers} />;
  if (!result.ok)
    return (
      <p className="export-failure" role="alert" tabIndex={-1} data-run-focus ref={bringIntoView}>
        {describeFailure(result.error)}
      </p>
    );
  const { files, notes, losses } = result.value;
  return (
    <div className="export-result" role="status" ref={bringIntoView}>
      <p className="export-success">
        <CheckIcon />
        {translateCount('window.export.file-written', 'window.export.files-written', files.length)}
        <Button data-run-focus onClick={onShow}>
          <FolderIcon />
          {translate('window.export.show')}
        </Button>
      </p>
      <ul>
        {files.map((file) => (
          <li key={file.path}>
            <strong title={file.path}>{file.path.split(/[\\/]/).at(-1)}</strong>
            <span>
              {[
                file.rows > 0 && translateCount('window.export.row', 'window.export.rows', file.rows),
                formatBytes(file.bytes),
                translate('window.export.sha256', { hash: file.sha256.slice(0, 12) }),
              ]
                .filter((part) => part !== false)
                .join(' · ')}
            </span>
          </li>
        ))}
      </ul>
      {notes.length > 0 && (
        <ul className="export-notes" aria-label={translate('window.export.notes')}>
          {notes.map((note) => (
            <li key={note}>{note}</li>
          ))}
        </ul>
      )}
      {losses.length > 0 && (
        <>
          <h3 className="export-losses-head">{translate('window.export.losses')}</h3>
          <ul className="export-notes" aria-label={translate('window.export.losses')}>
            {losses.map((loss) => (
              <li key={loss}>{loss}</li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}

/** In a small dialog the result stands below what can be seen. */
function bringIntoView(element: HTMLElement | null): void {
  element?.scrollIntoView({ block: 'nearest' });
}
