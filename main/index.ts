import { join } from 'node:path';
import { app } from 'electron';
import { Dialogs } from './electron/dialogs.ts';
import { FileHandles } from './electron/file-handles.ts';
import { isFirstInstance, OpenFileRequests, setupInstances } from './electron/instances.ts';
import { sendEvent, sendEventText, setupIpc } from './electron/ipc.ts';
import { guardClosing, setupCrashBox, setupLifecycle } from './electron/lifecycle.ts';
import { ApplicationMenu } from './electron/menu.ts';
import { PagePrinter } from './electron/page-printer.ts';
import { openPreferences } from './electron/preferences.ts';
import { PrintPages } from './electron/print-pages.ts';
import { Projects } from './electron/projects.ts';
import { registerAppScheme, setupProtocol } from './electron/protocol.ts';
import { RecentProjects } from './electron/recent-projects.ts';
import { setupSecurity } from './electron/security.ts';
import { ServicesProcess } from './electron/services-process.ts';
import { SettingsStore } from './electron/settings.ts';
import { createShellMethods } from './electron/shell-methods.ts';
import { readStartArguments } from './electron/start-arguments.ts';
import { setupTheme } from './electron/theme.ts';
import { UnsavedWork } from './electron/unsaved-work.ts';
import { createWindow, focusWindow, workbenchWindow } from './electron/window.ts';

// Up to 'ready' everything runs at once, and nothing is awaited: Electron is ready only after this file has loaded.
const asked = readStartArguments(process.argv, {
  cwd: process.cwd(),
  appPath: app.getAppPath(),
  packaged: app.isPackaged,
});
if (asked.userData !== undefined) app.setPath('userData', asked.userData);
app.enableSandbox();
registerAppScheme();

if (isFirstInstance(asked.project)) {
  const files = new OpenFileRequests();
  let services: ServicesProcess | undefined;
  setupCrashBox(() => services);
  app.once('ready', () => {
    services = startWorkbench(files);
  });
} else {
  app.exit(0);
}

function startWorkbench(files: OpenFileRequests): ServicesProcess {
  const out = join(import.meta.dirname, '..');
  const userData = app.getPath('userData');
  const preferences = openPreferences(userData, () => new Date());
  const settings = new SettingsStore(preferences);
  const recent = new RecentProjects(preferences);
  const handles = new FileHandles();
  const dialogs = new Dialogs(handles);
  const unsaved = new UnsavedWork(() => sendEvent('window.closing', {}));

  const pages = new PrintPages();
  const services = new ServicesProcess({
    folder: join(out, 'main'),
    onEvent: ({ name, event }) => sendEventText(name, event),
    newPrinter: (tell) => new PagePrinter(pages, tell),
  });
  const projects = new Projects({
    services,
    settings,
    recent,
    userData,
    onFailed: (event) => sendEvent('project.open-failed', event),
    onRecentChanged: () => menu.build(),
  });
  const openProject = async (path: string): Promise<void> => {
    await unsaved.saved();
    await projects.openOrTell(path);
  };
  const openWindow = (): void =>
    guardClosing(createWindow({ preloadFolder: join(out, 'preload'), preferences }), unsaved);

  setupSecurity();
  setupProtocol(join(out, 'renderer'), pages);
  setupTheme(settings);
  settings.onChange((now) => sendEvent('settings.changed', now));
  const menu = new ApplicationMenu({ settings, recent, openRecent: (path) => void openProject(path) });
  const methods = createShellMethods({
    dialogs,
    handles,
    projects,
    recent,
    services,
    settings,
    onActionsChanged: (enabled) => menu.enable(enabled),
    onRecentChanged: () => menu.build(),
    onUnsaved: (pending) => unsaved.report(pending),
  });
  setupIpc({ methods, services, projects });
  setupLifecycle({ services, unsaved, openWindow });
  setupInstances({
    onStarted: (project) => {
      const window = workbenchWindow();
      if (window) focusWindow(window);
      else openWindow();
      if (project !== undefined) void openProject(project);
    },
  });

  projects.openFirst(asked.project ?? files.take((path) => void openProject(path)));
  openWindow();
  return services;
}
