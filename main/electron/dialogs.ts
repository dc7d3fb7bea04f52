import { basename, extname, join } from 'node:path';
import { app, dialog, type BrowserWindow } from 'electron';
import type { InputOf, OutputOf } from '#shared/api/contract.ts';
import { translate } from '#shared/locales/translate.ts';
import type { FileHandles, FilePurpose } from './file-handles.ts';
import { projectExtension } from './projects.ts';

type Chosen = OutputOf<'dialog.choose-project'>;

/** The system's dialogs. What they choose becomes a handle; null where they were cancelled. */
export class Dialogs {
  readonly #handles: FileHandles;

  constructor(handles: FileHandles) {
    this.#handles = handles;
  }

  async chooseProject(window: BrowserWindow): Promise<Chosen> {
    const { filePaths } = await dialog.showOpenDialog(window, {
      title: translate('shell.dialog.open-project'),
      filters: [projectFilter()],
      properties: ['openFile'],
    });
    return this.chosen(filePaths, 'open-project');
  }

  async chooseNewProject(window: BrowserWindow, { name }: InputOf<'dialog.choose-new-project'>): Promise<Chosen> {
    const { filePath } = await dialog.showSaveDialog(window, {
      title: translate('shell.dialog.new-project'),
      defaultPath: inDocuments(name || translate('shell.new-project'), projectExtension),
      filters: [projectFilter()],
    });
    return this.chosen(filePath ? [withExtension(filePath, projectExtension)] : [], 'create-project');
  }

  async chooseDocuments(window: BrowserWindow, { folders }: InputOf<'dialog.choose-documents'>): Promise<Chosen> {
    const { filePaths } = await dialog.showOpenDialog(window, {
      title: translate(folders ? 'shell.dialog.import-folder' : 'shell.dialog.import-files'),
      properties: [folders ? 'openDirectory' : 'openFile', 'multiSelections'],
    });
    return this.chosen(filePaths, 'import');
  }

  async chooseFile(window: BrowserWindow, { purpose }: InputOf<'dialog.choose-file'>): Promise<Chosen> {
    const { filePaths } = await dialog.showOpenDialog(window, {
      title: translate(`shell.dialog.${purpose}`),
      properties: ['openFile'],
    });
    return this.chosen(filePaths, 'read');
  }

  async chooseExport(window: BrowserWindow, input: InputOf<'dialog.choose-export'>): Promise<Chosen> {
    return input.kind === 'folder' ? this.#exportFolder(window) : this.#exportFile(window, input);
  }

  /** Also for dropped files. */
  chosen([first, ...others]: readonly string[], ...purposes: readonly FilePurpose[]): Chosen {
    if (first === undefined) return null;
    const names = [first, ...others].map((path) => basename(path));
    return { handle: this.#handles.grant([first, ...others], ...purposes), names };
  }

  async #exportFolder(window: BrowserWindow): Promise<Chosen> {
    const { filePaths } = await dialog.showOpenDialog(window, {
      title: translate('shell.dialog.export-folder'),
      buttonLabel: translate('shell.dialog.export-here'),
      properties: ['openDirectory', 'createDirectory'],
    });
    return this.chosen(filePaths, 'export');
  }

  async #exportFile(window: BrowserWindow, input: InputOf<'dialog.choose-export'>): Promise<Chosen> {
    const extension = input.extension.replace(/^\./, '');
    const { filePath } = await dialog.showSaveDialog(window, {
      title: translate('shell.dialog.export-file'),
      defaultPath: inDocuments(input.suggestedName, extension),
      ...(extension !== '' && { filters: [{ name: extension.toUpperCase(), extensions: [extension] }] }),
    });
    return this.chosen(filePath ? [filePath] : [], 'export');
  }
}

function projectFilter(): { name: string; extensions: string[] } {
  return { name: translate('shell.project-files'), extensions: [projectExtension] };
}

/** Suggested names come from documents and projects: nothing in them may lead to another folder. */
function inDocuments(name: string, extension: string): string {
  const safe = name
    .replaceAll(/[\p{Cc}/\\:*?"<>|]/gu, ' ')
    .trim()
    .replace(/^\.+/, '');
  return join(app.getPath('documents'), withExtension(safe || translate('shell.new-project'), extension));
}

function withExtension(path: string, extension: string): string {
  return extension === '' || extname(path).toLowerCase() === `.${extension.toLowerCase()}`
    ? path
    : `${path}.${extension}`;
}
