import { expect, it, vi } from 'vitest';
import { defaultSettings } from '#shared/api/settings.ts';
import { success } from '#shared/domain/result.ts';
import { FakeApi } from '../test/fake-api.ts';
import { FakeProject } from '../test/fake-project.ts';
import { renderWith } from '../test/render.tsx';

it('an answer to an earlier change takes no later one back', async () => {
  const api = new FakeApi(new FakeProject([]));
  const { workbench } = await renderWith(api, null);
  const answers: (() => void)[] = [];
  api.handlers['settings.change'] = (patch) =>
    new Promise((resolve) => {
      answers.push(() => resolve(success({ ...defaultSettings, ...patch })));
    });
  const first = workbench.changeSettings({ suggesters: ['rules'] });
  const second = workbench.changeSettings({ suggesters: ['rules', 'dates'] });
  // The shell has made the first change, and tells everybody.
  api.emit('settings.changed', { ...defaultSettings, suggesters: ['rules'] });
  expect(workbench.store.get().settings.suggesters).toEqual(['rules', 'dates']);
  await vi.waitFor(() => expect(answers).toHaveLength(2));
  for (const answer of answers) answer();
  await Promise.all([first, second]);
  api.emit('settings.changed', { ...defaultSettings, suggesters: ['money'] });
  expect(workbench.store.get().settings.suggesters).toEqual(['money']);
});
