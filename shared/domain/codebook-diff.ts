import type { AttributeDefinition, Codebook, Label, Layer, LinkType } from './codebook.ts';
import { sameValue } from './same-value.ts';

export type DifferenceSubject = 'codebook' | 'layer' | 'label' | 'attribute' | 'option' | 'link-type';

export type DifferenceField =
  | 'name'
  | 'kind'
  | 'paint'
  | 'layer'
  | 'parent'
  | 'color'
  | 'shortcut'
  | 'definition'
  | 'examples'
  | 'counter-examples'
  | 'retired'
  | 'required'
  | 'default'
  | 'shown-if'
  | 'symmetric'
  | 'exclusive'
  | 'from'
  | 'to'
  | 'order';

/** What a member was and is. Names stand for ids; several things are joined by a middle dot; empty where there is none. */
export interface FieldDifference {
  readonly field: DifferenceField;
  readonly before: string;
  readonly after: string;
}

/** One thing of a codebook that another version has not, or has otherwise. */
export interface CodebookDifference {
  readonly subject: DifferenceSubject;
  readonly change: 'added' | 'removed' | 'changed';
  readonly id: string;
  /** What it is called now, or was called where it is gone. */
  readonly name: string;
  /** What it belongs to: a layer, an attribute, a type of links; empty for the codebook itself and for documents. */
  readonly within: string;
  /** What is otherwise about it; empty where it came or went. */
  readonly fields: readonly FieldDifference[];
}

/** The difference between two codebooks in the order in which a person reads them. The version number is none. */
export function diffCodebooks(before: Codebook, after: Codebook): CodebookDifference[] {
  const own = fieldsOf([
    ['name', before.name, after.name],
    ['order', ...orderOf(before.layers, after.layers)],
  ]);
  const codebook: CodebookDifference[] =
    own.length === 0
      ? []
      : [{ subject: 'codebook', change: 'changed', id: '', name: after.name, within: '', fields: own }];
  return [
    ...codebook,
    ...diffLists(before.layers, after.layers, { subject: 'layer', within: '', fields: layerFields, inside: diffLayer }),
    ...diffLabels(before, after),
    ...diffLists(before.linkTypes, after.linkTypes, {
      subject: 'link-type',
      within: '',
      fields: (old, next) => linkTypeFields([old, before], [next, after]),
      inside: (old, next) => diffAttributes(old?.attributes ?? [], next?.attributes ?? [], (next ?? old)?.name ?? ''),
    }),
    ...diffAttributes(before.documentAttributes ?? [], after.documentAttributes ?? [], ''),
  ];
}

interface Named {
  readonly id: string;
  readonly name: string;
}

interface ListOptions<Item> {
  readonly subject: DifferenceSubject;
  readonly within: string;
  readonly fields: (before: Item, after: Item) => FieldDifference[];
  /** The differences of what belongs to an item. */
  readonly inside?: (before: Item | undefined, after: Item | undefined) => CodebookDifference[];
}

function diffLists<Item extends Named>(
  before: readonly Item[],
  after: readonly Item[],
  { subject, within, fields, inside = () => [] }: ListOptions<Item>,
): CodebookDifference[] {
  const old = new Map(before.map((item) => [item.id, item]));
  const kept = new Set(after.map(({ id }) => id));
  const about = (item: Item) => ({ subject, id: item.id, name: item.name, within });
  return [
    ...after.flatMap((item): CodebookDifference[] => {
      const was = old.get(item.id);
      if (!was) return [{ ...about(item), change: 'added', fields: [] }, ...inside(undefined, item)];
      const changed = fields(was, item);
      const own: CodebookDifference[] =
        changed.length === 0 ? [] : [{ ...about(item), change: 'changed', fields: changed }];
      return [...own, ...inside(was, item)];
    }),
    ...before
      .filter(({ id }) => !kept.has(id))
      .flatMap((item): CodebookDifference[] => [
        { ...about(item), change: 'removed', fields: [] },
        ...inside(item, undefined),
      ]),
  ];
}

function layerFields(before: Layer, after: Layer): FieldDifference[] {
  return fieldsOf([
    ['name', before.name, after.name],
    ['kind', before.kind, after.kind],
    ['paint', before.paint, after.paint],
    ['order', ...orderOf(before.labels, after.labels)],
  ]);
}

function diffLayer(before: Layer | undefined, after: Layer | undefined): CodebookDifference[] {
  return diffAttributes(before?.attributes ?? [], after?.attributes ?? [], (after ?? before)?.name ?? '');
}

/** A label keeps its id where it moves to another layer, so labels are compared over the whole codebook. */
function diffLabels(before: Codebook, after: Codebook): CodebookDifference[] {
  const old = labelsOf(before);
  const next = labelsOf(after);
  const nameIn = (labels: ReadonlyMap<string, PlacedLabel>, id: string | null) =>
    id === null ? '' : (labels.get(id)?.label.name ?? id);
  return [
    ...[...next].flatMap(([id, { label, layer }]): CodebookDifference[] => {
      const was = old.get(id);
      const about = { subject: 'label', id, name: label.name, within: layer.name } as const;
      if (!was) return [{ ...about, change: 'added', fields: [] }];
      const fields = fieldsOf([
        ['name', was.label.name, label.name],
        ['layer', was.layer.id === layer.id ? '' : was.layer.name, was.layer.id === layer.id ? '' : layer.name],
        [
          'parent',
          ...changedIds(was.label.parentId, label.parentId, (id, at) => nameIn(at === 'before' ? old : next, id)),
        ],
        ['color', was.label.color, label.color],
        ['shortcut', was.label.shortcut, label.shortcut],
        ['definition', was.label.definition, label.definition],
        ['examples', joined(was.label.examples), joined(label.examples)],
        ['counter-examples', joined(was.label.counterExamples), joined(label.counterExamples)],
        ['retired', flag(was.label.retired), flag(label.retired)],
      ]);
      return fields.length === 0 ? [] : [{ ...about, change: 'changed', fields }];
    }),
    ...[...old]
      .filter(([id]) => !next.has(id))
      .map(([id, { label, layer }]): CodebookDifference => {
        return { subject: 'label', change: 'removed', id, name: label.name, within: layer.name, fields: [] };
      }),
  ];
}

/** The names of two ids, but only where the ids differ: a parent that was renamed is no change of its children. */
function changedIds(
  before: string | null,
  after: string | null,
  nameOf: (id: string | null, at: 'before' | 'after') => string,
): [string, string] {
  return before === after ? ['', ''] : [nameOf(before, 'before'), nameOf(after, 'after')];
}

interface PlacedLabel {
  readonly layer: Layer;
  readonly label: Label;
}

function labelsOf(codebook: Codebook): ReadonlyMap<string, PlacedLabel> {
  return new Map(
    codebook.layers.flatMap((layer) => layer.labels.map((label) => [label.id, { layer, label }] as const)),
  );
}

function diffAttributes(
  before: readonly AttributeDefinition[],
  after: readonly AttributeDefinition[],
  within: string,
): CodebookDifference[] {
  return diffLists(before, after, {
    subject: 'attribute',
    within,
    fields: (old, next) =>
      fieldsOf([
        ['name', old.name, next.name],
        ['kind', old.kind, next.kind],
        ['definition', old.definition, next.definition],
        ['required', flag(old.required), flag(next.required)],
        ['default', defaultOf(old), defaultOf(next)],
        ...conditionChange([old, before], [next, after]),
        ['retired', flag(old.retired), flag(next.retired)],
        ['order', ...orderOf(old.options, next.options)],
      ]),
    inside: (old, next) =>
      old && next
        ? diffLists(old.options, next.options, {
            subject: 'option',
            within: next.name,
            fields: (was, is) => fieldsOf([['name', was.name, is.name]]),
          })
        : [],
  });
}

type InList<Item> = readonly [Item, readonly Item[]];

function conditionChange(
  [old, oldList]: InList<AttributeDefinition>,
  [next, nextList]: InList<AttributeDefinition>,
): [DifferenceField, string, string][] {
  if (sameValue(old.shownIf ?? null, next.shownIf ?? null)) return [];
  return [['shown-if', conditionOf(old, oldList), conditionOf(next, nextList)]];
}

function conditionOf({ shownIf }: AttributeDefinition, list: readonly AttributeDefinition[]): string {
  if (!shownIf) return '';
  const other = list.find(({ id }) => id === shownIf.attributeId);
  return `${other?.name ?? shownIf.attributeId}: ${joined(shownIf.values.map((value) => optionName(other, value)))}`;
}

function defaultOf(attribute: AttributeDefinition): string {
  const { default: value } = attribute;
  if (value === undefined) return '';
  return Array.isArray(value)
    ? joined(value.map((one: string) => optionName(attribute, one)))
    : optionName(attribute, String(value));
}

function optionName(attribute: AttributeDefinition | undefined, value: string): string {
  return attribute?.options.find(({ id }) => id === value)?.name ?? value;
}

function linkTypeFields([old, before]: [LinkType, Codebook], [next, after]: [LinkType, Codebook]): FieldDifference[] {
  const names = (ids: readonly string[], codebook: Codebook) => {
    const labels = labelsOf(codebook);
    return joined(ids.map((id) => labels.get(id)?.label.name ?? id));
  };
  const ends = (was: readonly string[], is: readonly string[]): [string, string] =>
    sameValue(was, is) ? ['', ''] : [names(was, before), names(is, after)];
  return fieldsOf([
    ['name', old.name, next.name],
    ['definition', old.definition, next.definition],
    ['from', ...ends(old.fromLabelIds, next.fromLabelIds)],
    ['to', ...ends(old.toLabelIds, next.toLabelIds)],
    ['symmetric', flag(old.symmetric), flag(next.symmetric)],
    ['exclusive', joined(old.exclusive ?? []), joined(next.exclusive ?? [])],
    ['retired', flag(old.retired), flag(next.retired)],
  ]);
}

/** The names of both lists where what stands in both of them stands in another order; nothing where it does not. */
function orderOf(before: readonly Named[], after: readonly Named[]): [string, string] {
  const inBoth = (list: readonly Named[], other: readonly Named[]) => {
    const ids = new Set(other.map(({ id }) => id));
    return list.filter(({ id }) => ids.has(id));
  };
  const old = inBoth(before, after);
  const next = inBoth(after, before);
  if (old.every(({ id }, index) => id === next[index]?.id)) return ['', ''];
  return [joined(old.map(({ name }) => name)), joined(next.map(({ name }) => name))];
}

function fieldsOf(values: readonly [DifferenceField, string, string][]): FieldDifference[] {
  return values
    .filter(([, before, after]) => before !== after)
    .map(([field, before, after]) => ({ field, before, after }));
}

function joined(names: readonly string[]): string {
  return names.join(' · ');
}

/** As the locale's keys are called, so that no sentence is made here. */
function flag(value: boolean | undefined): 'yes' | 'no' {
  return value ? 'yes' : 'no';
}
