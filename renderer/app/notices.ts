import type { MessageKey } from '#shared/locales/message-key.ts';
import type { Failure, Result } from '#shared/domain/result.ts';
import { describeFailure, type MessageParams, translate } from '#shared/locales/translate.ts';
import type { AppState } from './state.ts';
import type { Store } from './store.ts';

const INFO_STAYS_MS = 6000;
const SHOWN_AT_ONCE = 3;

/** Passing messages at the edge of the window. */
export class Notices {
  readonly #store: Store<AppState>;
  #made = 0;

  constructor(store: Store<AppState>) {
    this.#store = store;
  }

  inform(key: MessageKey, params?: MessageParams): void {
    const id = this.#add('info', translate(key, params));
    setTimeout(() => this.dismiss(id), INFO_STAYS_MS);
  }

  /** A problem stays until it was read. */
  warn(key: MessageKey, params?: MessageParams): void {
    this.#add('problem', translate(key, params));
  }

  report(failure: Failure): void {
    this.#add('problem', describeFailure(failure));
  }

  reportIfFailed(result: Result<unknown>): void {
    if (!result.ok) this.report(result.error);
  }

  dismiss(id: number): void {
    this.#store.update((state) => ({ ...state, notices: state.notices.filter((notice) => notice.id !== id) }));
  }

  #add(tone: 'info' | 'problem', text: string): number {
    this.#made += 1;
    const id = this.#made;
    this.#store.update((state) => ({
      ...state,
      notices: [...state.notices.filter((notice) => notice.text !== text), { id, tone, text }].slice(-SHOWN_AT_ONCE),
    }));
    return id;
  }
}
