import { type ReactNode, useMemo } from 'react';
import type { ExportOptions } from '#shared/api/answers.ts';
import type { ApiClient } from '#shared/api/client.ts';
import type { OutputOf } from '#shared/api/contract.ts';
import type { Failure } from '#shared/domain/result.ts';
import { describeFailure, translate } from '#shared/locales/translate.ts';
import { useProjectQuery } from '../../app/use-project-query.ts';

const LINES = 40;

interface Previewed extends OutputOf<'export.preview'> {
  /** Of which it is; while others are asked about, it stays as what is not true any more. */
  readonly options: ExportOptions;
}

function previewOf(options: ExportOptions) {
  return async (api: ApiClient, show: (value: Previewed) => void): Promise<Failure | undefined> => {
    const answer = await api.call('export.preview', { options, lines: LINES });
    if (!answer.ok) return answer.error;
    show({ ...answer.value, options });
    return undefined;
  };
}

/** The first lines of what would be written, as they would be written. */
export function ExportPreview({ options }: { readonly options: ExportOptions }): ReactNode {
  const query = useMemo(() => previewOf(options), [options]);
  const preview = useProjectQuery<Previewed>(query);
  return (
    <section className="export-preview" aria-labelledby="export-preview">
      <h3 id="export-preview">
        {translate('window.export.preview')}
        {preview.kind === 'ready' && <code>{preview.value.name}</code>}
      </h3>
      {preview.kind === 'failed' && <p role="alert">{describeFailure(preview.failure)}</p>}
      {preview.kind === 'ready' && (
        <pre
          // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls, so the keyboard must reach it
          tabIndex={0}
          className={preview.value.text === '' ? 'export-nothing' : undefined}
          aria-labelledby="export-preview"
          aria-busy={preview.value.options !== options}
        >
          {preview.value.text === '' ? translate('window.export.preview-empty') : preview.value.text}
        </pre>
      )}
    </section>
  );
}
