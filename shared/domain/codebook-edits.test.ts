import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Annotation, AttributeValue } from './annotation.ts';
import { changeAttribute, removeAttribute, removeOption, stepAttribute } from './attribute-edits.ts';
import { findValueFault } from './attribute-value.ts';
import { changesOf } from './change-set.ts';
import { Codebook, findLabel, findLayer, findLinkType } from './codebook.ts';
import { type CodebookEdit, findWidenedLinkTypes, inTreeOrder } from './codebook-edits.ts';
import { Command } from './command.ts';
import { decide } from './decide/decide.ts';
import { AttributeId, LabelId, LayerId, LinkTypeId } from './ids.ts';
import { addLabel, changeLabel, placeLabel, removeLabel, stepLabel } from './label-edits.ts';
import { changeLayer, mergeLayers, removeLayer, retireLayer, stepLayer } from './layer-edits.ts';
import type { Link } from './link.ts';
import { changeLinkType, removeLinkType, stepLinkType } from './link-type-edits.ts';
import { annotationRecord, decisionContext, linkRecord, projectState } from './testing/records.ts';

const text = 'Misri said on Friday that Landau thanked India.';

const label = (id: string, parentId: string | null = null) => ({
  id,
  name: id,
  color: '#3a78c2',
  shortcut: '',
  definition: '',
  examples: [],
  counterExamples: [],
  parentId,
});

const attribute = (id: string, kind: string, more: object = {}) => ({
  id,
  name: id,
  kind,
  options: kind.endsWith('-of') ? ['x', 'y', 'z'].map((option) => ({ id: option, name: option.toUpperCase() })) : [],
  required: false,
  definition: '',
  ...more,
});

/** Two layers of nested labels, attributes that depend on each other, types of links that name labels. */
const codebook = Codebook.parse({
  version: 3,
  name: 'Test',
  layers: [
    {
      id: 'l1',
      name: 'First',
      kind: 'span',
      paint: 'fill',
      labels: [label('a'), label('b', 'a'), label('c', 'b'), label('d')],
      attributes: [
        attribute('one', 'one-of', { default: 'x' }),
        attribute('many', 'many-of', { shownIf: { attributeId: 'one', values: ['x', 'y'] } }),
        attribute('same', 'text'),
      ],
    },
    {
      id: 'l2',
      name: 'Second',
      kind: 'claim',
      paint: 'underline',
      labels: [label('e'), label('f', 'e')],
      attributes: [attribute('same', 'number'), attribute('other', 'one-of', { default: 'y' })],
    },
  ],
  linkTypes: [
    {
      id: 't1',
      name: 'T1',
      definition: '',
      fromLabelIds: ['a'],
      toLabelIds: ['e', 'f'],
      attributes: [attribute('one', 'one-of')],
    },
    { id: 't2', name: 'T2', definition: '', fromLabelIds: [], toLabelIds: [] },
  ],
  documentAttributes: [attribute('topic', 'many-of')],
});

const labelIds = ['a', 'b', 'c', 'd', 'e', 'f'] as const;
const values: Record<string, Record<string, AttributeValue>> = {
  l1: { one: 'x', many: ['y', 'z'], same: '12' },
  l2: { same: 7, other: 'z' },
};

const annotations = labelIds.map((labelId) => {
  const layerId = findLabel(codebook, labelId)?.layer.id ?? '';
  const record = annotationRecord({ id: `n-${labelId}`, text, spans: [{ start: 0, end: 5 }], labelId, layerId });
  return { ...record, attributes: values[layerId] ?? {} };
});
const links = ['t1', 't2'].map((typeId) => ({
  ...linkRecord({ id: `k-${typeId}`, fromId: 'n-a', toId: 'n-e' }),
  typeId: LinkTypeId.parse(typeId),
  attributes: typeId === 't1' ? { [AttributeId.parse('one')]: 'y' } : {},
}));

const L = (id: string): LabelId => LabelId.parse(id);
const layerPlace = (id: string) => ({ kind: 'layer', layerId: LayerId.parse(id) }) as const;
const at = (layerId: string, id: string) => ({ place: layerPlace(layerId), attributeId: AttributeId.parse(id) });
const linkAt = {
  place: { kind: 'link-type', linkTypeId: LinkTypeId.parse('t1') },
  attributeId: AttributeId.parse('one'),
} as const;

type Edit = (codebook: Codebook) => CodebookEdit | undefined;

const anyLabel = fc.constantFrom(...labelIds);
const anyHeir = fc.option(anyLabel, { nil: null }).map((id) => (id === null ? null : L(id)));
const anyLayer = fc.constantFrom('l1', 'l2').map((id) => LayerId.parse(id));
const anyStep = fc.constantFrom('up', 'down', 'in', 'out');
const anyAddress = fc.constantFrom(
  at('l1', 'one'),
  at('l1', 'many'),
  at('l1', 'same'),
  at('l2', 'same'),
  at('l2', 'other'),
  linkAt,
);

const anyEdit: fc.Arbitrary<Edit> = fc.oneof(
  fc.tuple(anyLabel, anyHeir).map(
    ([id, heir]): Edit =>
      (book) =>
        removeLabel(book, id, heir),
  ),
  fc.tuple(anyLabel, anyStep).map(
    ([id, step]): Edit =>
      (book) =>
        stepLabel(book, id, step),
  ),
  fc.tuple(anyLabel, anyLayer, anyHeir, anyHeir).map(
    ([id, layerId, parentId, beforeId]): Edit =>
      (book) =>
        placeLabel(book, id, { layerId, parentId, beforeId }),
  ),
  fc
    .tuple(
      anyLabel,
      fc.string({ minLength: 1, maxLength: 20 }).filter((name) => name.trim() !== ''),
    )
    .map(
      ([id, name]): Edit =>
        (book) =>
          changeLabel(book, id, { name }),
    ),
  anyLayer.map(
    (id): Edit =>
      (book) =>
        removeLayer(book, id),
  ),
  fc.tuple(anyLayer, anyLayer).map(
    ([from, into]): Edit =>
      (book) =>
        mergeLayers(book, from, into),
  ),
  anyLayer.map(
    (id): Edit =>
      (book) =>
        retireLayer(book, id),
  ),
  anyLayer.map(
    (id): Edit =>
      (book) =>
        stepLayer(book, id, 'down'),
  ),
  anyLayer.map(
    (id): Edit =>
      (book) =>
        changeLayer(book, id, { paint: 'fill' }),
  ),
  fc.tuple(anyAddress, fc.constantFrom('one', 'many', 'same', 'other', null)).map(
    ([address, heir]): Edit =>
      (book) =>
        removeAttribute(book, address, heir === null ? null : AttributeId.parse(heir)),
  ),
  fc.tuple(anyAddress, fc.constantFrom('x', 'y', 'z'), fc.constantFrom('x', 'y', 'z', null)).map(
    ([address, optionId, heir]): Edit =>
      (book) =>
        removeOption(book, { ...address, optionId }, heir),
  ),
  fc.tuple(anyAddress, fc.constantFrom('text', 'number', 'boolean', 'one-of', 'many-of', 'date', 'entity')).map(
    ([address, kind]): Edit =>
      (book) =>
        changeAttribute(book, address, { kind }),
  ),
  anyAddress.map(
    (address): Edit =>
      (book) =>
        stepAttribute(book, address, 'up'),
  ),
  fc.constantFrom('t2', null).map(
    (heir): Edit =>
      (book) =>
        removeLinkType(book, 't1', heir === null ? null : LinkTypeId.parse(heir)),
  ),
  fc.constant<Edit>((book) => stepLinkType(book, 't1', 'down')),
  fc.constant<Edit>((book) => changeLinkType(book, 't2', { fromLabelIds: [L('d')] })),
);

/** Nothing in the codebook names what is not in it. */
function expectSound(book: Codebook): void {
  expect(Codebook.safeParse(book)).toMatchObject({ success: true });
  for (const layer of book.layers) expect(inTreeOrder(layer.labels)).toEqual(layer.labels);
  for (const type of book.linkTypes)
    for (const id of [...type.fromLabelIds, ...type.toLabelIds]) expect(findLabel(book, id)).toBeDefined();
  for (const list of [
    ...book.layers.map((layer) => layer.attributes),
    ...book.linkTypes.map((type) => type.attributes ?? []),
  ])
    for (const one of list) {
      if (one.default !== undefined) expect(findValueFault(one, one.default)).toBeUndefined();
      if (one.shownIf) expect(list.map(({ id }) => id)).toContain(one.shownIf.attributeId);
    }
}

describe('edits of the codebook', () => {
  it('leave a valid codebook and orphan nothing, one after the other', () => {
    fc.assert(
      fc.property(fc.array(anyEdit, { minLength: 1, maxLength: 6 }), (edits) => {
        let state: { annotations: Annotation[]; links: Link[]; codebook: Codebook } = { annotations, links, codebook };
        for (const edit of edits) {
          const made = edit(state.codebook);
          if (!made) continue;
          expectSound(made.codebook);
          const result = decide(
            projectState(text, state),
            Command.parse({ type: 'codebook.replace', baseVersion: state.codebook.version, ...made }),
            decisionContext(),
          );
          if (!result.ok) throw new Error(result.error.code);
          const changed = new Map(changesOf(result.value, 'annotation').map((one) => [one.before?.id, one.after]));
          const changedLinks = new Map(changesOf(result.value, 'link').map((one) => [one.before?.id, one.after]));
          state = {
            codebook: changesOf(result.value, 'codebook')[0]?.after?.codebook ?? state.codebook,
            annotations: state.annotations.flatMap((one) => (changed.has(one.id) ? (changed.get(one.id) ?? []) : one)),
            links: state.links.flatMap((one) => (changedLinks.has(one.id) ? (changedLinks.get(one.id) ?? []) : one)),
          };
          for (const one of state.annotations) {
            expect(findLabel(state.codebook, one.labelId)?.layer.id).toBe(one.layerId);
            const definitions = findLayer(state.codebook, one.layerId)?.attributes ?? [];
            for (const [id, value] of Object.entries(one.attributes)) {
              const definition = definitions.find((other) => other.id === id);
              expect(definition && findValueFault(definition, value)).toBeUndefined();
              expect(definition).toBeDefined();
            }
          }
          const ids = new Set(state.annotations.map(({ id }) => id));
          for (const link of state.links) {
            expect(findLinkType(state.codebook, link.typeId)).toBeDefined();
            expect(ids.has(link.fromId) && ids.has(link.toId)).toBe(true);
          }
        }
      }),
      { numRuns: 300 },
    );
  });

  it('gives the labels under a merged one to its heir, and the ends of link types too', () => {
    const { codebook: next, moved } = removeLabel(codebook, 'a', L('d')) ?? { codebook };
    expect(findLabel(next, 'b')?.label.parentId).toBe('d');
    expect(findLinkType(next, 't1')?.fromLabelIds).toEqual(['d']);
    expect(moved).toEqual({ labels: { a: 'd' } });
  });

  it('lifts the labels under a removed one to where it stood', () => {
    const next = removeLabel(codebook, 'b', null)?.codebook ?? codebook;
    expect(findLabel(next, 'c')?.label.parentId).toBe('a');
  });

  it('tells which types of links may join anything now', () => {
    const next = removeLabel(codebook, 'a', null)?.codebook ?? codebook;
    expect(findWidenedLinkTypes(codebook, next).map(({ id }) => id)).toEqual(['t1']);
  });

  it.each([
    ['a', 'up', ['a', 'b', 'c', 'd'], null],
    ['a', 'down', ['d', 'a', 'b', 'c'], null],
    ['d', 'up', ['d', 'a', 'b', 'c'], null],
    ['d', 'in', ['a', 'b', 'c', 'd'], 'a'],
    ['b', 'out', ['a', 'b', 'c', 'd'], null],
    ['c', 'out', ['a', 'b', 'c', 'd'], 'a'],
  ] as const)('moves %s %s', (id, step, order, parentId) => {
    const next = stepLabel(codebook, id, step)?.codebook ?? codebook;
    expect(next.layers[0]?.labels.map((one) => one.id)).toEqual(order);
    expect(findLabel(next, id)?.label.parentId).toBe(parentId);
  });

  it('refuses to put a label under itself, and to add an id twice', () => {
    expect(
      placeLabel(codebook, 'a', { layerId: LayerId.parse('l1'), parentId: L('c'), beforeId: null }),
    ).toBeUndefined();
    const again = findLabel(codebook, 'a');
    expect(again && addLabel(codebook, LayerId.parse('l1'), again.label)).toBeUndefined();
  });

  it('keeps every value when layers are merged: attributes of one id and different kinds stay apart', () => {
    const made = mergeLayers(codebook, 'l2', LayerId.parse('l1'));
    if (!made) throw new Error('Both layers are there.');
    const result = decide(
      projectState(text, { annotations, links, codebook }),
      Command.parse({ type: 'codebook.replace', ...made }),
      decisionContext(),
    );
    const after = result.ok
      ? changesOf(result.value, 'annotation').find((one) => one.after?.id === 'n-e')?.after
      : null;
    expect(after).toMatchObject({ layerId: 'l1', attributes: { same_2: 7, other: 'z' } });
  });

  it('gives the values of a merged attribute to its heir, which gets the options that it lacks', () => {
    const made = removeAttribute(codebook, at('l1', 'one'), AttributeId.parse('many'));
    if (!made) throw new Error('Both attributes are there.');
    const result = decide(
      projectState(text, { annotations, codebook, links }),
      Command.parse({ type: 'codebook.replace', ...made }),
      decisionContext(),
    );
    const after = result.ok ? changesOf(result.value, 'annotation')[0]?.after : null;
    expect(after?.attributes).toEqual({ many: ['y', 'z', 'x'], same: '12' });
  });

  it('writes the names of options where a choice becomes a text', () => {
    const made = changeAttribute(codebook, at('l1', 'many'), { kind: 'text', options: [] });
    const result = decide(
      projectState(text, { annotations, codebook, links }),
      Command.parse({ type: 'codebook.replace', ...made }),
      decisionContext(),
    );
    const after = result.ok ? changesOf(result.value, 'annotation')[0]?.after : null;
    expect(after?.attributes).toMatchObject({ many: 'Y, Z' });
  });
});
