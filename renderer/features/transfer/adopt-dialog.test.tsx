import { act, fireEvent, screen, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import { FileHandle } from '#shared/api/answers.ts';
import type { AnnotationInspection } from '#shared/api/import-methods.ts';
import { LabelId, LinkTypeId } from '#shared/domain/ids.ts';
import { failure, success } from '#shared/domain/result.ts';
import { Dialogs } from '../../app/dialogs.tsx';
import { axeFindings } from '../../test/axe.ts';
import { emptyReport } from '../../test/fake-answers.ts';
import { FakeApi } from '../../test/fake-api.ts';
import { FakeProject } from '../../test/fake-project.ts';
import { renderWith, settle } from '../../test/render.tsx';

const handle = FileHandle.parse('h');

const inspection: AnnotationInspection = {
  token: 't',
  report: {
    formats: [{ id: 'brat', name: 'brat standoff', files: 12 }],
    documents: { added: 10, present: 2 },
    annotations: { added: 1200, present: 4 },
    links: { added: 3, present: 0 },
    labels: ['Port'],
    linkTypes: [],
    annotators: ['Eve'],
    oddEnds: [{ type: 'Said by', from: 'Person', to: 'Place', count: 2 }],
    entities: 0,
    units: [
      {
        unit: 'codepoint',
        lineEnds: 'as-is',
        mark: false,
        base: 0,
        end: 'after',
        documents: 12,
        quoted: 1204,
        confirmed: 1204,
        basis: 'habit',
        doubts: [],
      },
    ],
    moved: { count: 0, first: [] },
    ambiguous: { count: 0, first: [] },
    leftOut: {
      counts: [{ reason: 'misfit', count: 1 }],
      first: [{ reason: 'misfit', file: 'a.ann', place: 'line 3', words: 'it lies outside the text' }],
    },
  },
  labels: [
    {
      layer: '',
      label: 'PER',
      count: 900,
      examples: ['Ada'],
      target: { kind: 'label', labelId: LabelId.parse('person') },
    },
    {
      layer: '',
      label: 'Port',
      count: 304,
      examples: ['Lagos'],
      target: { kind: 'new', layer: 'entities', name: 'Port' },
    },
  ],
  linkTypes: [{ type: 'Knows', count: 3, target: { kind: 'new', name: 'Knows' } }],
  annotators: ['Eve'],
  unnamed: 1100,
  passedOver: { count: 2, first: ['README.md', 'annotation.conf'] },
  others: 1,
  problems: [{ file: '/x/b.ann', error: failure('import/empty', { file: 'b.ann' }).error }],
};

async function shown(found: AnnotationInspection | null = inspection) {
  const api = new FakeApi(new FakeProject());
  api.handlers['shell.inspect-annotations'] = () => success(found);
  const view = await renderWith(api, <Dialogs />);
  await act(() => view.workbench.transfer.import(handle));
  return { api, ...view };
}

const field = (name: string): HTMLElement => screen.getByRole('combobox', { name: `${name} becomes` });

it('says what was found, in which unit and how that is known, before anything is written', async () => {
  const { api } = await shown();
  const dialog = within(screen.getByRole('dialog', { name: 'Import annotations' }));
  for (const line of [
    'brat standoff: 12 files',
    'Documents: 10 new, 2 with a text that is there already',
    '1,204 of 1,204 quotes agree, counted in code points',
    'Annotations: 1,200 new, 4 there already',
    'Named in the files: \u2068Eve\u2069.',
    'Links “Said by” that the codebook does not provide for: 2 from Person to Place',
    '2 files are no documents and were passed over: README.md, annotation.conf. To import one, choose it by itself.',
    'With them comes 1 other file.',
    'Left out: annotations that have no place in the text (1)',
    'a.ann, line 3: it lies outside the text',
    'b.ann is empty.',
  ])
    expect(dialog.getByText(line)).toBeDefined();
  const rows = within(dialog.getByRole('table', { name: 'Labels' })).getAllByRole('row');
  expect(rows.map(({ textContent }) => textContent?.replace(/becomes$/, ''))).toEqual([
    'In the filesHow oftenFor exampleBecomes',
    'PER900“Ada”PER ',
    'Port304“Lagos”Port ',
  ]);
  expect(field('PER')).toHaveProperty('value', 'Person, in Entities');
  expect(field('Port')).toHaveProperty('value', 'New: Port, in Entities');
  expect(await axeFindings(screen.getByRole('dialog'))).toEqual([]);
  expect(api.inputsOf('import.annotations-run')).toEqual([]);
  expect(api.inputsOf('shell.import')).toEqual([]);
});

it('has every target in reach of the keyboard, and imports by what was decided', async () => {
  const { api } = await shown();
  api.handlers['import.annotations-run'] = () => success({ ...emptyReport, adoption: inspection.report });
  fireEvent.change(field('Port'), { target: { value: 'leave' } });
  expect(screen.getByRole('option', { name: 'Leave out' })).toBeDefined();
  fireEvent.keyDown(field('Port'), { key: 'Enter' });
  expect(field('Port')).toHaveProperty('value', 'Leave out');
  fireEvent.change(field('PER'), { target: { value: 'People' } });
  fireEvent.keyDown(field('PER'), { key: 'Enter' });
  fireEvent.change(field('Knows'), { target: { value: 'leave' } });
  fireEvent.keyDown(field('Knows'), { key: 'Enter' });
  fireEvent.click(screen.getByRole('button', { name: 'Import' }));
  await settle();
  expect(api.inputsOf('import.annotations-run')).toEqual([
    {
      token: 't',
      mapping: {
        labels: [
          { layer: '', label: 'PER', target: { kind: 'new', layer: 'entities', name: 'People' } },
          { layer: '', label: 'Port', target: { kind: 'skip' } },
        ],
        linkTypes: [{ type: 'Knows', target: { kind: 'skip' } }],
      },
    },
  ]);
  expect(
    within(screen.getByRole('dialog', { name: 'Import' })).getByText('New labels: \u2068Port\u2069'),
  ).toBeDefined();
});

it('asks whose is what names nobody, and which link types the codebook is to widen', async () => {
  const { api } = await shown({
    ...inspection,
    linkTypes: [{ type: 'source', count: 2, target: { kind: 'type', typeId: LinkTypeId.parse('source') } }],
    report: { ...inspection.report, oddEnds: [{ type: 'Source', from: 'Person', to: 'Place', count: 2 }] },
  });
  const whose = screen.getByRole('combobox', { name: 'What names nobody belongs to' });
  expect(whose).toHaveProperty('value', expect.stringContaining('(you)'));
  fireEvent.change(whose, { target: { value: 'Zoe' } });
  fireEvent.click(screen.getByRole('option', { name: 'New: Zoe' }));
  expect(whose).toHaveProperty('value', 'Zoe');
  fireEvent.change(whose, { target: { value: 'Ev' } });
  fireEvent.click(screen.getByRole('option', { name: 'Eve' }));
  fireEvent.click(screen.getByRole('checkbox', { name: 'Source: Person → Place (2)' }));
  expect(await axeFindings(screen.getByRole('dialog'))).toEqual([]);
  fireEvent.click(screen.getByRole('button', { name: 'Import' }));
  await settle();
  expect(api.inputsOf('import.annotations-run')).toMatchObject([
    { unnamed: 'Eve', mapping: { linkTypes: [{ type: 'source', allowEnds: true }] } },
  ]);
});

it('asks what offsets count where nothing tells, and keeps what was decided before', async () => {
  const [unit] = inspection.report.units;
  if (!unit) throw new Error('there is a unit');
  const doubtful = { ...unit, quoted: 0, confirmed: 0, doubts: [{ unit: 'codepoint', annotations: 12 } as const] };
  const { api } = await shown({ ...inspection, report: { ...inspection.report, units: [doubtful] } });
  expect(screen.getByText(/could as well be code points: then 12 annotations would stand elsewhere$/)).toBeDefined();
  fireEvent.change(field('Port'), { target: { value: 'leave' } });
  fireEvent.keyDown(field('Port'), { key: 'Enter' });
  const asked = (): HTMLElement => screen.getByRole('combobox', { name: 'Offsets of the files count' });
  expect(asked()).toHaveProperty('value', '');
  const said = { ...doubtful, basis: 'person' as const, doubts: [] };
  api.handlers['shell.inspect-annotations'] = () =>
    success({ ...inspection, report: { ...inspection.report, units: [said] } });
  fireEvent.change(asked(), { target: { value: 'codepoint' } });
  await settle();
  expect(api.inputsOf('shell.inspect-annotations')).toEqual([{ handle }, { handle, unit: 'codepoint' }]);
  expect(screen.getByText('The files quote nothing; counted in code points, as you said')).toBeDefined();
  expect(field('Port')).toHaveProperty('value', 'Leave out');
  expect(await axeFindings(screen.getByRole('dialog'))).toEqual([]);
  fireEvent.change(asked(), { target: { value: '' } });
  await settle();
  expect(api.inputsOf('shell.inspect-annotations').at(-1)).toEqual({ handle });
});

it('does not ask what offsets count where words have told', async () => {
  await shown();
  expect(screen.queryByRole('combobox', { name: 'Offsets of the files count' })).toBeNull();
});

it('asks for nobody where everything has a name', async () => {
  await shown({ ...inspection, unnamed: 0 });
  expect(screen.queryByRole('combobox', { name: 'What names nobody belongs to' })).toBeNull();
});

it('is left with Esc or Cancel without a trace', async () => {
  const { api } = await shown();
  fireEvent.keyDown(field('PER'), { key: 'Escape' });
  await settle();
  expect(screen.queryByRole('dialog')).toBeNull();
  expect(api.inputsOf('import.annotations-drop')).toEqual([{ token: 't' }]);
  expect(api.inputsOf('import.annotations-run')).toEqual([]);
});

it('says so where nothing can come in, and offers nothing', async () => {
  const nothing = { added: 0, present: 0 };
  await shown({
    ...inspection,
    labels: [],
    linkTypes: [],
    others: 0,
    report: { ...inspection.report, documents: nothing, annotations: nothing, links: nothing, units: [] },
  });
  expect(screen.getByText('There are no annotations in these files that could come in.')).toBeDefined();
  expect(screen.getByRole('button', { name: 'Import' })).toHaveProperty('disabled', true);
});

it('is not shown for articles, which come in as ever', async () => {
  const { api } = await shown(null);
  expect(api.inputsOf('shell.import')).toEqual([{ handle }]);
});

it('tells when what was read is not kept any more', async () => {
  const { api, workbench } = await shown();
  api.handlers['import.annotations-run'] = () => failure('import/inspection-gone');
  fireEvent.click(screen.getByRole('button', { name: 'Import' }));
  await settle();
  expect(workbench.store.get().dialog).toBeNull();
  expect(JSON.stringify(workbench.store.get().notices)).toContain('Choose them again');
});

it('decides for all new labels at once, and goes back to what was proposed', async () => {
  const twins = ['L3', 'L10'].map((label): AnnotationInspection['labels'][number] => ({
    layer: '',
    label,
    count: 1,
    examples: [],
    target: { kind: 'new', layer: 'entities', name: label },
  }));
  await shown({ ...inspection, labels: [...inspection.labels.slice(0, 1), ...twins] });
  fireEvent.change(screen.getByRole('combobox', { name: 'All new ones to layer' }), { target: { value: 'claims' } });
  expect(field('L10')).toHaveProperty('value', expect.stringMatching(/^New: L10, in Claims/));
  fireEvent.click(screen.getByRole('button', { name: 'Leave out all that are new' }));
  for (const label of ['L3', 'L10']) expect(field(label)).toHaveProperty('value', 'Leave out');
  expect(field('PER')).toHaveProperty('value', 'Person, in Entities');
  fireEvent.click(screen.getByRole('button', { name: 'As proposed' }));
  expect(field('L3')).toHaveProperty('value', 'New: L3, in Entities');
  expect(await axeFindings(screen.getByRole('dialog'))).toEqual([]);
});
