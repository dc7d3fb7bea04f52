import { loud } from './unsupported.ts';

let text = '';

/** The main process's own clipboard: neither the pages nor the desktop see it. */
export const clipboard = loud('clipboard', {
  readText: async (): Promise<string> => text,
  async writeText(value: string): Promise<void> {
    text = value;
  },
  async clear(): Promise<void> {
    text = '';
  },
});
