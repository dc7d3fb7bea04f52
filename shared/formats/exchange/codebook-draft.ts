import type { AttributeDefinition, Codebook, Label, Layer, LinkType } from '../../domain/codebook.ts';
import { FreeIds } from '../../domain/id-from-name.ts';
import { LabelId, LayerId, type LinkTypeId, LinkTypeId as LinkTypeIdSchema } from '../../domain/ids.ts';

/** As the codebook allows. */
const LONGEST_NAME = 200;

interface DraftLayer {
  layer: Layer;
  readonly labels: Label[];
  readonly byName: Map<string, Label>;
}

/** A codebook that is added to, thousands of labels long: nothing is looked for from its beginning, nothing copied. */
export class CodebookDraft {
  readonly #before: Codebook;
  readonly #layers = new Map<string, DraftLayer>();
  readonly #layersByName = new Map<string, DraftLayer>();
  readonly #homes = new Map<string, { readonly home: DraftLayer; readonly label: Label }>();
  readonly #types = new Map<string, LinkType>();
  readonly #layerIds: FreeIds;
  readonly #labelIds: FreeIds;
  readonly #typeIds: FreeIds;

  constructor(codebook: Codebook) {
    this.#before = codebook;
    for (const layer of codebook.layers) {
      const draft = this.#remember(layer);
      for (const label of layer.labels) this.#rememberLabel(draft, label);
    }
    for (const type of codebook.linkTypes) this.#types.set(type.id, type);
    this.#layerIds = new FreeIds(this.#layers.keys());
    this.#labelIds = new FreeIds(this.#homes.keys());
    this.#typeIds = new FreeIds(this.#types.keys());
  }

  /** As it is by now. */
  get codebook(): Codebook {
    const layers = [...this.#layers.values()].map(({ layer, labels }) => ({ ...layer, labels: [...labels] }));
    return { ...this.#before, layers, linkTypes: [...this.#types.values()] };
  }

  /** By its id, or else by its name. */
  layer(id: string, name = id): Layer | undefined {
    return (this.#layers.get(id) ?? this.#layersByName.get(name))?.layer;
  }

  /** The layer of a label; its `labels` are those that it began with. */
  layerOf(labelId: string): Layer | undefined {
    return this.#homes.get(labelId)?.home.layer;
  }

  labelNamed(layerId: string, name: string): Label | undefined {
    return this.#layers.get(layerId)?.byName.get(name);
  }

  /** Two labels of a layer that would be called alike, because their names were shortened, get a number. */
  freeLabelName(layerId: string, name: string): string {
    const taken = this.#layers.get(layerId)?.byName;
    let free = name;
    for (let number = 2; taken?.has(free) === true; number += 1) {
      const end = ` (${number})`;
      free = name.slice(0, LONGEST_NAME - end.length).toWellFormed() + end;
    }
    return free;
  }

  linkType(id: string): LinkType | undefined {
    return this.#types.get(id);
  }

  addLayer(wanted: string, layer: Omit<Layer, 'id' | 'labels' | 'attributes'>): Layer {
    const made = { ...layer, id: LayerId.parse(this.#layerIds.take(wanted)), labels: [], attributes: [] };
    return this.#remember(made).layer;
  }

  addLabel(layerId: string, wanted: string, label: Omit<Label, 'id'>): LabelId {
    const home = this.#layers.get(layerId);
    if (!home) throw new Error(`The codebook has no layer ${layerId}.`);
    const made: Label = { id: LabelId.parse(this.#labelIds.take(wanted)), ...label };
    this.#rememberLabel(home, made);
    return made.id;
  }

  addLinkType(wanted: string, type: Omit<LinkType, 'id'>): LinkTypeId {
    const made: LinkType = { id: LinkTypeIdSchema.parse(this.#typeIds.take(wanted)), ...type };
    this.#types.set(made.id, made);
    return made.id;
  }

  replaceLinkType(type: LinkType): void {
    this.#types.set(type.id, type);
  }

  replaceAttributes(layerId: string, attributes: readonly AttributeDefinition[]): void {
    const home = this.#layers.get(layerId);
    if (home) home.layer = { ...home.layer, attributes };
  }

  #remember(layer: Layer): DraftLayer {
    const draft: DraftLayer = { layer, labels: [], byName: new Map() };
    this.#layers.set(layer.id, draft);
    // Of two that are called alike, the first is found.
    if (!this.#layersByName.has(layer.name)) this.#layersByName.set(layer.name, draft);
    return draft;
  }

  #rememberLabel(home: DraftLayer, label: Label): void {
    home.labels.push(label);
    if (!home.byName.has(label.name)) home.byName.set(label.name, label);
    if (!this.#homes.has(label.id)) this.#homes.set(label.id, { home, label });
  }
}
