import type { Accelerator } from './accelerator.ts';

/** From the isolated world of a page to the main process. Arguments are encoded by the codec. */
export type FromPage =
  | { readonly type: 'send'; readonly channel: string; readonly args: string }
  | { readonly type: 'invoke'; readonly id: number; readonly channel: string; readonly args: string }
  | { readonly type: 'paths'; readonly id: number; readonly count: number }
  | { readonly type: 'open'; readonly url: string; readonly disposition: string }
  | { readonly type: 'shortcut'; readonly index: number }
  | { readonly type: 'preload-error'; readonly message: string }
  | {
      readonly type: 'bounds';
      readonly x: number;
      readonly y: number;
      readonly width: number;
      readonly height: number;
    };

/** From the main process to the isolated world of a page. */
export type ToPage =
  | { readonly type: 'event'; readonly channel: string; readonly args: string }
  | { readonly type: 'reply'; readonly id: number; readonly result?: string; readonly error?: string }
  | { readonly type: 'paths'; readonly id: number; readonly paths: readonly string[] }
  | { readonly type: 'shortcuts'; readonly accelerators: readonly Accelerator[] };

export type Post = (message: FromPage) => void;
