import { fromJsonText } from '#shared/api/json-text.ts';
import type { PreloadApi, WindowApi } from '#shared/api/preload-api.ts';

/** The contract as the window uses it, over what the preload offers. */
export function connect(preload: PreloadApi): WindowApi {
  return {
    call: async (name, input) => fromJsonText(await preload.call(name, input)),
    on: (name, listener) => preload.on(name, (event) => listener(fromJsonText(event))),
    filesDropped: async (files) => fromJsonText(await preload.filesDropped(files)),
  };
}
