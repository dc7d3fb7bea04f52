import './app/no-eval.ts';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import type { WindowApi } from '#shared/api/preload-api.ts';
import { listenToActions } from './app/actions.ts';
import { App } from './app/app.tsx';
import { WorkbenchContext } from './app/context.tsx';
import type { FirstAnswers } from './app/first-answers.ts';
import { keepFocus } from './app/focus-regions.ts';
import { listenToKeys } from './app/keys.ts';
import { Workbench } from './app/workbench.ts';
import { ErrorBoundary } from './ui/error-boundary.tsx';

/** Draws the window. Outside React it starts once, however often React mounts it. */
export function openWindow(api: WindowApi, firstAnswers: FirstAnswers): void {
  const workbench = new Workbench(api);
  const ends = [
    workbench.start(firstAnswers),
    listenToActions(workbench),
    listenToKeys(workbench, window),
    keepFocus(workbench.store),
  ];
  import.meta.hot?.dispose(() => {
    for (const end of ends) end();
  });

  const root = document.getElementById('root');
  if (!root) throw new Error('index.html has no element with the id "root".');
  createRoot(root).render(
    <StrictMode>
      <ErrorBoundary>
        <WorkbenchContext value={workbench}>
          <App />
        </WorkbenchContext>
      </ErrorBoundary>
    </StrictMode>,
  );
}
