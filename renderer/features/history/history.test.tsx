import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import type { RecordVersion, TrashItem } from '#shared/api/answers.ts';
import type { Annotation } from '#shared/domain/annotation.ts';
import { AnnotationId, DocumentId, LabelId } from '#shared/domain/ids.ts';
import { Link } from '#shared/domain/link.ts';
import { failure, success } from '#shared/domain/result.ts';
import { axeFindings } from '../../test/axe.ts';
import { FakeApi } from '../../test/fake-api.ts';
import { FakeProject, testNow } from '../../test/fake-project.ts';
import { renderWith, settle } from '../../test/render.tsx';
import { sampleDocuments } from '../../test/sample-documents.ts';
import { AnnotationHistoryDialog } from './annotation-history-dialog.tsx';
import { DocumentHistoryDialog } from './document-history-dialog.tsx';
import { TrashDialog } from './trash-dialog.tsx';

const person = AnnotationId.parse('made-3');
const documentId = DocumentId.parse('document-1');

function annotationOf(api: FakeApi, id = person): Annotation {
  const annotation = api.project?.tables.annotation.get(id);
  if (!annotation) throw new Error(`There is no annotation ${id}.`);
  return annotation;
}

function trashItemOf(record: Annotation): TrashItem {
  return {
    kind: 'annotation',
    id: person,
    title: record.quote,
    labelId: record.labelId,
    linkTypeId: null,
    labelName: 'Person',
    part: null,
    before: 'said ',
    after: ' on Friday',
    documentId,
    documentName: 'Levee gives way',
    removedAt: testNow,
    removedBy: 'Kim',
    sequence: 7,
    together: 3,
    undone: false,
  };
}

/** An application whose trash holds one annotation, for as long as that is gone. */
function withTrash() {
  const api = new FakeApi(new FakeProject(sampleDocuments));
  const record = annotationOf(api);
  api.runElsewhere({ type: 'annotation.remove', ids: [person] });
  const item = trashItemOf(record);
  api.handlers['history.trash'] = ({ filter, by, undone }) => {
    const items = api.project?.tables.annotation.has(person) || filter === 'x' ? [] : [item];
    const shown = (by === null || by === 'Kim') && !undone ? items : [];
    return success({ total: shown.length, items: shown, people: ['Kim', 'Lou'] });
  };
  api.handlers['history.restore-command'] = () =>
    success({
      command: { type: 'records.restore', records: [{ kind: 'annotation', record }], removed: [] },
      counts: [{ kind: 'annotation', added: 1, updated: 0, removed: 0 }],
    });
  return { api, record };
}

describe('TrashDialog', () => {
  it('says that it is empty', async () => {
    const { container } = await renderWith(
      new FakeApi(new FakeProject(sampleDocuments)),
      <TrashDialog documentId={null} />,
    );
    expect(container.textContent).toContain('The trash is empty');
    expect(await axeFindings(container)).toEqual([]);
  });

  it('brings back what is ticked, after saying what that is', async () => {
    const { api, record } = withTrash();
    const { container } = await renderWith(api, <TrashDialog documentId={null} />);
    const user = userEvent.setup();
    expect(screen.getByRole('button', { name: 'Restore' })).toHaveProperty('disabled', true);
    expect(container.textContent).toContain('by Kim, with 2 others');
    await user.click(screen.getByRole('checkbox', { name: /Ruth Ivesen/ }));
    await screen.findByText('This will be done: 1 annotation added.');
    expect(await axeFindings(container)).toEqual([]);
    await user.click(screen.getByRole('checkbox', { name: 'With everything that went in the same step' }));
    await waitFor(() => expect(api.inputsOf('history.restore-command').at(-1)?.together).toBe(true));
    await screen.findByText('This will be done: 1 annotation added.');
    await user.click(screen.getByRole('button', { name: 'Restore' }));
    await screen.findByText('Done: 1 annotation added. Undo takes it back.');
    expect(annotationOf(api)).toEqual(record);
    expect(api.inputsOf('command.run')).toHaveLength(1);
    await screen.findByText('The trash is empty');
  });

  it('filters where the trash is, and says why something cannot come back', async () => {
    const { api } = withTrash();
    api.handlers['history.restore-command'] = () => failure('annotation/unknown-label', { label: 'person' });
    const { container } = await renderWith(api, <TrashDialog documentId={documentId} />);
    const user = userEvent.setup();
    await user.click(screen.getByRole('button', { name: 'Choose all shown' }));
    expect((await screen.findByRole('alert')).textContent).toContain('no label “person”');
    expect(screen.getByRole('button', { name: 'Restore' })).toHaveProperty('disabled', true);
    await user.selectOptions(screen.getByRole('combobox', { name: 'Kind' }), 'Annotations');
    await user.type(screen.getByRole('textbox', { name: 'Filter the trash' }), 'x');
    await waitFor(() => expect(container.textContent).toContain('Nothing deleted matches'));
    expect(api.inputsOf('history.trash').at(-1)).toMatchObject({ documentId, kind: 'annotation', filter: 'x' });
  });

  it('asks by person and day, and for what was undone only when that is wanted', async () => {
    const { api } = withTrash();
    const { container } = await renderWith(api, <TrashDialog documentId={null} />);
    const user = userEvent.setup();
    const asked = () => api.inputsOf('history.trash').at(-1);
    expect(asked()).toMatchObject({ undone: false, by: null, since: null, until: null });
    expect(screen.getByRole('checkbox', { name: /said\s*Ruth Ivesen\s*on Friday/ })).toBeTruthy();
    await user.selectOptions(screen.getByRole('combobox', { name: 'Deleted by' }), 'Lou');
    await waitFor(() => expect(container.textContent).toContain('Nothing deleted matches'));
    expect(asked()?.by).toBe('Lou');
    fireEvent.change(screen.getByLabelText('Deleted on'), { target: { value: '2026-03-29' } });
    await waitFor(() =>
      expect(asked()).toMatchObject({
        since: new Date(2026, 2, 29).toISOString(),
        until: new Date(2026, 2, 30).toISOString(),
      }),
    );
    await user.click(screen.getByRole('checkbox', { name: 'Also what was undone' }));
    await waitFor(() => expect(asked()?.undone).toBe(true));
    expect(await axeFindings(container)).toEqual([]);
  });

  it('names a label that is gone, and says what a part of the codebook was', async () => {
    const { api } = withTrash();
    const answer = api.handlers['history.trash'];
    api.handlers['history.trash'] = async (question) => {
      const page = await answer(question);
      if (!page.ok) return page;
      const items = page.value.items.flatMap((item): TrashItem[] => [
        { ...item, labelId: 'gone', labelName: 'Envoy' },
        {
          ...item,
          kind: 'codebook',
          id: 'attribute x',
          labelId: null,
          title: 'Stance',
          part: { kind: 'attribute', owner: 'Claims' },
        },
      ]);
      return success({ ...page.value, items });
    };
    await renderWith(api, <TrashDialog documentId={null} />);
    expect(screen.getByRole('checkbox', { name: /Envoy.*Ruth Ivesen/ })).toBeTruthy();
    expect(screen.getByRole('checkbox', { name: /Attribute.*Stance.*Claims/ })).toBeTruthy();
  });

  it('says when it cannot be read, and tries again', async () => {
    const { api } = withTrash();
    api.failing.set('history.trash', failure('project/damaged', { path: 'change 3.0', reason: 'x' }).error);
    await renderWith(api, <TrashDialog documentId={null} />);
    expect(screen.getByRole('alert').textContent).toContain('change 3.0');
    api.failing.clear();
    await userEvent.setup().click(screen.getByRole('button', { name: 'Try again' }));
    await screen.findByRole('checkbox', { name: /Ruth Ivesen/ });
  });
});

/** What the journal says of the person: labelled, and then called an organization. */
function withVersions() {
  const api = new FakeApi(new FakeProject(sampleDocuments));
  const before = annotationOf(api);
  api.runElsewhere({ type: 'annotation.edit', ids: [person], labelId: LabelId.parse('organization') });
  const after = annotationOf(api);
  const entry = { at: testNow, by: 'Ada', kind: 'do', links: [] } as const;
  api.handlers['history.of-record'] = () =>
    success([
      {
        ...entry,
        sequence: 3,
        commandType: 'annotation.create',
        change: { kind: 'annotation', before: null, after: before },
      },
      { ...entry, sequence: 7, commandType: 'annotation.edit', change: { kind: 'annotation', before, after } },
    ]);
  const command = { type: 'records.restore', records: [{ kind: 'annotation', record: before }], removed: [] } as const;
  const counts = [{ kind: 'annotation', added: 0, updated: 1, removed: 0 }] as const;
  api.handlers['history.restore-command'] = () => success({ command, counts });
  return { api, before, command, counts };
}

describe('AnnotationHistoryDialog', () => {
  it('says who did what when, and makes an annotation again what it was', async () => {
    const { api, before } = withVersions();
    const { container, workbench } = await renderWith(api, <AnnotationHistoryDialog id={person} />);
    const versions = within(screen.getByRole('list', { name: 'Versions' })).getAllByRole('listitem');
    expect(versions.map(({ textContent }) => textContent)).toEqual([
      expect.stringMatching(/Ada.*gave it the label Organization instead of Person/),
      expect.stringMatching(/Ada.*labelled “Ruth Ivesen” as Person/),
    ]);
    expect(await axeFindings(container)).toEqual([]);
    const user = userEvent.setup();
    await user.click(screen.getByRole('button', { name: /gave it the label/ }));
    await screen.findByText('As it is now');
    await user.click(screen.getByRole('button', { name: /labelled/ }));
    await screen.findByText('This will be done: 1 annotation changed.');
    expect(api.inputsOf('history.restore-command')).toEqual([
      { items: [{ kind: 'annotation', id: person, sequence: 3 }], together: false },
    ]);
    await user.click(screen.getByRole('button', { name: 'Make it so again' }));
    await workbench.sync.settled();
    await settle();
    expect(annotationOf(api)).toEqual(before);
    expect(workbench.store.get().notices.map(({ text }) => text)).toEqual([expect.stringContaining('It is as it was')]);
  });
});

/** A link that was made and is gone, as the history of an annotation has it. */
function withLinkVersions() {
  const made = withVersions();
  const link = Link.parse({
    id: 'l1',
    typeId: 'source',
    fromId: person,
    toId: 'made-1',
    attributes: {},
    note: '',
    annotatorId: made.before.annotatorId,
    confidence: null,
    createdAt: testNow,
    updatedAt: testNow,
  });
  const ends = { from: 'Ruth Ivesen', to: 'the ministry' };
  const entry = { at: testNow, by: 'Ada', kind: 'do', change: null } as const;
  const versions: RecordVersion[] = [
    { ...entry, sequence: 8, commandType: 'link.add', links: [{ before: null, after: link, ...ends }] },
    { ...entry, sequence: 9, commandType: 'link.remove', links: [{ before: link, after: null, ...ends }] },
  ];
  const own = made.api.handlers['history.of-record'];
  made.api.handlers['history.of-record'] = async (question) => {
    const answer = await own(question);
    return answer.ok ? success([...answer.value, ...versions]) : answer;
  };
  return made;
}

describe('the links in the history of an annotation', () => {
  it('are named with type and ends, and one that is gone can be made again from there', async () => {
    const { api } = withLinkVersions();
    await renderWith(api, <AnnotationHistoryDialog id={person} />);
    const rows = within(screen.getByRole('list', { name: 'Versions' })).getAllByRole('button');
    expect(rows.slice(0, 2).map(({ textContent }) => textContent)).toEqual([
      expect.stringMatching(/Deleted links.*removed the link Source: “Ruth Ivesen” → “the ministry”/),
      expect.stringMatching(/Linked two annotations.*Source: “Ruth Ivesen” → “the ministry”/),
    ]);
    const user = userEvent.setup();
    await user.click(screen.getByRole('button', { name: /Deleted links/ }));
    await screen.findByText('As it is now');
    await user.click(screen.getByRole('button', { name: /Linked two annotations/ }));
    await screen.findByText(/This will be done/);
    expect(api.inputsOf('history.restore-command')).toEqual([
      { items: [{ kind: 'link', id: 'l1', sequence: 8 }], together: false },
    ]);
    await user.click(screen.getByRole('button', { name: /gave it the label/ }));
    await screen.findByText('As it is now');
  });
});

describe('the focus in a history', () => {
  it('is on the first entry when it comes', async () => {
    await renderWith(withVersions().api, <AnnotationHistoryDialog id={person} />);
    expect(document.activeElement).toBe(screen.getByRole('button', { name: /gave it the label/ }));
  });

  it('is on the first entry also where there are controls before it', async () => {
    const { api, counts } = withVersions();
    const entry = { at: testNow, by: 'Ada', kind: 'do', counts, change: null, alike: null, links: [] } as const;
    api.handlers['history.list'] = () =>
      success({ entries: [{ ...entry, sequence: 7, commandType: 'annotation.edit' }], more: false });
    await renderWith(api, <DocumentHistoryDialog />);
    expect(document.activeElement).toBe(screen.getByRole('button', { name: /Changed annotations/ }));
  });
});

describe('the history of a document in the trash', () => {
  it('opens from there, and says that going back brings the document back', async () => {
    const { api, record } = withTrash();
    const item: TrashItem = {
      ...trashItemOf(record),
      kind: 'document',
      id: 'document-9',
      documentId: DocumentId.parse('document-9'),
      title: 'Old wire',
      labelId: null,
      labelName: '',
    };
    api.handlers['history.trash'] = () => success({ total: 1, items: [item], people: ['Kim'] });
    const { workbench } = await renderWith(api, <TrashDialog documentId={null} />);
    const user = userEvent.setup();
    expect(screen.queryByRole('button', { name: 'History of the document…' })).toBeNull();
    await user.click(screen.getByRole('checkbox', { name: /Old wire/ }));
    await user.click(screen.getByRole('button', { name: 'History of the document…' }));
    const removed = { id: DocumentId.parse('document-9'), title: 'Old wire' };
    expect(workbench.store.get().dialog).toEqual({ kind: 'document-history', removed });
  });

  it('lists what would come back with it', async () => {
    const { api, record } = withTrash();
    const counts = [{ kind: 'document', added: 1, updated: 0, removed: 0 }] as const;
    const entry = { at: testNow, by: 'Ada', kind: 'do', counts, change: null, alike: null, links: [] } as const;
    api.handlers['history.list'] = () =>
      success({ entries: [{ ...entry, sequence: 7, commandType: 'document.remove' }], more: false });
    const command = { type: 'records.restore', records: [{ kind: 'annotation', record }], removed: [] } as const;
    api.handlers['history.document-at'] = () => success({ command, counts, leftOut: 0 });
    const removed = { id: DocumentId.parse('document-9'), title: 'Old wire' };
    const { container } = await renderWith(api, <DocumentHistoryDialog removed={removed} />);
    expect(container.textContent).toContain('Old wire');
    expect(container.textContent).toContain('This document was removed.');
    expect(screen.queryByRole('radio', { name: 'Metadata only' })).toBeNull();
    await userEvent.setup().click(screen.getByRole('button', { name: /Removed documents/ }));
    await screen.findByText('Going back would change: 1 document added.');
    expect(screen.getByRole('list', { name: /would come, go or change/ }).textContent).toContain('comes back');
    expect(api.inputsOf('history.document-at')).toEqual([{ documentId: 'document-9', sequence: 7 }]);
    expect(await axeFindings(container)).toEqual([]);
  });
});

describe('DocumentHistoryDialog', () => {
  it('shows what going back would change, and goes back', async () => {
    const { api, before, command, counts } = withVersions();
    const entry = { at: testNow, by: 'Ada', kind: 'do', counts, change: null, alike: null, links: [] } as const;
    api.handlers['history.list'] = () =>
      success({
        entries: [
          { ...entry, sequence: 7, commandType: 'annotation.edit' },
          { ...entry, sequence: 3, commandType: 'annotation.create' },
        ],
        more: true,
      });
    api.handlers['history.document-at'] = () => success({ command, counts, leftOut: 2 });
    const { container, workbench } = await renderWith(api, <DocumentHistoryDialog />);
    const user = userEvent.setup();
    const [, first] = within(screen.getByRole('list', { name: 'Entries' })).getAllByRole('button');
    expect(first?.textContent).toContain('Annotated');
    if (first) await user.click(first);
    await screen.findByText(
      /Going back would change: 1 annotation changed\. 2 links to other documents cannot come back/,
    );
    expect(screen.getByRole('list', { name: /would come, go or change/ }).textContent).toContain(
      'gave it the label Person instead of Organization',
    );
    expect(await axeFindings(container)).toEqual([]);
    expect(api.inputsOf('history.document-at')).toEqual([{ documentId, sequence: 3 }]);
    await user.click(screen.getByRole('button', { name: 'Go back to this state' }));
    await workbench.sync.settled();
    expect(annotationOf(api)).toEqual(before);
  });

  it('shows what was said of the document, older entries, and its trash', async () => {
    const { api } = withVersions();
    const entry = {
      at: testNow,
      by: '',
      kind: 'do',
      counts: [],
      change: null,
      commandType: 'document.add',
      alike: null,
      links: [],
    } as const;
    api.handlers['history.list'] = ({ before }) =>
      success({ entries: [{ ...entry, sequence: (before ?? 9) - 1 }], more: before === null });
    const { workbench } = await renderWith(api, <DocumentHistoryDialog />);
    const user = userEvent.setup();
    await user.click(screen.getByRole('button', { name: 'Show older entries' }));
    await waitFor(() => expect(screen.getByRole('list', { name: 'Entries' }).childElementCount).toBe(2));
    expect(screen.queryByRole('button', { name: 'Show older entries' })).toBeNull();
    await user.click(screen.getByRole('radio', { name: 'Metadata only' }));
    await settle();
    expect(api.inputsOf('history.of-record')).toEqual([{ kind: 'document', id: documentId }]);
    await user.click(screen.getByRole('button', { name: 'Trash of this document…' }));
    expect(workbench.store.get().dialog).toEqual({ kind: 'trash', documentId });
  });
});
