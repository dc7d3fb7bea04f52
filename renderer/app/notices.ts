import type { MessageKey } from '#shared/locales/message-key.ts';
import type { Failure, Result } from '#shared/domain/result.ts';
import { describeFailure, type MessageParams, translate } from '#shared/locales/translate.ts';
import type { AppState, Notice, NoticePlace } from './state/state.ts';
import type { Store } from './state/store.ts';

const INFO_STAYS_MS = 6000;
/** There is something to press. */
const PLACE_STAYS_MS = 12_000;
/** A problem may be news of what the last action did, so the time to read it begins with the next one. */
const PROBLEM_STAYS_MS = 20_000;
/** More than anybody reads; the oldest go first. */
const KEPT = 20;

/** Passing messages at the edge of the window. */
export class Notices {
  readonly #store: Store<AppState>;
  /** The problems that go by themselves, since something was done after they came up. */
  readonly #leaving = new Set<number>();
  #made = 0;

  constructor(store: Store<AppState>) {
    this.#store = store;
  }

  inform(key: MessageKey, params?: MessageParams): void {
    this.informOf(translate(key, params));
  }

  /** With the way to what it tells of. */
  informOf(text: string, place?: NoticePlace): void {
    const id = this.#add({ tone: 'info', text, ...(place ? { place } : {}) });
    setTimeout(() => this.dismiss(id), place ? PLACE_STAYS_MS : INFO_STAYS_MS);
  }

  /** A problem stays until it is closed, or for a while after the next thing that a person does. */
  warn(key: MessageKey, params?: MessageParams): void {
    this.#add({ tone: 'problem', text: translate(key, params) });
  }

  report(failure: Failure): void {
    this.#add({ tone: 'problem', text: describeFailure(failure) });
  }

  reportIfFailed(result: Result<unknown>): void {
    if (!result.ok) this.report(result.error);
  }

  /** A person does something: whoever acts has seen what was there. */
  acted(): void {
    for (const { id, tone } of this.#store.get().notices) {
      if (tone !== 'problem' || this.#leaving.has(id)) continue;
      this.#leaving.add(id);
      setTimeout(() => this.dismiss(id), PROBLEM_STAYS_MS);
    }
  }

  /** Closes the latest one; false where there is none. */
  dismissLatest(): boolean {
    const latest = this.#store.get().notices.at(-1);
    if (latest) this.dismiss(latest.id);
    return latest !== undefined;
  }

  dismiss(id: number): void {
    this.#leaving.delete(id);
    this.#store.update((state) => ({ ...state, notices: state.notices.filter((notice) => notice.id !== id) }));
  }

  /** Takes all passing messages away; problems stay until they were read. */
  dismissInfo(): void {
    this.#store.update((state) => {
      const notices = state.notices.filter(({ tone }) => tone === 'problem');
      return notices.length === state.notices.length ? state : { ...state, notices };
    });
  }

  #add(notice: Omit<Notice, 'id'>): number {
    this.#made += 1;
    const id = this.#made;
    const at = new Date().toISOString();
    this.#store.update((state) => ({
      ...state,
      notices: [...state.notices.filter((other) => other.text !== notice.text), { ...notice, id }].slice(-KEPT),
      told: [{ ...notice, id, at }, ...state.told].slice(0, KEPT),
    }));
    return id;
  }
}
