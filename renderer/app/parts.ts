import type { WindowApi } from '#shared/api/preload-api.ts';
import type { Notices } from './notices.ts';
import type { Reading } from './reading/reading.ts';
import type { AppState } from './state/state.ts';
import type { Store } from './state/store.ts';
import type { Sync } from './sync.ts';

/** What the parts of the workbench that act on the open document are made from. */
export interface Parts {
  readonly store: Store<AppState>;
  readonly api: WindowApi;
  readonly sync: Sync;
  readonly notices: Notices;
  readonly reading: Reading;
}
