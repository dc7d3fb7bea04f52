import { app } from './app.ts';
import type { DevtoolsSession } from './devtools.ts';
import { createEvent } from './preventable-event.ts';
import { fromBrowser } from './protocol.ts';
import type { WebContents } from './web-contents.ts';

const levels = new Map([
  ['verbose', 'debug'],
  ['debug', 'debug'],
  ['warning', 'warning'],
  ['error', 'error'],
  ['assert', 'error'],
]);

/** Turns the events of a page into those of its WebContents. */
export function listenToPage(contents: WebContents, page: DevtoolsSession, frameId: string): void {
  page.on('Page.frameNavigated', ({ frame }) => {
    if (frame.parentId !== undefined) return;
    contents.browserUrl = frame.url + (frame.urlFragment ?? '');
    contents.emit('did-navigate', createEvent({}), contents.getURL(), 200, 'OK');
  });
  page.on('Page.navigatedWithinDocument', (navigation) => {
    if (navigation.frameId !== frameId) return;
    contents.browserUrl = navigation.url;
    contents.emit('did-navigate-in-page', createEvent({}), contents.getURL(), true);
  });
  // The blank page of a new window does not exist in Electron.
  page.on('Page.domContentEventFired', () => {
    if (contents.getURL()) contents.emit('dom-ready', createEvent({}));
  });
  page.on('Page.loadEventFired', () => {
    if (!contents.getURL()) return;
    contents.finishLoading();
    contents.window.becomeReadyToShow();
  });

  const report = (level: string, message: string, lineNumber = 0, sourceId = ''): void => {
    const details = { level: levels.get(level) ?? 'info', message, lineNumber, sourceId, frame: contents.mainFrame };
    contents.emit('console-message', createEvent(details));
  };
  page.on('Runtime.consoleAPICalled', ({ type, args, stackTrace }) => {
    const [at] = stackTrace?.callFrames ?? [];
    const text = args.map((arg) => String(arg.value ?? arg.description ?? arg.type)).join(' ');
    report(type, text, at?.lineNumber, at && fromBrowser(at.url));
  });
  page.on('Runtime.exceptionThrown', ({ exceptionDetails: { exception, text, lineNumber, url = '' } }) =>
    report('error', `Uncaught ${exception?.description ?? text}`, lineNumber, fromBrowser(url)),
  );
  // What Chromium itself says, such as a violation of the content security policy.
  page.on('Log.entryAdded', ({ entry }) => report(entry.level, entry.text, entry.lineNumber, entry.url));
  page.on('Inspector.targetCrashed', () => {
    const details = { reason: 'crashed', exitCode: 1 };
    contents.emit('render-process-gone', createEvent({}), details);
    app.emit('render-process-gone', createEvent({}), contents, details);
  });
}
