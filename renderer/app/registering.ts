import type { Outcome } from '#shared/api/answers.ts';
import type { ProposalRow } from '#shared/api/register-answers.ts';
import type { CommandOf } from '#shared/domain/command.ts';
import { type AnnotationId, CommandId, EntityId, type LabelId } from '#shared/domain/ids.ts';
import type { Result } from '#shared/domain/result.ts';
import type { MessageKey } from '#shared/locales/message-key.ts';
import type { MessageParams } from '#shared/locales/translate.ts';
import type { Parts } from './parts.ts';
import type { RegisterState } from './state/view-states.ts';

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

  /** Takes a proposal over; answers once the store has, and whether it did. */
  accept(row: ProposalRow): Promise<boolean> {
    return this.#accept({ key: row.key, confidence: 0 }, row.kind === 'merge');
  }

  /** All that are as sure as this, without merges, in one step. */
  acceptAll(confidence: number): Promise<boolean> {
    return this.#accept({ confidence }, false);
  }

  async #accept(which: { readonly key?: string; readonly confidence: number }, merges: boolean): Promise<boolean> {
    const { api, sync, notices, store } = this.#deps;
    await sync.settled();
    const commandId = CommandId.parse(crypto.randomUUID());
    const { turnedDown, allLabels } = store.get().register;
    const answer = await api.call('register.accept', { commandId, turnedDown, allLabels, ...which });
    if (!answer.ok) notices.report(answer.error);
    else if (merges) notices.inform('window.proposals.merged');
    else if (answer.value.changes === 0) notices.inform('window.proposals.nothing-done');
    else notices.inform('window.proposals.accepted', { count: answer.value.annotations.toLocaleString() });
    return answer.ok;
  }

  /** It is not made again: the entry that it is about remembers it, or else the window. */
  turnDown(row: ProposalRow): void {
    if (row.entityId) return this.edit(row.entityId, { unlike: [row.key] });
    const { turnedDown } = this.#deps.store.get().register;
    this.ask({ turnedDown: [...turnedDown, row.key] });
    this.#deps.notices.inform('window.proposals.turned-down', { name: row.name });
  }

  /** Says whom mentions name; null: nobody of the register. */
  link(ids: readonly AnnotationId[], to: { readonly id: EntityId; readonly name: string } | null): void {
    if (ids.length === 0) return;
    this.#run(
      { type: 'mention.link', ids, entityId: to?.id ?? null },
      to ? 'window.mention-entity.linked' : 'window.mention-entity.unlinked',
      { name: to?.name ?? '' },
    );
  }

  /** Adds an entry; the mentions leave the one that they belonged to. Answers its id. */
  create(name: string, labelId: LabelId, mentionIds: readonly AnnotationId[] = []): EntityId | undefined {
    const made = this.#run(
      { type: 'entity.create', name, labelId, mentionIds },
      mentionIds.length === 0 ? undefined : 'window.entity.split-done',
      { name, count: mentionIds.length.toLocaleString() },
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
    this.#run({ type: 'entity.identify', ids }, 'window.ids.given', { count: ids.length.toLocaleString() });
  }

  merge(
    from: { readonly id: EntityId; readonly name: string },
    into: { readonly id: EntityId; readonly name: string },
  ) {
    const params = { name: from.name, into: into.name };
    if (this.#run({ type: 'entity.merge', ids: [from.id], intoId: into.id }, 'window.entity.merged', params))
      this.ask({ entityId: into.id });
  }

  remove({ id, name }: { readonly id: EntityId; readonly name: string }): void {
    if (this.#run({ type: 'entity.remove', ids: [id] }, 'window.entity.removed', { name }))
      this.ask({ entityId: null });
  }

  #run(command: Parameters<Parts['sync']['run']>[0], told?: MessageKey, params?: MessageParams): CommandId | undefined {
    const { sync, notices } = this.#deps;
    return sync.run(command, (result: Result<Outcome>) => {
      if (result.ok && told) notices.inform(told, { count: result.value.annotations.toLocaleString(), ...params });
    });
  }
}
