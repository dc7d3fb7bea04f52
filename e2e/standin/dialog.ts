import type { MessageBoxOptions, OpenDialogOptions, SaveDialogOptions } from 'electron';
import { execFile } from 'node:child_process';
import { createInterface } from 'node:readline/promises';
import type { BrowserWindow } from './browser-window.ts';
import { isHeaded } from './host.ts';
import { loud } from './unsupported.ts';

/** The last argument: a window may come first. */
function optionsOf<Options extends object>(args: readonly [Options] | readonly [BrowserWindow, Options]): Options {
  const [first, second] = args;
  // True because Electron's signatures are (options) and (window, options).
  return (second ?? first) as Options;
}

function runZenity(args: readonly string[]): Promise<{ found: boolean; code: number; output: string }> {
  return new Promise((resolve) => {
    execFile('zenity', args, (error, output) => {
      resolve({ found: error?.code !== 'ENOENT', code: Number(error?.code ?? 0), output: output.trim() });
    });
  });
}

/** Asks a person: by zenity, on the terminal, or not at all. Undefined when there is no answer. */
async function ask(what: string, zenity: readonly string[]): Promise<string | undefined> {
  if (!isHeaded()) {
    console.error(`stand-in: ${what}: nobody stubbed it; answering as cancelled`);
    return undefined;
  }
  const { found, code, output } = await runZenity(zenity);
  if (found) return code === 0 || output !== '' ? output : undefined;
  if (!process.stdin.isTTY) {
    console.error(`stand-in: ${what}: neither zenity nor a terminal to ask on; answering as cancelled`);
    return undefined;
  }
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  const answer = await terminal.question(`${what} (empty to cancel): `);
  terminal.close();
  return answer.trim() || undefined;
}

/** One mutable object: tests replace its functions. */
export const dialog = loud('dialog', {
  async showOpenDialog(...args: [OpenDialogOptions] | [BrowserWindow, OpenDialogOptions]) {
    const { title = 'Open', properties = [] } = optionsOf(args);
    const zenity = ['--file-selection', `--title=${title}`, '--separator=\n'];
    if (properties.includes('openDirectory')) zenity.push('--directory');
    if (properties.includes('multiSelections')) zenity.push('--multiple');
    const answer = await ask(`dialog.showOpenDialog (${title})`, zenity);
    return { canceled: answer === undefined, filePaths: answer?.split('\n') ?? [] };
  },
  async showSaveDialog(...args: [SaveDialogOptions] | [BrowserWindow, SaveDialogOptions]) {
    const { title = 'Save', defaultPath = '' } = optionsOf(args);
    const zenity = ['--file-selection', '--save', `--title=${title}`, `--filename=${defaultPath}`];
    const answer = await ask(`dialog.showSaveDialog (${title})`, zenity);
    return { canceled: answer === undefined, filePath: answer ?? '' };
  },
  async showMessageBox(...args: [MessageBoxOptions] | [BrowserWindow, MessageBoxOptions]) {
    const { message, detail = '', buttons = ['OK'], cancelId } = optionsOf(args);
    const text = [message, detail, ...buttons.map((label, index) => `${index}: ${label}`)].join('\n');
    const zenity = ['--question', '--switch', `--text=${message}\n${detail}`];
    for (const label of buttons) zenity.push(`--extra-button=${label}`);
    const answer = await ask(`dialog.showMessageBox: ${text}`, zenity);
    const chosen = buttons.findIndex((label, index) => label === answer || String(index) === answer);
    const cancel =
      cancelId ??
      Math.max(
        0,
        buttons.findIndex((label) => /^(cancel|no)$/i.test(label)),
      );
    return { response: chosen < 0 ? cancel : chosen, checkboxChecked: false };
  },
  showErrorBox(title: string, content: string): void {
    console.error(`stand-in: dialog.showErrorBox: ${title}: ${content}`);
  },
});
