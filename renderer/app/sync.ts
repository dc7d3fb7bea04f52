import type { ApiClient } from '#shared/api/client.ts';
import type { EventOf, Outcome } from '#shared/api/contract.ts';
import type { ChangeSet } from '#shared/domain/change-set.ts';
import type { Command } from '#shared/domain/command.ts';
import { decide } from '#shared/domain/decide/decide.ts';
import type { ErrorCode } from '#shared/domain/error-codes.ts';
import { CommandId, idsFrom, Timestamp } from '#shared/domain/ids.ts';
import type { Failure, Result } from '#shared/domain/result.ts';
import { afterNextFrame } from './after-next-frame.ts';
import { confirm, withPending } from './confirm-change.ts';
import type { AppState, PendingCommand } from './state.ts';
import type { Store } from './store.ts';
import { windowProjectState } from './window-project-state.ts';

/** Failures that pass: the edit is kept and the command sent again. */
const passing: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'store/full',
  'store/io',
  'store/read-only',
  'services/stopped',
  'project/locked',
]);

const RETRY_AFTER_MS = 2000;

export interface SyncDeps {
  readonly store: Store<AppState>;
  readonly api: ApiClient;
  readonly onRefused: (failure: Failure) => void;
  /** Reads the project anew: a change was too large to be sent. */
  readonly onReload: () => void;
  readonly schedule?: (run: () => void, milliseconds: number) => void;
  readonly afterFrame?: (run: () => void) => void;
}

export interface Sync {
  /** Shows what the command will do, and sends it. Answers the ids' origin, or undefined where it is not possible. */
  run(command: Command): CommandId | undefined;
  undo(): void;
  redo(): void;
  applyEvent(event: EventOf<'project.changed'>): void;
  /** Resolves when nothing is on its way any more. */
  settled(): Promise<void>;
}

/**
 * Brings commands to the store, one after another and in order. Each is shown at once as `decide` predicts it; the
 * store's answer replaces the prediction. What could not be written stays on the screen and is sent again under its
 * own id, which the store recognises if it had written it after all.
 */
export function createSync({
  store,
  api,
  onRefused,
  onReload,
  schedule = setTimeoutOf,
  afterFrame = afterNextFrame,
}: SyncDeps): Sync {
  let sending = false;
  let idle: (() => void)[] = [];

  function enqueue(pending: PendingCommand): void {
    store.update((state) => withPending(state, [...state.pending, pending]));
    // What can be seen already is seen first; the way to the store begins when its frame is painted.
    if (pending.predicted) afterFrame(() => void send());
    else void send();
  }

  async function send(): Promise<void> {
    if (sending) return;
    sending = true;
    for (let next = nextToSend(store.get()); next; next = nextToSend(store.get())) {
      const result = await request(api, next);
      if (!result.ok && passing.has(result.error.code)) {
        const { error } = result;
        store.update((state) => ({ ...state, trouble: error }));
        schedule(() => {
          sending = false;
          void send();
        }, RETRY_AFTER_MS);
        return;
      }
      settle(next, result);
    }
    sending = false;
    for (const done of idle) done();
    idle = [];
  }

  function settle(sent: PendingCommand, result: Result<Outcome>): void {
    store.update((state) => {
      const pending = state.pending.flatMap((one) => (one.id === sent.id ? stillAwaited(one, result) : [one]));
      return withPending({ ...state, trouble: null }, pending, result.ok ? result.value.history : undefined);
    });
    if (!result.ok) onRefused(result.error);
  }

  return {
    run(command) {
      const id = CommandId.parse(crypto.randomUUID());
      const prediction = predict(store.get(), command, id);
      if (prediction && !prediction.ok) {
        onRefused(prediction.error);
        return undefined;
      }
      enqueue({ id, request: { kind: 'command', command }, predicted: prediction?.value ?? null, acknowledged: false });
      return id;
    },
    undo: () =>
      enqueue({
        id: CommandId.parse(crypto.randomUUID()),
        request: { kind: 'undo' },
        predicted: null,
        acknowledged: false,
      }),
    redo: () =>
      enqueue({
        id: CommandId.parse(crypto.randomUUID()),
        request: { kind: 'redo' },
        predicted: null,
        acknowledged: false,
      }),
    applyEvent(event) {
      if (event.changeSet === null) {
        onReload();
        return;
      }
      const { changeSet } = event;
      store.update((state) => {
        const pending = state.pending.filter((one) => one.id !== event.commandId);
        return withPending(confirm(state, changeSet), pending, event.history);
      });
    },
    settled: () => (nextToSend(store.get()) === undefined ? Promise.resolve() : new Promise((done) => idle.push(done))),
  };
}

function nextToSend(state: AppState): PendingCommand | undefined {
  return state.pending.find((one) => !one.acknowledged);
}

/** The answer may overtake the event that tells what changed: until that comes, what was predicted stays shown. */
function stillAwaited(sent: PendingCommand, result: Result<Outcome>): PendingCommand[] {
  return result.ok && result.value.changes > 0 ? [{ ...sent, acknowledged: true }] : [];
}

function setTimeoutOf(run: () => void, milliseconds: number): void {
  setTimeout(run, milliseconds);
}

function request(api: ApiClient, { id, request: what }: PendingCommand): Promise<Result<Outcome>> {
  if (what.kind === 'command') return api.call('command.run', { id, command: what.command });
  return api.call(what.kind === 'undo' ? 'history.undo' : 'history.redo', { id });
}

/** What a command on annotations of the open document will do; undefined for commands that the window cannot decide. */
function predict(state: AppState, command: Command, id: CommandId): Result<ChangeSet> | undefined {
  if (state.project.kind !== 'open' || state.reading.kind !== 'ready') return undefined;
  const { open } = state.reading;
  const here =
    (command.type === 'annotation.create' && command.documentId === open.document.id) ||
    (command.type === 'annotation.move' && open.shown.find(command.id) !== undefined) ||
    ((command.type === 'annotation.edit' || command.type === 'annotation.remove') &&
      command.ids.every((one) => open.shown.find(one) !== undefined));
  if (!here) return undefined;
  const now = Timestamp.parse(new Date().toISOString());
  return decide(windowProjectState(state.project.info, open), command, { now, newId: idsFrom(id) });
}
