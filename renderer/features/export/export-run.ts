import { useEffect, useState } from 'react';
import type { ExportReport, FileHandle } from '#shared/api/answers.ts';
import type { Result } from '#shared/domain/result.ts';
import { useWorkbench } from '../../app/context.tsx';

export type ExportRun =
  | { readonly kind: 'idle' }
  | { readonly kind: 'running' }
  | { readonly kind: 'done'; readonly handle: FileHandle; readonly report: Result<ExportReport> };

const nothingYet = { done: 0, total: 0 };

/** How far the export is, while it runs. */
export function useExportProgress(running: boolean): { readonly done: number; readonly total: number } {
  const { api } = useWorkbench();
  const [progress, setProgress] = useState(nothingYet);
  useEffect(() => {
    if (!running) return undefined;
    const end = api.on('export.progress', setProgress);
    return () => {
      end();
      setProgress(nothingYet);
    };
  }, [api, running]);
  return progress;
}
