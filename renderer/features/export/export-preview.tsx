import { type ReactNode, useMemo } from 'react';
import type { ExportOptions } from '#shared/api/answers.ts';
import type { OutputOf } from '#shared/api/contract.ts';
import { describeFailure, translate } from '#shared/locales/translate.ts';
import { asking, useProjectQuery } from '../../app/use-project-query.ts';

const LINES = 40;

/** The first lines of what would be written, as they would be written. */
export function ExportPreview({ options }: { readonly options: ExportOptions }): ReactNode {
  const query = useMemo(() => asking('export.preview', { options, lines: LINES }), [options]);
  const preview = useProjectQuery<OutputOf<'export.preview'>>(query);
  return (
    <section className="export-preview" aria-labelledby="export-preview">
      <h3 id="export-preview">
        {translate('window.export.preview')}
        {preview.kind === 'ready' && <code>{preview.value.name}</code>}
      </h3>
      {preview.kind === 'failed' && <p role="alert">{describeFailure(preview.failure)}</p>}
      {preview.kind === 'ready' && (
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls, so the keyboard must reach it
        <pre tabIndex={0} aria-labelledby="export-preview">
          {preview.value.text === '' ? translate('window.export.preview-empty') : preview.value.text}
        </pre>
      )}
    </section>
  );
}
