import { act, render, type RenderResult } from '@testing-library/react';
import type { ReactNode } from 'react';
import { WorkbenchContext } from '../app/context.tsx';
import { Workbench } from '../app/workbench.ts';
import type { FakeApi } from './fake-api.ts';

/** Draws a part of the window over a workbench that has read what the fake application gives it. */
export async function renderWith(
  api: FakeApi,
  part: ReactNode,
): Promise<RenderResult & { readonly workbench: Workbench }> {
  const workbench = new Workbench(api);
  workbench.start();
  const result = render(<WorkbenchContext value={workbench}>{part}</WorkbenchContext>);
  await settle();
  return { ...result, workbench };
}

/** Lets the answers of the fake application arrive. */
export async function settle(): Promise<void> {
  await act(async () => {
    await new Promise((done) => setTimeout(done, 0));
  });
}
