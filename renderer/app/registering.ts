import type { Outcome } from '#shared/api/answers.ts';
import type { InputOf } from '#shared/api/contract.ts';
import type { ProposalRow } from '#shared/api/register-answers.ts';
import type { CommandOf } from '#shared/domain/command.ts';
import { type AnnotationId, CommandId, EntityId, type LabelId } from '#shared/domain/ids.ts';
import type { Result } from '#shared/domain/result.ts';
import type { MessageKey } from '#shared/locales/message-key.ts';
import type { MessageParams } from '#shared/locales/translate.ts';
import type { Parts } from './parts.ts';
import type { RegisterState } from './state/view-states.ts';

/** What is said of one, and of any other number. */
type Counted = readonly [one: MessageKey, many: MessageKey];

/** What is said once it is done; without a count, that of the annotations that it changed. */
interface Telling {
  readonly told: Counted;
  readonly name?: string;
  readonly into?: string;
  readonly count?: number;
}

const accepted: Counted = ['window.proposals.accepted-one', 'window.proposals.accepted'];
const turnedDown: Counted = ['window.proposals.turned-down', 'window.proposals.turned-down'];
const linked: Counted = ['window.mention-entity.linked', 'window.mention-entity.linked-many'];
const unlinked: Counted = ['window.mention-entity.unlinked', 'window.mention-entity.unlinked-many'];
const split: Counted = ['window.entity.split-one', 'window.entity.split-done'];
const merged: Counted = ['window.entity.merged-one', 'window.entity.merged'];
const removed: Counted = ['window.entity.removed-one', 'window.entity.removed'];
const identified: Counted = ['window.ids.given-one', 'window.ids.given'];

/** What is done to the register of entities: everything is one command, and so one step to undo. */
export class Registering {
  readonly #deps: Parts;

  constructor(deps: Parts) {
    this.#deps = deps;
  }

  ask(patch: Partial<RegisterState>): void {
    this.#deps.store.update((state) => ({ ...state, register: { ...state.register, ...patch } }));
  }

  /** The page of an entry, from anywhere in the window; null for the proposals. */
  open(entityId: EntityId | null): void {
    this.ask({ entityId, part: 'register' });
    this.#deps.store.update((state) => ({ ...state, view: 'entities' }));
  }

  /** Takes a proposal over, without some of its mentions; answers once the store has, and whether it did. */
  accept(row: ProposalRow, without: readonly AnnotationId[] = []): Promise<boolean> {
    return this.#accept({ key: row.key, confidence: 0, without }, row.kind === 'merge');
  }

  /** All that are as sure as this, without merges, in one step. */
  acceptAll(confidence: number): Promise<boolean> {
    return this.#accept({ confidence }, false);
  }

  async #accept(
    which: Pick<InputOf<'register.accept'>, 'key' | 'confidence' | 'without'>,
    merges: boolean,
  ): Promise<boolean> {
    const { api, sync, notices, store } = this.#deps;
    await sync.settled();
    const commandId = CommandId.parse(crypto.randomUUID());
    const { allLabels } = store.get().register;
    const answer = await api.call('register.accept', { commandId, allLabels, ...which });
    if (!answer.ok) notices.report(answer.error);
    else if (merges) notices.inform('window.proposals.merged');
    else if (answer.value.changes === 0) notices.inform('window.proposals.nothing-done');
    else this.#tell(accepted, answer.value.annotations);
    return answer.ok;
  }

  /** It is not made again: the entry that it is about remembers it, or one that is kept as none. */
  turnDown(row: ProposalRow): void {
    if (row.entityId) return this.edit(row.entityId, { unlike: [row.key] });
    const { key, name, labelId } = row;
    this.#run({ type: 'entity.create', name, labelId, turnedDown: key }, { told: turnedDown, name });
  }

  /** What was turned down as new entries is proposed again. */
  bringBack(ids: readonly EntityId[]): void {
    if (ids.length > 0) this.#run({ type: 'entity.remove', ids: [...ids] });
  }

  /** Says whom mentions name; null: nobody of the register. */
  link(ids: readonly AnnotationId[], to: { readonly id: EntityId; readonly name: string } | null): void {
    if (ids.length === 0) return;
    this.#run(
      { type: 'mention.link', ids, entityId: to?.id ?? null },
      { told: to ? linked : unlinked, name: to?.name ?? '' },
    );
  }

  /** Adds an entry; the mentions leave the one that they belonged to. Answers its id. */
  create(name: string, labelId: LabelId, mentionIds: readonly AnnotationId[] = []): EntityId | undefined {
    const made = this.#run(
      { type: 'entity.create', name, labelId, mentionIds },
      mentionIds.length === 0 ? undefined : { told: split, name, count: mentionIds.length },
    );
    // The entry has the command's own id: the first that idsFrom gives.
    return made && EntityId.parse(made);
  }

  edit(id: EntityId, patch: Omit<CommandOf<'entity.edit'>, 'type' | 'id'>): void {
    this.#run({ type: 'entity.edit', id, ...patch });
  }

  /** Reads a file of ids that a person chooses, and shows what it has for the entries of the register. */
  async chooseIds(): Promise<void> {
    const { api, notices, store, sync } = this.#deps;
    const chosen = await api.call('dialog.choose-file', { purpose: 'ids' });
    if (!chosen.ok) return notices.report(chosen.error);
    if (!chosen.value) return;
    const name = chosen.value.names[0] ?? '';
    notices.inform('window.ids.reading', { name });
    await sync.settled();
    const matches = await api.call('shell.match-ids', { handle: chosen.value.handle });
    if (!matches.ok) return notices.report(matches.error);
    store.update((state) => ({ ...state, dialog: { kind: 'register-ids', name, matches: matches.value } }));
  }

  /** Gives entries their ids, all in one step. */
  identify(ids: CommandOf<'entity.identify'>['ids']): void {
    if (ids.length === 0) return;
    this.#run({ type: 'entity.identify', ids }, { told: identified, count: ids.length });
  }

  merge(
    from: { readonly id: EntityId; readonly name: string },
    into: { readonly id: EntityId; readonly name: string },
  ) {
    const told = { told: merged, name: from.name, into: into.name };
    if (this.#run({ type: 'entity.merge', ids: [from.id], intoId: into.id }, told)) this.ask({ entityId: into.id });
  }

  remove({ id, name }: { readonly id: EntityId; readonly name: string }): void {
    if (this.#run({ type: 'entity.remove', ids: [id] }, { told: removed, name })) this.ask({ entityId: null });
  }

  #run(command: Parameters<Parts['sync']['run']>[0], telling?: Telling): CommandId | undefined {
    return this.#deps.sync.run(command, (result: Result<Outcome>) => {
      if (!result.ok || !telling) return;
      const { told, count = result.value.annotations, ...params } = telling;
      this.#tell(told, count, params);
    });
  }

  #tell([one, many]: Counted, count: number, params: MessageParams = {}): void {
    this.#deps.notices.inform(count === 1 ? one : many, { ...params, count: count.toLocaleString('en') });
  }
}
