import { findValueFault, convertValue } from './attribute-value.ts';
import type { AttributeDefinition, Codebook, Label, Layer, LinkType } from './codebook.ts';
import { withoutCircles } from './codebook-faults.ts';
import type { CommandOf } from './command.ts';
import type { LabelId } from './ids.ts';

/** Where what is used by annotations, links and documents goes when its place in the codebook is gone. */
export type Moved = NonNullable<CommandOf<'codebook.replace'>['moved']>;

/**
 * A new codebook and what has to follow it: the parts of one `codebook.replace`. Every edit is a pure function of the
 * present codebook and answers undefined where what it is about is not there (any more).
 */
export interface CodebookEdit {
  readonly codebook: Codebook;
  readonly moved?: Moved;
}

export type Step = 'up' | 'down';

export function renameCodebook(codebook: Codebook, name: string): CodebookEdit {
  return { codebook: { ...codebook, name } };
}

/** The codebook with other layers, in which everything that is named is there. */
export function withLayers(codebook: Codebook, layers: readonly Layer[], moved: Moved = {}): CodebookEdit {
  return edited({ ...codebook, layers }, moved);
}

/** Makes every reference inside the codebook right again, after something in it was taken away or moved. */
export function edited(codebook: Codebook, moved: Moved = {}): CodebookEdit {
  const cleaned = cleanReferences(codebook, moved);
  return Object.keys(moved).length === 0 ? { codebook: cleaned } : { codebook: cleaned, moved };
}

/** A copy without the members that are undefined, so that "not given" is written in one way only. */
export function patched<Item extends object>(item: Item, patch: NoInfer<Partial<Item>>): Item {
  const entries = Object.entries({ ...item, ...patch }).filter(([, value]) => value !== undefined);
  // Only members that Item has optional can be undefined in it, so what is left is an Item.
  return Object.fromEntries(entries) as Item;
}

/** The list with one item a place further up or down; the same list where it stands at that end. */
export function stepped<Item extends { readonly id: string }>(
  items: readonly Item[],
  id: string,
  step: Step,
): readonly Item[] {
  const at = items.findIndex((item) => item.id === id);
  const item = items[at];
  const other = items[step === 'up' ? at - 1 : at + 1];
  if (!item || !other) return items;
  return items.map((one) => {
    if (one.id === item.id) return other;
    return one.id === other.id ? item : one;
  });
}

/** The labels as a tree reads: each followed by those under it, siblings in the order in which they stand. */
export function inTreeOrder(labels: readonly Label[]): readonly Label[] {
  const children = Map.groupBy(labels, ({ parentId }) => parentId);
  const ordered: Label[] = [];
  const visit = (parentId: LabelId | null): void => {
    for (const label of children.get(parentId) ?? []) {
      ordered.push(label);
      visit(label.id);
    }
  };
  visit(null);
  return ordered;
}

/** How deep a label stands: 0 at the top of its layer. */
export function depthsOf(labels: readonly Label[]): ReadonlyMap<string, number> {
  const depths = new Map<string, number>();
  for (const label of inTreeOrder(labels))
    depths.set(label.id, label.parentId === null ? 0 : (depths.get(label.parentId) ?? 0) + 1);
  return depths;
}

function cleanReferences(codebook: Codebook, moved: Moved): Codebook {
  const known = new Set<string>(codebook.layers.flatMap((layer) => layer.labels.map(({ id }) => id)));
  const ends = (labelIds: readonly LabelId[]): LabelId[] => [
    ...new Set(labelIds.flatMap((id) => followLabel(id, moved) ?? []).filter((id) => known.has(id))),
  ];
  return {
    ...codebook,
    layers: codebook.layers.map((layer) => ({
      ...layer,
      labels: inTreeOrder(layer.labels),
      attributes: cleanAttributes(layer.attributes, moved, { layerId: layer.id }),
    })),
    linkTypes: codebook.linkTypes.map((type): LinkType => {
      const cleaned = { ...type, fromLabelIds: ends(type.fromLabelIds), toLabelIds: ends(type.toLabelIds) };
      if (!type.attributes) return cleaned;
      return { ...cleaned, attributes: cleanAttributes(type.attributes, moved, { linkTypeId: type.id }) };
    }),
    ...(codebook.documentAttributes
      ? { documentAttributes: cleanAttributes(codebook.documentAttributes, moved, {}) }
      : {}),
  };
}

function followLabel(id: LabelId, { labels = {} }: Moved): LabelId | null {
  return Object.hasOwn(labels, id) ? (labels[id] ?? null) : id;
}

type Place = { readonly layerId?: string; readonly linkTypeId?: string };

function cleanAttributes(
  attributes: readonly AttributeDefinition[],
  moved: Moved,
  place: Place,
): readonly AttributeDefinition[] {
  const cleaned = attributes.map((attribute) =>
    patched(attribute, {
      default: cleanDefault(attribute),
      shownIf: cleanCondition(attribute, { attributes, moved, place }),
    }),
  );
  // A condition that follows to an heir may lead back to where it comes from.
  return withoutCircles(cleaned);
}

function cleanDefault(attribute: AttributeDefinition): AttributeDefinition['default'] {
  const { default: value } = attribute;
  if (value === undefined || findValueFault(attribute, value) === undefined) return value;
  const converted = convertValue(attribute, value);
  return Array.isArray(converted) && converted.length === 0 ? undefined : converted;
}

function cleanCondition(
  { id, shownIf }: AttributeDefinition,
  {
    attributes,
    moved,
    place,
  }: { readonly attributes: readonly AttributeDefinition[]; readonly moved: Moved; readonly place: Place },
): AttributeDefinition['shownIf'] {
  if (!shownIf) return undefined;
  const isHere = (one: { readonly layerId: string | null; readonly linkTypeId?: string | null | undefined }) =>
    (one.layerId ?? undefined) === place.layerId && (one.linkTypeId ?? undefined) === place.linkTypeId;
  const heir = moved.attributes?.find((one) => isHere(one) && one.from === shownIf.attributeId)?.to;
  const other = attributes.find((attribute) => attribute.id === (heir ?? shownIf.attributeId));
  if (!other || other.id === id) return undefined;
  if (other.kind !== 'one-of' && other.kind !== 'many-of') return { ...shownIf, attributeId: other.id };
  const options = (moved.options ?? []).filter((one) => isHere(one) && one.attributeId === shownIf.attributeId);
  const values = shownIf.values.flatMap((value) => {
    const move = options.find(({ from }) => from === value);
    return (move ? move.to : value) ?? [];
  });
  const kept = [...new Set(values)].filter((value) => other.options.some((option) => option.id === value));
  return kept.length === 0 ? undefined : { attributeId: other.id, values: kept };
}

/** The link types that may go from or to any label now, because the labels that they named are gone. */
export function findWidenedLinkTypes(before: Codebook, after: Codebook): LinkType[] {
  return after.linkTypes.filter((type) => {
    const old = before.linkTypes.find(({ id }) => id === type.id);
    if (!old) return false;
    const widened = (was: readonly LabelId[], is: readonly LabelId[]) => was.length > 0 && is.length === 0;
    return widened(old.fromLabelIds, type.fromLabelIds) || widened(old.toLabelIds, type.toLabelIds);
  });
}
