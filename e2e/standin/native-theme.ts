import { LoudEmitter } from './unsupported.ts';

type Source = 'system' | 'light' | 'dark';

class NativeTheme extends LoudEmitter {
  #source: Source = 'system';
  readonly shouldUseHighContrastColors = false;
  readonly shouldUseInvertedColorScheme = false;
  readonly prefersReducedTransparency = false;
  readonly inForcedColorsMode = false;

  get themeSource(): Source {
    return this.#source;
  }
  set themeSource(source: Source) {
    if (!/^(system|light|dark)$/.test(source)) {
      throw new TypeError(`Error processing argument: invalid themeSource '${source}'`);
    }
    if (source === this.#source) return;
    this.#source = source;
    this.emit('updated');
  }
  /** The stand-in's system is light. */
  get shouldUseDarkColors(): boolean {
    return this.#source === 'dark';
  }
}

export const nativeTheme = new NativeTheme();
nativeTheme.setMaxListeners(0); // one per window
