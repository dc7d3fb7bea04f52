import type { DevtoolsSession } from './devtools.ts';
import { ipcMain } from './ipc-main.ts';
import { applicationShortcuts, runShortcut } from './menu.ts';
import type { FromPage, ToPage } from './page-messages.ts';
import { bindingName, receiverName, worldName } from './page-scripts.ts';
import { createEvent, type PreventableEvent } from './preventable-event.ts';
import { createCodec } from './structured-clone.ts';
import type { WebContents } from './web-contents.ts';

const codec = createCodec();

function decodeArguments(text: string): readonly unknown[] {
  const args = codec.decode(text);
  return Array.isArray(args) ? args : [];
}

async function answerInvoke(message: FromPage & { type: 'invoke' }, event: PreventableEvent): Promise<ToPage> {
  const { id, channel } = message;
  try {
    const value = await ipcMain.answer(channel, event, decodeArguments(message.args));
    return { type: 'reply', id, result: codec.encode(value) };
  } catch (error) {
    console.error(`Error occurred in handler for '${channel}':`, error);
    return { type: 'reply', id, error: String(error) };
  }
}

/** Messages between this process and the isolated world of one page. */
export class PageChannel {
  readonly #contents: WebContents;
  readonly #page: DevtoolsSession;
  /** The isolated world of the present document. */
  #context: number | undefined;

  constructor(contents: WebContents, page: DevtoolsSession, frameId: string) {
    this.#contents = contents;
    this.#page = page;
    page.on('Runtime.executionContextCreated', ({ context }) => {
      // True because the protocol leaves auxData open, and Chromium always names the frame in it.
      const { frameId: owner } = context.auxData as { frameId?: string };
      if (context.name !== worldName || owner !== frameId) return;
      this.#context = context.id;
      void this.deliver({ type: 'shortcuts', accelerators: applicationShortcuts() });
    });
    page.on('Runtime.executionContextsCleared', () => {
      this.#context = undefined;
    });
    page.on('Runtime.bindingCalled', ({ name, payload }) => {
      // True because only the isolated world has the binding, and it sends nothing else.
      if (name === bindingName) void this.#receive(JSON.parse(payload) as FromPage);
    });
  }

  async deliver(message: ToPage): Promise<void> {
    if (this.#context === undefined) return;
    const expression = `${receiverName}.take(${JSON.stringify(message)})`;
    // The document may go away meanwhile; Electron drops the message as well.
    await this.#page.send('Runtime.evaluate', { expression, contextId: this.#context }).catch(() => undefined);
  }

  async #receive(message: FromPage): Promise<void> {
    const contents = this.#contents;
    const { id: processId, mainFrame: senderFrame } = contents;
    const event = createEvent({ type: 'frame', sender: contents, senderFrame, processId, frameId: 1, ports: [] });
    switch (message.type) {
      case 'send':
        ipcMain.emit(message.channel, event, ...decodeArguments(message.args));
        return;
      case 'invoke':
        return this.deliver(await answerInvoke(message, event));
      case 'paths':
        return this.deliver({ type: 'paths', id: message.id, paths: await this.#pathsOf(message) });
      case 'open':
        return contents.handleOpen(message.url, message.disposition);
      case 'shortcut':
        return runShortcut(message.index, contents.window);
      case 'bounds':
        return contents.window.learnBounds(message, contents.getZoomFactor());
      case 'preload-error':
        contents.emit('preload-error', createEvent({}), contents.preloadPath, new Error(message.message));
    }
  }

  async #pathsOf({ id, count }: FromPage & { type: 'paths' }): Promise<string[]> {
    const paths: string[] = [];
    for (let index = 0; index < count; index += 1) {
      const expression = `${receiverName}.fileAt(${id}, ${index})`;
      const { result } = await this.#page.send('Runtime.evaluate', { expression, contextId: this.#context });
      // A file that a script made has no path.
      const none = { path: '' };
      const answer = await this.#page.send('DOM.getFileInfo', { objectId: result.objectId ?? '' }).catch(() => none);
      paths.push(answer.path);
    }
    return paths;
  }
}
