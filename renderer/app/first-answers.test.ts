import { expect, it, vi } from 'vitest';
import { FakeApi } from '../test/fake-api.ts';
import { askFirst } from './first-answers.ts';
import { Workbench } from './workbench.ts';

it('tells why a project did not open, also where that came before the window could listen', async () => {
  const api = new FakeApi(null);
  const first = askFirst(api);
  const failure = { code: 'project/locked', params: { path: '/there.annotary' } } as const;
  api.emit('project.open-failed', { failure });
  const workbench = new Workbench(api);
  workbench.start(first);
  await vi.waitUntil(() => workbench.store.get().project.kind !== 'loading');
  expect(workbench.store.get().project).toEqual({ kind: 'none', failure });
});
