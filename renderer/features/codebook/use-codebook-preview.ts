import { useEffect, useState } from 'react';
import type { CodebookPreview } from '#shared/api/answers.ts';
import type { Codebook } from '#shared/domain/codebook.ts';
import type { CodebookEdit } from '#shared/domain/codebook-edits.ts';
import type { Result } from '#shared/domain/result.ts';
import { useWorkbench } from '../../app/context.tsx';

/** What the edit would do to annotations, links and documents, counted by the store; undefined while it counts. */
export function useCodebookPreview(
  codebook: Codebook | undefined,
  edit: CodebookEdit | undefined,
): Result<CodebookPreview> | undefined {
  const { api } = useWorkbench();
  const [preview, setPreview] = useState<{ of: CodebookEdit; result: Result<CodebookPreview> }>();
  useEffect(() => {
    if (!codebook || !edit) return undefined;
    let current = true;
    const { codebook: next, moved } = edit;
    const command = { type: 'codebook.replace', codebook: next, baseVersion: codebook.version } as const;
    const count = async (): Promise<void> => {
      const result = await api.call('codebook.preview', { command: moved ? { ...command, moved } : command });
      if (current) setPreview({ of: edit, result });
    };
    void count();
    return () => {
      current = false;
    };
  }, [api, codebook, edit]);
  return preview?.of === edit ? preview?.result : undefined;
}
