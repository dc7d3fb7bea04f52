import { basename, dirname } from 'node:path';
import { shell, type BrowserWindow } from 'electron';
import type { contract, InputOf, MethodName, OutputOf } from '#shared/api/contract.ts';
import { success, type Result } from '#shared/domain/result.ts';
import { isTable } from '#shared/formats/documents/document-formats.ts';
import type { Dialogs } from './dialogs.ts';
import type { FileHandles } from './file-handles.ts';
import { projectName, type Projects } from './projects.ts';
import type { RecentProjects } from './recent-projects.ts';
import { openExternalLink } from './security.ts';
import type { ServicesProcess } from './services-process.ts';
import type { SettingsStore } from './settings.ts';

type ShellMethodName = {
  [Name in MethodName]: (typeof contract)[Name]['host'] extends 'shell' ? Name : never;
}[MethodName];

/** What the shell itself answers: whatever needs a dialog, a menu, the settings or a path. */
export type ShellMethods = {
  readonly [Name in ShellMethodName]: (input: InputOf<Name>, window: BrowserWindow) => Promise<Result<OutputOf<Name>>>;
};

interface Parts {
  readonly dialogs: Dialogs;
  readonly handles: FileHandles;
  readonly projects: Projects;
  readonly recent: RecentProjects;
  readonly services: ServicesProcess;
  readonly settings: SettingsStore;
  readonly onActionsChanged: (enabled: readonly string[]) => void;
  readonly onRecentChanged: () => void;
  readonly onUnsaved: (pending: number) => void;
}

export function createShellMethods(parts: Parts): ShellMethods {
  const { dialogs, handles, projects, recent, services, settings } = parts;
  return {
    'dialog.choose-project': async (_input, window) => success(await dialogs.chooseProject(window)),
    'dialog.choose-new-project': async (input, window) => success(await dialogs.chooseNewProject(window, input)),
    'dialog.choose-documents': async (input, window) => success(await dialogs.chooseDocuments(window, input)),
    'dialog.choose-export': async (input, window) => success(await dialogs.chooseExport(window, input)),

    'shell.create-project': async ({ handle, ...input }) => {
      const paths = handles.resolve(handle, 'create-project', 'shell.create-project');
      return paths.ok ? projects.create({ path: paths.value[0], ...input }) : paths;
    },
    'shell.open-project': async ({ handle }) => {
      const paths = handles.resolve(handle, 'open-project', 'shell.open-project');
      return paths.ok ? projects.open(paths.value[0]) : paths;
    },
    'shell.open-sample': () => projects.openSample(),
    'shell.recent-projects': async () =>
      success(
        recent.paths.map((path) => ({
          handle: handles.grant([path], 'open-project'),
          name: projectName(path),
          folder: dirname(path),
        })),
      ),
    'shell.forget-recent': async () => {
      recent.forgetAll();
      parts.onRecentChanged();
      return success({});
    },

    'shell.import': async ({ handle, encoding, columns }) => {
      const paths = handles.resolve(handle, 'import', 'shell.import');
      return paths.ok ? services.call('import.paths', { paths: paths.value, encoding, columns }) : paths;
    },
    'shell.preview-table': async ({ handle }) => {
      const paths = handles.resolve(handle, 'import', 'shell.preview-table');
      if (!paths.ok) return paths;
      const path = paths.value.find((one) => isTable(one));
      if (path === undefined) return success(null);
      const preview = await services.call('import.preview-table', { path });
      return preview.ok ? success({ file: basename(path), preview: preview.value }) : preview;
    },
    'shell.inspect-annotations': async ({ handle, columns, ...choices }) => {
      const paths = handles.resolve(handle, 'import', 'shell.inspect-annotations');
      return paths.ok
        ? services.call('import.annotations-inspect', { paths: paths.value, annotationColumns: columns, ...choices })
        : paths;
    },
    'shell.import-version': async ({ handle, previousId }) => {
      const paths = handles.resolve(handle, 'import', 'shell.import-version');
      return paths.ok ? services.call('versions.import-path', { path: paths.value[0], previousId }) : paths;
    },
    'shell.export': async ({ handle, options, replace }) => {
      const paths = handles.resolve(handle, 'export', 'shell.export');
      if (!paths.ok) return paths;
      // The system's dialog has asked about the file that was chosen, and about no other one.
      return services.call('export.path', { path: paths.value[0], options, replace: replace ? 'all' : 'chosen' });
    },
    'shell.export-table': async ({ handle, ...table }) => {
      const paths = handles.resolve(handle, 'export', 'shell.export-table');
      return paths.ok ? services.call('claims.export-path', { path: paths.value[0], ...table }) : paths;
    },
    'shell.export-network': async ({ handle, ...network }) => {
      const paths = handles.resolve(handle, 'export', 'shell.export-network');
      return paths.ok ? services.call('network.export-path', { path: paths.value[0], ...network }) : paths;
    },
    'shell.export-time-line': async ({ handle, ...timeLine }) => {
      const paths = handles.resolve(handle, 'export', 'shell.export-time-line');
      return paths.ok ? services.call('time-line.export-path', { path: paths.value[0], ...timeLine }) : paths;
    },
    'shell.show-exported': async ({ handle }) => {
      const paths = handles.resolve(handle, 'export', 'shell.show-exported');
      if (!paths.ok) return paths;
      shell.showItemInFolder(paths.value[0]);
      return success({});
    },
    'shell.open-link': async ({ url }, window) => success({ opened: await openExternalLink(window, url) }),
    'shell.grant-files': async ({ paths }) => success(dialogs.chosen(paths, 'import', 'open-project')),

    'dialog.choose-file': async (input, window) => success(await dialogs.chooseFile(window, input)),
    'shell.read-codebook': async ({ handle }) => {
      const paths = handles.resolve(handle, 'read', 'shell.read-codebook');
      return paths.ok ? services.call('codebook.read-path', { path: paths.value[0] }) : paths;
    },
    'shell.read-gazetteer': async ({ handle, choice }) => {
      const paths = handles.resolve(handle, 'read', 'shell.read-gazetteer');
      return paths.ok ? services.call('rules.read-path', { path: paths.value[0], choice }) : paths;
    },
    'shell.match-ids': async ({ handle }) => {
      const paths = handles.resolve(handle, 'read', 'shell.match-ids');
      return paths.ok ? services.call('register.match-ids-path', { path: paths.value[0] }) : paths;
    },
    'settings.read': async () => success(settings.current),
    'settings.change': async (patch) => success(settings.change(patch)),
    'shell.actions-changed': async ({ enabled }) => {
      parts.onActionsChanged(enabled);
      return success({});
    },
    'shell.unsaved': async ({ pending }) => {
      parts.onUnsaved(pending);
      return success({});
    },
  };
}
