import { type RefObject, useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { ExportReport, FileHandle } from '#shared/api/answers.ts';
import type { Result } from '#shared/domain/result.ts';
import { useWorkbench } from '../../app/context.tsx';

export type ExportRun =
  | { readonly kind: 'idle' }
  | { readonly kind: 'running' }
  | { readonly kind: 'done'; readonly handle: FileHandle; readonly report: Result<ExportReport> };

const nothingYet = { done: 0, total: 0 };

/**
 * The button that was pressed goes away when an export begins, and so does Cancel when it ends: whoever had the focus
 * there finds it at what is of use now, which says so with `data-run-focus`.
 */
export function useRunFocus(form: RefObject<HTMLElement | null>, kind: ExportRun['kind']): void {
  const before = useRef(kind);
  useLayoutEffect(() => {
    if (before.current === kind) return;
    before.current = kind;
    const { activeElement } = document;
    if (activeElement !== null && activeElement !== document.body) return;
    form.current?.querySelector<HTMLElement>('[data-run-focus]')?.focus();
  }, [form, kind]);
}

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
