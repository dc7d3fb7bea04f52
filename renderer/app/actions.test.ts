import { describe, expect, it, vi } from 'vitest';
import type { Action } from '#shared/api/action.ts';
import { actions } from '#shared/api/actions.ts';
import { AnnotationId } from '#shared/domain/ids.ts';
import { FakeApi } from '../test/fake-api.ts';
import { FakeProject } from '../test/fake-project.ts';
import { sampleDocuments } from '../test/sample-documents.ts';
import { actionNames, handlers, isEnabled, listenToActions, runAction } from './actions.ts';
import { initialState } from './state/state.ts';
import { Workbench } from './workbench.ts';

async function openWorkbench(api = new FakeApi(new FakeProject(sampleDocuments))): Promise<Workbench> {
  const workbench = new Workbench(api);
  workbench.start();
  await vi.waitUntil(() => workbench.store.get().reading.kind === 'ready');
  return workbench;
}

describe('the action table', () => {
  it('gives no two actions the same keys', () => {
    const keys = Object.values<Action>(actions).flatMap((action) => action.keys ?? []);
    expect(keys.filter((one, place) => keys.indexOf(one) !== place)).toEqual([]);
  });

  it('has a handler for every action', () => {
    expect(Object.keys(handlers).sort()).toEqual([...actionNames].sort());
  });
});

describe('isEnabled', () => {
  it('offers nothing that needs a project while none is open', () => {
    const enabled = actionNames.filter((name) => isEnabled(name, { ...initialState, project: { kind: 'none' } }));
    expect(enabled).toEqual(actionNames.filter((name) => actions[name].needs === 'nothing'));
  });

  it('offers Delete only where an annotation is selected and can be seen', async () => {
    const workbench = await openWorkbench();
    const id = AnnotationId.parse('made-1');
    expect(isEnabled('annotation.remove', workbench.store.get())).toBe(false);
    workbench.annotating.selectAnnotation(id);
    expect(isEnabled('annotation.remove', workbench.store.get())).toBe(true);
    workbench.setView('claims');
    expect(isEnabled('annotation.remove', workbench.store.get())).toBe(false);
  });

  it('offers undo as soon as something is on its way', async () => {
    const workbench = await openWorkbench();
    expect(isEnabled('history.undo', workbench.store.get())).toBe(false);
    const [first] = workbench.store.get().documents;
    if (first) workbench.sync.run({ type: 'document.edit', id: first.document.id, status: 'finished' });
    expect(isEnabled('history.undo', workbench.store.get())).toBe(true);
  });

  it('goes to the next document only where there is one', async () => {
    const workbench = await openWorkbench();
    expect(isEnabled('document.next', workbench.store.get())).toBe(true);
    expect(isEnabled('document.previous', workbench.store.get())).toBe(false);
  });

  it('waits with everything but the looks of the window while a dialog is open', async () => {
    const workbench = await openWorkbench();
    runAction('keys.show', workbench);
    expect(isEnabled('project.close', workbench.store.get())).toBe(false);
    expect(isEnabled('text.larger', workbench.store.get())).toBe(true);
  });
});

describe('listenToActions', () => {
  it('runs what the menu asks for', async () => {
    const api = new FakeApi(new FakeProject(sampleDocuments));
    const workbench = await openWorkbench(api);
    const end = listenToActions(workbench);
    api.emit('action.invoked', { action: 'view.claims' });
    api.emit('action.invoked', { action: 'no.such-action' });
    expect(workbench.store.get().view).toBe('claims');
    end();
  });

  it('tells the menu what is possible, and only when that changes', async () => {
    const api = new FakeApi(new FakeProject(sampleDocuments));
    const workbench = await openWorkbench(api);
    const end = listenToActions(workbench);
    workbench.notices.inform('window.notice.sound');
    expect(api.inputsOf('shell.actions-changed')).toHaveLength(1);
    workbench.annotating.selectAnnotation(AnnotationId.parse('made-1'));
    const told = api.inputsOf('shell.actions-changed');
    expect(told).toHaveLength(2);
    expect(told[1]?.enabled).toContain('annotation.remove');
    end();
  });

  it('keeps the size of the text within its bounds', async () => {
    const workbench = await openWorkbench();
    for (let i = 0; i < 20; i += 1) runAction('text.larger', workbench);
    expect(workbench.store.get().settings.textSize).toBe(200);
  });
});
