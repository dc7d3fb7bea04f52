import { expect, it } from 'vitest';
import { Command } from '#shared/domain/command.ts';
import {
  addAnnotator,
  addDocument,
  createStore,
  must,
  newId,
  run,
  temporaryFolder,
} from '../../store/testing/fixture.ts';
import { claimHandlers } from '../claims/claims.ts';
import type { OpenProject } from '../open-project.ts';

it('counts claims of the newest version only, unless older ones are asked for', async () => {
  using folder = temporaryFolder();
  const store = createStore(folder.file('a.annotary'));
  const annotatorId = addAnnotator(store);
  addDocument(store, 'd1', 'Six people died.');
  addDocument(store, 'd2', 'Seven people died.');
  for (const documentId of ['d1', 'd2'])
    must(
      run(store, {
        type: 'annotation.create',
        documentId,
        labelId: 'claim',
        spans: [{ start: 0, end: 15 }],
        annotatorId,
      }),
    );
  const open: OpenProject = {
    store,
    annotatorId,
    run: (command) => store.run({ id: newId(), command: Command.parse(command) }),
  };
  const handlers = claimHandlers(() => open);
  const claims = async (olderVersions?: boolean) => {
    const question = { filter: '', sort: null, group: null, offset: 0, limit: 10 };
    return must(await handlers['claims.who-said-what']({ ...question, olderVersions })).claims;
  };
  expect(await claims()).toBe(2);
  must(run(store, { type: 'version.set', id: 'd2', previousId: 'd1' }));
  expect(await claims()).toBe(1);
  expect(await claims(true)).toBe(2);
  store.close();
});
