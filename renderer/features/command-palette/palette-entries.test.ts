import { describe, expect, it, vi } from 'vitest';
import { actionNames } from '../../app/actions.ts';
import { Workbench } from '../../app/workbench.ts';
import { FakeApi } from '../../test/fake-api.ts';
import { FakeProject } from '../../test/fake-project.ts';
import { sampleDocuments } from '../../test/sample-documents.ts';
import { paletteEntries, rankEntries } from './palette-entries.ts';

async function openWorkbench(): Promise<Workbench> {
  const workbench = new Workbench(new FakeApi(new FakeProject(sampleDocuments)));
  workbench.start();
  await vi.waitUntil(() => workbench.store.get().reading.kind === 'ready');
  return workbench;
}

describe('the command palette', () => {
  it('has every action but itself, and says what is missing for one', async () => {
    const workbench = await openWorkbench();
    const entries = paletteEntries(workbench);
    const keys = entries.map(({ key }) => key);
    expect(actionNames.filter((name) => !keys.includes(name))).toEqual(['palette.open']);
    const missing = (key: string) => entries.find((entry) => entry.key === key)?.missing;
    expect(missing('annotation.brush')).toBeUndefined();
    expect(missing('annotation.remove')).toBe('needs a selected annotation');
    expect(missing('annotation.repeat-label')).toBe('needs a selection');
    expect(missing('history.undo')).toBe('not possible now');
  });

  it('puts what is possible first', async () => {
    const workbench = await openWorkbench();
    const { ranked } = rankEntries(paletteEntries(workbench), 'document');
    const firstMissing = ranked.findIndex(({ missing }) => missing !== undefined);
    expect(firstMissing).toBeGreaterThan(0);
    expect(ranked.slice(firstMissing).every(({ missing }) => missing !== undefined)).toBe(true);
  });

  it('shows the keys that a person has chosen', async () => {
    const workbench = await openWorkbench();
    await workbench.changeSettings({ keys: { 'annotation.brush': 'Alt+G', 'keys.show': '' } });
    const entries = paletteEntries(workbench);
    expect(entries.find(({ key }) => key === 'annotation.brush')?.keys).toBe('Alt+G');
    expect(entries.find(({ key }) => key === 'keys.show')?.keys).toBeUndefined();
  });
});
