import type { DevtoolsSession } from './devtools.ts';
import { createEvent } from './preventable-event.ts';
import { answerRequest, fromBrowser, headerToBrowser, interceptedPatterns, originOf } from './protocol.ts';
import { session } from './session.ts';
import type { WebContents } from './web-contents.ts';

type Paused = Parameters<Parameters<typeof onPaused>[1]>[0];
// Only its type is used: the payload of the protocol's event, which Playwright does not export by name.
const onPaused = (devtools: DevtoolsSession, listener: Parameters<typeof devtools.on<'Fetch.requestPaused'>>[1]) =>
  devtools.on('Fetch.requestPaused', listener);

/** Electron's navigation events; true when the application prevented it. */
function isPrevented(contents: WebContents, paused: Paused, url: string, isMainFrame: boolean): boolean {
  const emit = (name: string): boolean => {
    const frame = isMainFrame ? contents.mainFrame : null;
    const event = createEvent({ url, isSameDocument: false, isMainFrame, frame, initiator: contents.mainFrame });
    contents.emit(name, event, url, false, isMainFrame);
    return event.defaultPrevented;
  };
  if (paused.redirectedRequestId !== undefined) return emit('will-redirect');
  if (isMainFrame && contents.takeExpected(paused.request.url)) return false;
  return emit('will-frame-navigate') || (isMainFrame && emit('will-navigate'));
}

async function answer(devtools: DevtoolsSession, paused: Paused, url: string): Promise<void> {
  const { requestId, request } = paused;
  const fail = () => devtools.send('Fetch.failRequest', { requestId, errorReason: 'Failed' });
  // Chromium asks for it by itself, Electron does not.
  if (new URL(url).pathname === '/favicon.ico' && paused.resourceType === 'Other')
    return void (await devtools.send('Fetch.fulfillRequest', { requestId, responseCode: 204 }));
  try {
    const headers = Object.entries(request.headers).map(([name, value]): [string, string] => [
      name,
      /^(origin|referer)$/i.test(name) ? fromBrowser(value).replace(/\/$/, name === 'Origin' ? '' : '/') : value,
    ]);
    const parts = request.postDataEntries?.map(({ bytes = '' }) => Buffer.from(bytes, 'base64'));
    const hasBody = parts !== undefined && !/^(GET|HEAD)$/.test(request.method);
    const body = hasBody ? Buffer.concat(parts) : null;
    const response = await answerRequest(new Request(url, { method: request.method, headers, body }));
    if (response.type === 'error') return void (await fail());
    await devtools.send('Fetch.fulfillRequest', {
      requestId,
      responseCode: response.status,
      responseHeaders: Array.from(response.headers, ([name, value]) => ({ name, value: headerToBrowser(name, value) })),
      body: Buffer.from(await response.arrayBuffer()).toString('base64'),
    });
  } catch (error) {
    console.error(`stand-in: the protocol handler failed for ${url}:`, error);
    await fail();
  }
}

/** Pauses navigations for Electron's events, and requests under the application's schemes for protocol.handle. */
export async function interceptRequests(contents: WebContents, devtools: DevtoolsSession, frameId: string) {
  const handle = async (paused: Paused): Promise<void> => {
    const { requestId, request } = paused;
    const url = fromBrowser(request.url + (request.urlFragment ?? ''));
    if (paused.resourceType === 'Document') {
      const isMainFrame = paused.frameId === frameId;
      if (isPrevented(contents, paused, url, isMainFrame)) {
        await devtools.send('Fetch.failRequest', { requestId, errorReason: 'Aborted' });
        return;
      }
      if (isMainFrame) await session.defaultSession.decidePermissions(contents, url, originOf(url));
    }
    if (fromBrowser(request.url) === request.url) await devtools.send('Fetch.continueRequest', { requestId });
    else await answer(devtools, paused, url);
  };
  devtools.on('Fetch.requestPaused', (paused) => {
    handle(paused).catch((error: unknown) => {
      // A page may go away while its requests are under way.
      if (!contents.isDestroyed()) console.error('stand-in: a request failed', error);
    });
  });
  const patterns = [...interceptedPatterns(), { urlPattern: '*', resourceType: 'Document' as const }];
  await devtools.send('Fetch.enable', { patterns });
}
