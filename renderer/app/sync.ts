import type { ApiClient } from '#shared/api/client.ts';
import type { Outcome } from '#shared/api/answers.ts';
import type { EventOf } from '#shared/api/contract.ts';
import type { ChangeSet } from '#shared/domain/change-set.ts';
import type { Command } from '#shared/domain/command.ts';
import { decide } from '#shared/domain/decide/decide.ts';
import type { ErrorCode } from '#shared/domain/error-codes.ts';
import { CommandId, idsFrom, Timestamp } from '#shared/domain/ids.ts';
import type { Failure, Result } from '#shared/domain/result.ts';
import { afterNextFrame } from './after-next-frame.ts';
import { confirm, withPending } from './state/confirm-change.ts';
import { heldDocumentsOf, unsavedOf } from './state/selectors.ts';
import type { AppState, OpenDocumentState, PendingCommand } from './state/state.ts';
import type { Store } from './state/store.ts';
import { findIn, findLinkIn, windowProjectState } from './state/window-project-state.ts';

/** Failures that pass: the edit is kept and the command sent again. */
const passing: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'store/full',
  'store/io',
  'store/read-only',
  // What was open is rescued into another file, and the work goes on there.
  'store/file-replaced',
  'services/stopped',
  'project/locked',
]);

const RETRY_AFTER_MS = 2000;

export interface SyncDeps {
  readonly store: Store<AppState>;
  readonly api: ApiClient;
  /** With the command that was refused; none for an undo or a redo. */
  readonly onRefused: (failure: Failure, command?: Command) => void;
  /** Reads the project anew: a change was too large to be sent. */
  readonly onReload: () => void;
  readonly schedule?: (run: () => void, milliseconds: number) => void;
  readonly afterFrame?: (run: () => void) => void;
}

export interface Sync {
  /**
   * Shows what the command will do, and sends it. Answers the ids' origin, or undefined where it is not possible.
   * `onSettled` is told what the store said in the end; a refusal is reported in any case.
   */
  run(command: Command, onSettled?: (result: Result<Outcome>) => void): CommandId | undefined;
  undo(): void;
  redo(): void;
  /**
   * Runs at once, or as soon as no undo or redo is on its way: what those take away is still shown until the store has
   * said what it was, and a key that follows on their heels must not act on it.
   */
  afterTravel(run: () => void): void;
  applyEvent(event: EventOf<'project.changed'>): void;
  /** Resolves when nothing is on its way any more, and no edit of the codebook waits for its turn. */
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
  const waiting = new Map<CommandId, (result: Result<Outcome>) => void>();

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
  }

  function settle(sent: PendingCommand, result: Result<Outcome>): void {
    store.update((state) => {
      const pending = state.pending.flatMap((one) => (one.id === sent.id ? stillAwaited(one, result) : [one]));
      return withPending({ ...state, trouble: null }, pending, result.ok ? result.value.history : undefined);
    });
    if (!result.ok) onRefused(result.error, sent.request.kind === 'command' ? sent.request.command : undefined);
    waiting.get(sent.id)?.(result);
    waiting.delete(sent.id);
  }

  return {
    run(command, onSettled) {
      const id = CommandId.parse(crypto.randomUUID());
      const prediction = predict(store.get(), command, id);
      if (prediction && !prediction.ok) {
        onRefused(prediction.error, command);
        onSettled?.(prediction);
        return undefined;
      }
      if (onSettled) waiting.set(id, onSettled);
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
    afterTravel(run) {
      if (isTravelling(store.get())) void until(store, (state) => !isTravelling(state)).then(run);
      else run();
    },
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
    settled: () => until(store, (state) => unsavedOf(state) === 0),
  };
}

/** A store that cannot write lets nothing arrive: there the hand goes on without it. */
function isTravelling({ pending, trouble }: AppState): boolean {
  return trouble === null && pending.some(({ request: { kind } }) => kind !== 'command');
}

function until<State>(store: Store<State>, reached: (state: State) => boolean): Promise<void> {
  if (reached(store.get())) return Promise.resolve();
  return new Promise((done) => {
    const end = store.subscribe(() => {
      if (!reached(store.get())) return;
      end();
      done();
    });
  });
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

/** What a command on the open documents will do; undefined for commands that the window cannot decide. */
function predict(state: AppState, command: Command, id: CommandId): Result<ChangeSet> | undefined {
  if (state.project.kind !== 'open' || state.reading.kind !== 'ready') return undefined;
  const opens = heldDocumentsOf(state);
  if (!concernsOnly(opens, command)) return undefined;
  const now = Timestamp.parse(new Date().toISOString());
  return decide(windowProjectState(state.project.info, opens), command, { now, newId: idsFrom(id) });
}

/** Whether everything that deciding the command may ask for is in the open documents. */
function concernsOnly(opens: readonly OpenDocumentState[], command: Command): boolean {
  const isHere = (id: string) => findIn(opens, id) !== undefined;
  const linkIsHere = (id: string) => {
    const link = findLinkIn(opens, id);
    return link !== undefined && isHere(link.fromId) && isHere(link.toId);
  };
  if (command.type === 'annotation.create') return opens.some(({ document }) => document.id === command.documentId);
  if (command.type === 'annotation.move') return isHere(command.id);
  if (command.type === 'annotation.edit' || command.type === 'annotation.remove') return command.ids.every(isHere);
  if (command.type === 'link.add') return isHere(command.fromId) && isHere(command.toId);
  if (command.type === 'claim.fill')
    return (
      isHere(command.claimId) &&
      (!command.filler || !('annotationId' in command.filler) || isHere(command.filler.annotationId))
    );
  if (command.type === 'link.edit') return command.ids.every(linkIsHere);
  if (command.type === 'link.remove') return command.ids.every((id) => findLinkIn(opens, id) !== undefined);
  return false;
}
