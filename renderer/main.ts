import '@fontsource-variable/inter/opsz.css';
import '@fontsource-variable/source-serif-4/opsz.css';
import '@fontsource-variable/source-serif-4/opsz-italic.css';
import './ui/tokens.css';
import './ui/base.css';
import './ui/controls.css';
import type { PreloadApi } from '#shared/api/preload-api.ts';
import { connect } from './app/api.ts';
import { askFirst } from './app/first-answers.ts';

declare global {
  interface Window {
    /** Put there by the preload, before anything of this runs. */
    readonly annotary: PreloadApi;
  }
}

// Asked before the window's own large script is loaded: by the time it can draw, the answers are on their way.
const api = connect(window.annotary);
const firstAnswers = askFirst(api);
const { openWindow } = await import('./window.tsx');
openWindow(api, firstAnswers);
