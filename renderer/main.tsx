import './app/no-eval.ts';
import '@fontsource-variable/inter/opsz.css';
import '@fontsource-variable/source-serif-4/opsz.css';
import '@fontsource-variable/source-serif-4/opsz-italic.css';
import './ui/tokens.css';
import './ui/base.css';
import './ui/controls.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import type { PreloadApi } from '#shared/api/preload-api.ts';
import { listenToActions } from './app/actions.ts';
import { connect } from './app/api.ts';
import { App } from './app/app.tsx';
import { WorkbenchContext } from './app/context.tsx';
import { listenToKeys } from './app/keys.ts';
import { Workbench } from './app/workbench.ts';
import { ErrorBoundary } from './ui/error-boundary.tsx';

declare global {
  interface Window {
    /** Put there by the preload, before anything of this runs. */
    readonly annotary: PreloadApi;
  }
}

// Outside React: the window starts once, however often React mounts it.
const workbench = new Workbench(connect(window.annotary));
const ends = [workbench.start(), listenToActions(workbench), listenToKeys(workbench, window)];
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
