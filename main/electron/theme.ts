import { nativeTheme } from 'electron';
import type { SettingsStore } from './settings.ts';
import { windowBackground } from './window-background.ts';

export function setupTheme(settings: SettingsStore): void {
  nativeTheme.themeSource = settings.current.theme;
  settings.onChange(({ theme }) => {
    if (nativeTheme.themeSource !== theme) nativeTheme.themeSource = theme;
  });
}

export function backgroundColor(): string {
  return nativeTheme.shouldUseDarkColors ? windowBackground.dark : windowBackground.light;
}
