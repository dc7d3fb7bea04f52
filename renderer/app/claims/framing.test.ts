import { beforeEach, describe, expect, it } from 'vitest';
import type { Annotation } from '#shared/domain/annotation.ts';
import { Codebook } from '#shared/domain/codebook.ts';
import { defaultCodebook } from '#shared/domain/default-codebook.ts';
import { LabelId } from '#shared/domain/ids.ts';
import { FakeApi } from '../../test/fake-api.ts';
import { FakeProject } from '../../test/fake-project.ts';
import { listenToKeys } from '../keys.ts';
import { Workbench } from '../workbench.ts';

const text =
  'Apart from trade, Bruce highlighted that Landau expressed gratitude to India for its assistance. ' +
  '“At least six people died in 2024,” she told reporters in Delhi.';
const gratitude = 'Landau expressed gratitude to India for its assistance';
const six = 'At least six people died in 2024';

let project: FakeProject;
let workbench: Workbench;
let end: () => void;

const noMore: readonly { readonly name: string; readonly text: string }[] = [];

async function open({ codebook = defaultCodebook, mentions = true, more = noMore } = {}): Promise<void> {
  project = new FakeProject([
    { name: 'a.txt', text, annotations: mentions ? [{ label: 'person', quote: 'Bruce' }] : [] },
    ...more,
  ]);
  project.apply([{ kind: 'codebook', before: null, after: { id: 'codebook', codebook } }]);
  workbench = new Workbench(new FakeApi(project));
  workbench.start();
  await expect.poll(() => workbench.store.get().reading.kind).toBe('ready');
  end?.();
  end = listenToKeys(workbench, globalThis.window);
}

async function press(...keys: readonly string[]): Promise<void> {
  for (const key of keys)
    document.body.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
  await workbench.sync.settled();
}

function select(words: string): void {
  const start = text.indexOf(words);
  workbench.annotating.select({ span: { start, end: start + words.length }, kind: 'selection', exact: false });
}

const all = (): Annotation[] => [...project.tables.annotation.values()];
const claimOf = (quote: string): Annotation | undefined =>
  all().find((one) => one.labelId === 'claim' && one.quote === quote);
const linksOf = (quote: string): (string | undefined)[][] =>
  [...project.tables.link.values()]
    .filter(({ fromId }) => fromId === claimOf(quote)?.id)
    .map(({ typeId, toId }) => {
      const end = project.tables.annotation.get(toId);
      return [typeId, end?.labelId, end?.quote];
    });
const step = (): string | undefined => workbench.store.get().framing?.step;

beforeEach(() => open());

describe('the frame of a claim', () => {
  it('takes four keys: content, source, cue, kind', async () => {
    select(gratitude);
    await press('c', '1', '1', 's');
    expect(claimOf(gratitude)?.attributes).toEqual({
      source: 'Bruce',
      cue: 'highlighted',
      kind: 'statement',
      directness: 'indirect',
    });
    expect(linksOf(gratitude)).toEqual([
      ['source', 'person', 'Bruce'],
      ['cue', 'cue', 'highlighted'],
    ]);
    expect(step()).toBeUndefined();
    expect(workbench.annotating.selected()?.quote).toBe(gratitude);
  });

  it('is one step of undo per key', async () => {
    select(gratitude);
    await press('c', '1', '1');
    await press('Control');
    workbench.sync.undo();
    await workbench.sync.settled();
    expect(linksOf(gratitude)).toEqual([['source', 'person', 'Bruce']]);
    expect(all().some(({ labelId }) => labelId === 'cue')).toBe(false);
    expect(claimOf(gratitude)?.attributes).not.toHaveProperty('cue');
  });

  it('makes a mention of a source that is none yet, and asks for who was told', async () => {
    select(six);
    await press('c', '1', '1', '2');
    expect(claimOf(six)?.attributes).toMatchObject({
      source: 'she',
      cue: 'told',
      kind: 'figure',
      directness: 'direct',
    });
    expect(step()).toBe('addressee');
    await press('1');
    expect(linksOf(six)).toContainEqual(['addressee', 'person', 'reporters']);
    expect(step()).toBeUndefined();
  });

  it('takes selected text with Enter, and a clicked annotation', async () => {
    select(six);
    await press('c');
    select('Delhi');
    await press('Enter', '3');
    expect(linksOf(six)).toEqual([['source', 'place', 'Delhi']]);
    await press('Backspace');
    const bruce = all().find(({ quote }) => quote === 'Bruce');
    if (bruce) workbench.framing.pick(bruce);
    await workbench.sync.settled();
    expect(linksOf(six)).toEqual([['source', 'person', 'Bruce']]);
  });

  it('goes on, back and out, and changes nothing by that', async () => {
    select(six);
    await press('c');
    const before = claimOf(six);
    await press('Tab', 'Tab');
    expect(step()).toBe('kind');
    await press('Backspace');
    expect(step()).toBe('cue');
    await press('Escape');
    expect(step()).toBeUndefined();
    expect(workbench.annotating.selected()?.quote).toBe(six);
    expect(claimOf(six)).toEqual(before);
  });

  it('leaves digits to the labels as soon as other text is selected', async () => {
    select(six);
    await press('c');
    select('Delhi');
    await press('3');
    expect(all().find(({ quote }) => quote === 'Delhi')?.labelId).toBe('place');
    expect(linksOf(six)).toEqual([]);
    expect(step()).toBeUndefined();
  });

  it('says that nobody is named with 0', async () => {
    select(six);
    await press('c', '0');
    expect(claimOf(six)?.attributes).toEqual({ directness: 'unattributed' });
    expect(step()).toBe('kind');
    await press('Backspace', 'Backspace', '1');
    expect(claimOf(six)?.attributes).toMatchObject({ source: 'she', directness: 'direct' });
  });

  it('leaves cue and source to nobody in one step of undo', async () => {
    select(gratitude);
    await press('c', '1', '1', 'Backspace', 'Backspace', '0');
    expect(linksOf(gratitude)).toEqual([]);
    expect(claimOf(gratitude)?.attributes).toEqual({ directness: 'unattributed' });
    workbench.sync.undo();
    await workbench.sync.settled();
    expect(linksOf(gratitude).map(([type]) => type)).toEqual(['source', 'cue']);
    expect(claimOf(gratitude)?.attributes).toMatchObject({ source: 'Bruce', cue: 'highlighted' });
  });

  it('goes back to the part that an undo took back, and on with a redo', async () => {
    select(gratitude);
    await press('c', '1', '1');
    const travel = async (way: 'undo' | 'redo'): Promise<string | undefined> => {
      workbench.sync[way]();
      await workbench.sync.settled();
      return step();
    };
    expect(step()).toBe('kind');
    expect(await travel('undo')).toBe('cue');
    expect(await travel('undo')).toBe('source');
    expect(await travel('redo')).toBe('cue');
    expect(await travel('redo')).toBe('kind');
    await press('Backspace', 'Backspace', '0');
    expect(step()).toBe('kind');
    expect(await travel('undo')).toBe('source');
  });

  it('asks what selected words are, and makes nothing until it is said', async () => {
    select(six);
    await press('c');
    select('reporters');
    const before = all();
    await press('Enter');
    expect(all()).toEqual(before);
    expect(step()).toBe('source');
    await press('0', 'Enter');
    expect(all()).toEqual(before);
    await press('2');
    expect(linksOf(six)).toEqual([['source', 'organization', 'reporters']]);
    expect(step()).toBe('cue');
  });

  it('goes back from the question what selected words are', async () => {
    select(six);
    await press('c');
    select('Delhi');
    await press('Enter', 'Backspace');
    expect(step()).toBe('source');
    await press('1');
    expect(linksOf(six)).toEqual([['source', 'person', 'she']]);
  });

  it('asks nothing of words that are a mention, or the same as one', async () => {
    select(six);
    await press('c');
    select('Bruce');
    await press('Enter');
    expect(linksOf(six)).toEqual([['source', 'person', 'Bruce']]);
    expect(all().filter(({ labelId }) => labelId === 'person')).toHaveLength(1);
  });

  it.each(['beside', 'instead'] as const)('stays with its claim while another article is looked at %s', async (how) => {
    await open({ more: [{ name: 'b.txt', text: 'Delhi slept.' }] });
    const second = workbench.store.get().documents[1]?.document.id;
    if (!second) throw new Error('A second document is needed.');
    select(gratitude);
    await press('c');
    if (how === 'beside') {
      await workbench.reading.openBeside(second);
      workbench.beside.goToOther();
    } else await workbench.reading.open(second);
    workbench.annotating.select({ span: { start: 0, end: 5 }, kind: 'cursor', exact: false });
    await press('1');
    expect(linksOf(gratitude)).toEqual([['source', 'person', 'Bruce']]);
    expect(step()).toBe('cue');
    expect(all().filter(({ documentId }) => documentId === second)).toEqual([]);
    // Words that are selected there are for labels, and with one of them the hand has gone on.
    workbench.annotating.select({ span: { start: 0, end: 5 }, kind: 'selection', exact: false });
    await press('3');
    expect(all().find(({ documentId }) => documentId === second)?.labelId).toBe('place');
    expect(step()).toBeUndefined();
  });

  it('ends when the claim is undone', async () => {
    select(six);
    await press('c');
    workbench.sync.undo();
    await workbench.sync.settled();
    expect(step()).toBeUndefined();
  });

  it('ends when the hand goes to a field, to a dialog or to another view', async () => {
    for (const leave of [
      () => workbench.inspecting.enter({ kind: 'first' }),
      () => workbench.openDialog({ kind: 'palette' }),
      () => workbench.setView('claims'),
    ]) {
      await open();
      select(six);
      await press('c');
      expect(step()).toBe('source');
      leave();
      expect(step()).toBeUndefined();
    }
  });

  it('fills only the fields where the codebook has no links and no cues', async () => {
    await open({
      codebook: Codebook.parse({ ...defaultCodebook, layers: defaultCodebook.layers.slice(0, 2), linkTypes: [] }),
    });
    select(gratitude);
    await press('c', '1', '1', '1');
    expect(claimOf(gratitude)?.attributes).toMatchObject({ source: 'Bruce', cue: 'highlighted', kind: 'statement' });
    expect(project.tables.link.size).toBe(0);
    expect(all()).toHaveLength(2);
  });

  it('does not come up where the codebook has no place for it', async () => {
    const [entities, claims] = defaultCodebook.layers;
    await open({
      codebook: Codebook.parse({
        ...defaultCodebook,
        layers: [entities, { ...claims, attributes: [] }],
        linkTypes: [],
      }),
    });
    select(gratitude);
    await press('c');
    expect(claimOf(gratitude)).toBeDefined();
    expect(step()).toBeUndefined();
  });
});

describe('the figure of a claim', () => {
  it('is taken over from the text in one step, and makes it a figure', async () => {
    select(six);
    await press('c', 'Escape');
    workbench.framing.takeFigure();
    await workbench.sync.settled();
    expect(claimOf(six)?.attributes).toEqual({
      kind: 'figure',
      quantity_comparator: 'at-least',
      quantity_value: 6,
      quantity_unit: 'people',
      quantity_period: '2024',
    });
    workbench.sync.undo();
    await workbench.sync.settled();
    expect(claimOf(six)?.attributes).toEqual({});
  });

  it('fills only what the codebook has fields for', async () => {
    const [entities, claims] = defaultCodebook.layers;
    const attributes = claims?.attributes.filter(({ id }) => id === 'quantity_value') ?? [];
    await open({
      codebook: Codebook.parse({ ...defaultCodebook, layers: [entities, { ...claims, attributes }], linkTypes: [] }),
    });
    select(six);
    workbench.annotating.applyLabel(LabelId.parse('claim'));
    workbench.framing.takeFigure();
    await workbench.sync.settled();
    expect(claimOf(six)?.attributes).toEqual({ quantity_value: 6 });
  });
});
