import { devtools, host } from './host.ts';
import { protocol, toBrowser } from './protocol.ts';
import { LoudEmitter, loud } from './unsupported.ts';

type CheckHandler = (contents: object | null, permission: string, origin: string, details: object) => boolean;
type RequestHandler = (
  contents: object,
  permission: string,
  answer: (granted: boolean) => void,
  details: object,
) => void;

/** Electron's name of a permission, and Chromium's. Where Electron has no name of its own, it says 'unknown'. */
const permissions: readonly (readonly [electron: string, chromium: string])[] = [
  ['clipboard-read', 'clipboard-read'],
  ['clipboard-sanitized-write', 'clipboard-write'],
  ['display-capture', 'display-capture'],
  ['geolocation', 'geolocation'],
  ['idle-detection', 'idle-detection'],
  ['keyboardLock', 'keyboard-lock'],
  ['media', 'camera'],
  ['media', 'microphone'],
  ['midi', 'midi'],
  ['notifications', 'notifications'],
  ['persistent-storage', 'persistent-storage'],
  ['pointerLock', 'pointer-lock'],
  ['screen-wake-lock', 'screen-wake-lock'],
  ['sensors', 'accelerometer'],
  ['sensors', 'gyroscope'],
  ['sensors', 'magnetometer'],
  ['sensors', 'ambient-light-sensor'],
  ['speaker-selection', 'speaker-selection'],
  ['storage-access', 'storage-access'],
  ['top-level-storage-access', 'top-level-storage-access'],
  ['window-management', 'window-management'],
  ['unknown', 'background-fetch'],
  ['unknown', 'background-sync'],
  ['unknown', 'local-fonts'],
  ['unknown', 'local-network-access'],
  ['unknown', 'nfc'],
  ['unknown', 'payment-handler'],
];

export class Session extends LoudEmitter {
  #check: CheckHandler | null = null;
  #request: RequestHandler | null = null;
  readonly protocol = protocol;

  setPermissionCheckHandler(handler: CheckHandler | null): void {
    this.#check = handler;
  }
  setPermissionRequestHandler(handler: RequestHandler | null): void {
    this.#request = handler;
  }
  setSpellCheckerEnabled(): void {}
  setSpellCheckerLanguages(): void {}
  async clearCache(): Promise<void> {}

  /**
   * Chromium cannot ask us later, so the handlers are asked about each permission before the page loads. It knows one
   * answer for both questions: granted means that both handlers agree (no handler agrees to everything, as in Electron).
   */
  async decidePermissions(contents: object, url: string, origin: string): Promise<void> {
    const decide = async ([electron, name]: readonly [string, string]): Promise<void> => {
      const details = { requestingUrl: url, securityOrigin: origin, isMainFrame: true };
      const checked = this.#check?.(contents, electron, origin, details) ?? true;
      const requested = await new Promise<boolean>((answer) => {
        if (this.#request) this.#request(contents, electron, answer, details);
        else answer(true);
      });
      const setting = checked && requested ? 'granted' : 'denied';
      await devtools().send('Browser.setPermission', {
        permission: { name, ...(name === 'midi' && { sysex: true }) },
        setting,
        origin: new URL(toBrowser(url)).origin,
      });
    };
    await Promise.all(permissions.map(decide));
  }
}

const defaultSession = new Session();

export const session = loud('session', {
  get defaultSession(): Session {
    if (host.phase === 'loading') throw new TypeError('Session can only be received when app is ready');
    return defaultSession;
  },
});
