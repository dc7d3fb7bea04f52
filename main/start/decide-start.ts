/** What was found on this machine. */
export interface Surroundings {
  readonly electron:
    { readonly kind: 'ready'; readonly program: string } | { readonly kind: 'missing'; readonly reason: string };
  readonly chromium: string | undefined;
  readonly hasDisplay: boolean;
}

export type StartPlan =
  | { readonly kind: 'electron'; readonly program: string }
  | { readonly kind: 'chromium'; readonly chromium: string; readonly message: string }
  | { readonly kind: 'give-up'; readonly message: string };

/** How to open the window, and what to tell the person about it. */
export function decideStart({ electron, chromium, hasDisplay }: Surroundings): StartPlan {
  if (electron.kind === 'ready') return { kind: 'electron', program: electron.program };
  if (chromium !== undefined && hasDisplay) {
    const message = [
      `Electron's program file could not be fetched: ${electron.reason}`,
      `Annotary opens in ${chromium} instead. It is the same application with the same projects;`,
      'menus are not shown, and file dialogs may differ. To get Electron itself:',
      ...remedies,
    ].join('\n');
    return { kind: 'chromium', chromium, message };
  }
  const lacking = chromium === undefined ? 'no Chromium was found' : 'there is no display';
  const message = [
    `Annotary cannot open its window. Electron's program file could not be fetched: ${electron.reason}`,
    `It could open in Chromium instead, but ${lacking}. One of these helps:`,
    ...remedies,
    ...(chromium === undefined ? ['- Install Chromium, or set CHROMIUM_PATH to where it is.'] : []),
    ...(hasDisplay ? [] : ['- Start it in a desktop session (DISPLAY or WAYLAND_DISPLAY is not set).']),
    'The command line works without a window: npx annotary formats',
  ].join('\n');
  return { kind: 'give-up', message };
}

const remedies = [
  '- Behind a proxy: set HTTPS_PROXY=http://proxy:port and ELECTRON_GET_USE_PROXY=1, and start again.',
  '- With a mirror: set ELECTRON_MIRROR=https://…/ (it replaces https://github.com/electron/electron/releases/download/).',
  '- Without a network: unpack electron-v<version>-<system>-<processor>.zip from another machine into a folder,',
  '  and set ELECTRON_OVERRIDE_DIST_PATH to that folder.',
];

/** Whether windows can be shown. macOS and Windows always have a screen, other systems where a session says so. */
export function hasDisplay(platform: NodeJS.Platform, env: Readonly<Record<string, string | undefined>>): boolean {
  if (platform === 'darwin' || platform === 'win32') return true;
  return Boolean(env['DISPLAY']) || Boolean(env['WAYLAND_DISPLAY']);
}
