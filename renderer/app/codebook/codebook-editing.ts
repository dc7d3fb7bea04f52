import type { WindowApi } from '#shared/api/preload-api.ts';
import {
  addAttribute,
  type AttributeAddress,
  type AttributePlace,
  attributesAt,
  changeAttribute,
  findAttribute,
} from '#shared/domain/attribute-edits.ts';
import {
  type AttributeDefinition,
  Codebook,
  findLabel,
  findLayer,
  findLinkType,
  type LinkType,
} from '#shared/domain/codebook.ts';
import type { CodebookEdit } from '#shared/domain/codebook-edits.ts';
import { type CodebookUsage, misfitsAmong, usesOfAttribute, usesOfLabel } from '#shared/domain/codebook-usage.ts';
import { proposeColors } from '#shared/domain/color-proposals.ts';
import type { Command } from '#shared/domain/command.ts';
import { idFromName } from '#shared/domain/id-from-name.ts';
import { AttributeId, LabelId, LayerId, LinkTypeId } from '#shared/domain/ids.ts';
import { addLabel, placeLabel, subtreeOf } from '#shared/domain/label-edits.ts';
import { addLayer } from '#shared/domain/layer-edits.ts';
import { addLinkType, changeLinkType } from '#shared/domain/link-type-edits.ts';
import { type Failure, failure } from '#shared/domain/result.ts';
import { translate, translateCount } from '#shared/locales/translate.ts';
import { type CodebookPart, type CodebookQuestion, nameOfPart, type RemovablePart } from '../state/codebook-part.ts';
import { removalEdit, usesOfPart } from './codebook-removal.ts';
import type { Notices } from '../notices.ts';
import { codebookOf } from '../state/selectors.ts';
import type { AppState } from '../state/state.ts';
import type { Store } from '../state/store.ts';
import type { Sync } from '../sync.ts';

interface Deps {
  readonly store: Store<AppState>;
  readonly api: WindowApi;
  readonly sync: Sync;
  readonly notices: Notices;
}

type LinkEnds = Pick<LinkType, 'fromLabelIds' | 'toLabelIds'>;

/** An edit as a function of the codebook that is there when its turn has come. */
export type MakeEdit = (codebook: Codebook) => CodebookEdit | undefined;

/**
 * Changes of the codebook. They go one after the other, each made from what the one before has left, so that two
 * fields that are left at once do not refuse each other; each is one undoable command.
 */
export class CodebookEditing {
  readonly #deps: Deps;
  #queue: Promise<unknown> = Promise.resolve();
  #queued = 0;

  constructor(deps: Deps) {
    this.#deps = deps;
  }

  select(part: CodebookPart): void {
    this.#deps.store.update((state) => ({ ...state, codebookPart: part }));
  }

  /** Undefined once it is saved; otherwise why it is not, which is shown as a notice too. */
  apply(make: MakeEdit): Promise<Failure | undefined> {
    return this.#inTurn(() => this.#apply(make));
  }

  /** For a dialog that has shown the counts: refused where the codebook is not what it was made from any more. */
  replace(base: Codebook, edit: CodebookEdit): Promise<Failure | undefined> {
    return this.#inTurn(() => this.#run(base, edit));
  }

  async addLabel(layerId: LayerId, name: string): Promise<Failure | undefined> {
    return this.#add((codebook) => {
      const labels = codebook.layers.flatMap((layer) => layer.labels);
      const id = LabelId.parse(idFromName(name, ids(labels)));
      const [color = '#6f7783'] = proposeColors(
        labels.map((label) => label.color),
        1,
      );
      const described = { definition: '', examples: [], counterExamples: [] };
      return {
        part: { kind: 'label', labelId: id },
        edit: addLabel(codebook, layerId, { id, name, color, shortcut: '', ...described, parentId: null }),
      };
    });
  }

  async addLayer(name: string): Promise<Failure | undefined> {
    return this.#add((codebook) => {
      const id = LayerId.parse(idFromName(name, ids(codebook.layers)));
      return {
        part: { kind: 'layer', layerId: id },
        edit: addLayer(codebook, { id, name, kind: 'span', paint: 'fill', labels: [], attributes: [] }),
      };
    });
  }

  async addLinkType(name: string): Promise<Failure | undefined> {
    return this.#add((codebook) => {
      const id = LinkTypeId.parse(idFromName(name, ids(codebook.linkTypes)));
      return {
        part: { kind: 'link-type', linkTypeId: id },
        edit: addLinkType(codebook, { id, name, definition: '', fromLabelIds: [], toLabelIds: [] }),
      };
    });
  }

  async addAttribute(place: AttributePlace, name: string): Promise<Failure | undefined> {
    return this.#add((codebook) => {
      // Their ids are the names of columns in exports.
      const id = AttributeId.parse(idFromName(name, ids(attributesAt(codebook, place) ?? []), '_'));
      return {
        part: { kind: 'attribute', address: { place, attributeId: id } },
        edit: addAttribute(codebook, place, { id, name, kind: 'text', options: [], required: false, definition: '' }),
      };
    });
  }

  /** Up, down, in or out; nothing where there is no way to go. */
  async step(make: MakeEdit): Promise<void> {
    await this.apply((codebook) => make(codebook) ?? { codebook });
  }

  /** Asks first where annotations would lose values, since the other layer has no such attributes. */
  async moveToLayer(labelId: LabelId, layerId: LayerId): Promise<void> {
    const usage = await this.usage();
    const codebook = codebookOf(this.#deps.store.get());
    const found = codebook && findLabel(codebook, labelId);
    const layer = codebook && findLayer(codebook, layerId);
    const edit = codebook && placeLabel(codebook, labelId, { layerId, parentId: null, beforeId: null });
    if (!usage || !found || !layer || !edit) return;
    const place = { kind: 'layer', layerId: found.layer.id } as const;
    const lost = found.layer.attributes.filter(
      ({ id }) =>
        !layer.attributes.some((one) => one.id === id) && usesOfAttribute(usage, { place, attributeId: id }) > 0,
    );
    const moving = subtreeOf(found.layer, labelId).reduce((sum, { id }) => sum + usesOfLabel(usage, id), 0);
    if (lost.length === 0 || moving === 0) {
      await this.replace(codebook, edit);
      return;
    }
    const params = { name: found.label.name, layer: layer.name, attributes: lost.map(({ name }) => name).join(', ') };
    this.#confirm({
      base: codebook,
      edit,
      title: translate('window.codebook.move-label', params),
      text: translate('window.codebook.move-label-text', params),
      confirm: translate('window.codebook.move-label-confirm'),
    });
  }

  /** Asks first where there are values, which the other kind may not be able to hold. */
  async changeKind(address: AttributeAddress, kind: AttributeDefinition['kind']): Promise<void> {
    const usage = await this.usage();
    const codebook = codebookOf(this.#deps.store.get());
    const edit = codebook && changeAttribute(codebook, address, { kind });
    if (!usage || !edit) return;
    const count = usesOfAttribute(usage, address);
    if (count === 0) {
      await this.replace(codebook, edit);
      return;
    }
    const name = findAttribute(codebook, address)?.name ?? '';
    this.#confirm({
      base: codebook,
      edit,
      title: translate('window.codebook.change-kind', { name }),
      text: translate('window.codebook.change-kind-text', { count }),
      confirm: translate('window.codebook.change-kind-confirm'),
    });
  }

  /** Asks first where links are there that would not be allowed any more. */
  async changeLinkEnds(linkTypeId: LinkTypeId, ends: Partial<LinkEnds>): Promise<void> {
    const usage = await this.usage();
    const codebook = codebookOf(this.#deps.store.get());
    const type = codebook && findLinkType(codebook, linkTypeId);
    const edit = codebook && changeLinkType(codebook, linkTypeId, ends);
    if (!usage || !type || !edit) return;
    const count = misfitsAmong(usage, linkTypeId, { ...type, ...ends });
    if (count <= misfitsAmong(usage, linkTypeId, type)) {
      await this.replace(codebook, edit);
      return;
    }
    this.#confirm({
      base: codebook,
      edit,
      title: translate('window.codebook.narrow', { name: type.name }),
      text: translateCount('window.codebook.effect.misfit', 'window.codebook.effect.misfits', count),
      confirm: translate('window.codebook.narrow-confirm'),
    });
  }

  /** What nothing uses goes at once, since it can be undone; for everything else the dialog asks. */
  async requestRemoval(part: RemovablePart): Promise<void> {
    const { notices, store } = this.#deps;
    const usage = await this.usage();
    const codebook = codebookOf(store.get());
    if (!usage || !codebook) return;
    if (usesOfPart(codebook, usage, part) > 0) {
      store.update((state) => ({ ...state, dialog: { kind: 'codebook-removal', part, usage } }));
      return;
    }
    const name = nameOfPart(codebook, part) ?? '';
    const refused = await this.replace(codebook, removalEdit(codebook, part, { kind: 'remove' }) ?? { codebook });
    if (!refused) notices.inform('window.codebook.removed', { name });
  }

  async usage(): Promise<CodebookUsage | undefined> {
    const { api, notices, sync } = this.#deps;
    await sync.settled();
    const usage = await api.call('codebook.usage', {});
    if (usage.ok) return usage.value;
    notices.report(usage.error);
    return undefined;
  }

  /** Asks for a file, and shows what it would change. */
  async chooseFile(): Promise<void> {
    const { api, notices, store } = this.#deps;
    const chosen = await api.call('dialog.choose-file', { purpose: 'codebook' });
    if (!chosen.ok) return notices.report(chosen.error);
    if (!chosen.value) return;
    const read = await api.call('shell.read-codebook', { handle: chosen.value.handle });
    if (!read.ok) return notices.report(read.error);
    const name = chosen.value.names[0] ?? '';
    store.update((state) => ({ ...state, dialog: { kind: 'codebook-import', name, file: read.value } }));
  }

  #confirm(question: CodebookQuestion): void {
    this.#deps.store.update((state) => ({ ...state, dialog: { kind: 'codebook-confirm', question } }));
  }

  async #add(
    make: (codebook: Codebook) => { readonly part: CodebookPart; readonly edit: CodebookEdit | undefined },
  ): Promise<Failure | undefined> {
    let added: CodebookPart | undefined;
    const refused = await this.apply((codebook) => {
      const { part, edit } = make(codebook);
      added = part;
      return edit;
    });
    if (!refused && added) this.select(added);
    return refused;
  }

  /**
   * One after the other; at once where none is under way, so that what a person does next (undo, say) comes behind it.
   * Until it is done the window counts it as unsaved, and does not close.
   */
  #inTurn<Answer>(work: () => Promise<Answer>): Promise<Answer> {
    const done = this.#queued === 0 ? work() : this.#queue.then(work);
    this.#count(1);
    // What went wrong is told to whoever asked; the next one has its turn all the same.
    this.#queue = done.catch(() => undefined).then(() => this.#count(-1));
    return done;
  }

  #count(more: 1 | -1): void {
    this.#queued += more;
    this.#deps.store.update((state) => ({ ...state, queuedEdits: this.#queued }));
  }

  async #apply(make: MakeEdit): Promise<Failure | undefined> {
    const codebook = codebookOf(this.#deps.store.get());
    if (!codebook) return failure('project/none-open').error;
    const edit = make(codebook);
    if (edit) return this.#run(codebook, edit);
    const gone = failure('codebook/part-gone').error;
    this.#deps.notices.report(gone);
    return gone;
  }

  async #run(base: Codebook, { codebook, moved }: CodebookEdit): Promise<Failure | undefined> {
    const valid = Codebook.safeParse(codebook);
    if (!valid.success) {
      const reason = valid.error.issues[0]?.message ?? '';
      const invalid = failure('codebook/invalid', { file: base.name, reason }).error;
      this.#deps.notices.report(invalid);
      return invalid;
    }
    const command: Command = {
      type: 'codebook.replace',
      codebook: valid.data,
      baseVersion: base.version,
      ...(moved ? { moved } : {}),
    };
    const before = codebookOf(this.#deps.store.get());
    const result = await new Promise<Parameters<NonNullable<Parameters<Sync['run']>[1]>>[0]>((settled) => {
      this.#deps.sync.run(command, settled);
    });
    if (!result.ok) return result.error;
    if (result.value.changes > 0) await this.#arrived(before);
    return undefined;
  }

  /** The answer may overtake the event with the new codebook, from which the next edit has to start. */
  #arrived(before: Codebook | undefined): Promise<void> {
    const { store } = this.#deps;
    return new Promise((resolve) => {
      const look = (): void => {
        if (codebookOf(store.get()) === before) return;
        end();
        resolve();
      };
      const end = store.subscribe(look);
      look();
    });
  }
}

function ids(items: readonly { readonly id: string }[]): string[] {
  return items.map(({ id }) => id);
}
