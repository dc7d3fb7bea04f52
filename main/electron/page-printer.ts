import { readFile } from 'node:fs/promises';
import { BrowserWindow, type PrintToPDFOptions } from 'electron';
import { translate } from '#shared/locales/translate.ts';
import type { MessageFromServices, MessageToServices } from '../services-messages.ts';
import type { PrintPages } from './print-pages.ts';
import { safePreferences } from './window.ts';

type PrintRequest = Extract<MessageFromServices, { print: number }>;
type PrintJob = Extract<PrintRequest, { kind: 'print' }>['job'];

/** Prints pages on behalf of the services process, which names them by numbers of its own. */
export class PagePrinter {
  readonly #pages: PrintPages;
  readonly #tell: (message: MessageToServices) => void;
  readonly #windows = new Map<number, BrowserWindow>();

  constructor(pages: PrintPages, tell: (message: MessageToServices) => void) {
    this.#pages = pages;
    this.#tell = tell;
  }

  obey(request: PrintRequest): void {
    if (request.kind === 'print') void this.#answer(request.print, request.job);
    else this.#windows.get(request.print)?.destroy();
  }

  /** Nobody is left who would take the answers. */
  cancelAll(): void {
    for (const window of this.#windows.values()) window.destroy();
  }

  async #answer(print: number, job: PrintJob): Promise<void> {
    const window = newWindow();
    this.#windows.set(print, window);
    try {
      this.#tell({ kind: 'printed', print, pdf: await this.#print(window, job) });
    } catch (error) {
      this.#tell({ kind: 'not-printed', print, reason: error instanceof Error ? error.message : String(error) });
    } finally {
      this.#windows.delete(print);
      if (!window.isDestroyed()) window.destroy();
    }
  }

  async #print(window: BrowserWindow, { page, paper, style }: PrintJob): Promise<Uint8Array> {
    const url = this.#pages.offer({ html: new Uint8Array(await readFile(page)), style });
    const gone = Promise.withResolvers<never>();
    window.once('closed', () => gone.reject(new Error('the window was closed')));
    const print = async (): Promise<Uint8Array> => {
      await window.loadURL(url);
      if (this.#pages.withdraw(url)) throw new Error('the window did not load the page');
      return window.webContents.printToPDF(optionsFor(paper));
    };
    window.webContents.once('render-process-gone', (_event, { reason }) => gone.reject(new Error(reason)));
    try {
      return await Promise.race([print(), gone.promise]);
    } finally {
      this.#pages.withdraw(url);
    }
  }
}

/** Never shown. It has no preload and runs no script. */
function newWindow(): BrowserWindow {
  return new BrowserWindow({
    show: false,
    webPreferences: { ...safePreferences, javascript: false, devTools: false },
  });
}

function optionsFor(paper: PrintJob['paper']): PrintToPDFOptions {
  return {
    pageSize: paper,
    preferCSSPageSize: true,
    printBackground: true,
    margins: { top: 0.7, right: 0.7, bottom: 0.8, left: 0.7 },
    displayHeaderFooter: true,
    headerTemplate: '<span></span>',
    footerTemplate: footer(),
    generateTaggedPDF: true,
    generateDocumentOutline: true,
  };
}

/** Chromium fills in elements of these classes. Without a size of its own the text would not be seen. */
function footer(): string {
  const text = translate('article.page', {
    page: '<span class="pageNumber"></span>',
    pages: '<span class="totalPages"></span>',
  });
  return `<div style="width:100%;text-align:center;font:8pt system-ui,sans-serif;color:#444">${text}</div>`;
}
