import { expect, it } from 'vitest';
import { AnnotationId, DocumentId } from '#shared/domain/ids.ts';
import { TestProject, valueOf } from './import/import-test-project.ts';

it('reads the far ends of links by their ids, in the order of the ids, and leaves out what is gone', async () => {
  await using project = new TestProject();
  await project.create('sample.annotary', true);
  const { services } = project;
  const { rows } = valueOf(await services.call('annotations.list', { layerId: 'claims', offset: 0, limit: 100 }));
  const wanted = [rows[3], rows[1]].flatMap((row) => row?.annotation ?? []);
  const ids = [...wanted.map(({ id }) => id), AnnotationId.parse('gone')];
  const { annotations } = valueOf(await services.call('annotations.read', { ids }));
  expect(annotations).toEqual(wanted);
});

it('gives a document every link that begins or ends in it, with ends that can be read', async () => {
  await using project = new TestProject();
  await project.create('sample.annotary', true);
  const { services } = project;
  const { rows } = valueOf(await services.call('annotations.list', { layerId: 'claims', offset: 0, limit: 100 }));
  const wire = rows.find(({ documentName }) => documentName === 'tidewater-wire.txt')?.annotation.documentId;
  const { links } = valueOf(await services.call('document.open', { id: DocumentId.parse(wire) }));
  const ids = [...new Set(links.flatMap(({ fromId, toId }) => [fromId, toId]))];
  const { annotations } = valueOf(await services.call('annotations.read', { ids }));
  expect(annotations).toHaveLength(ids.length);
  for (const { fromId, toId } of links) {
    const ends = annotations.filter(({ id }) => id === fromId || id === toId);
    expect(ends.some(({ documentId }) => documentId === wire)).toBe(true);
  }
  expect(new Set(annotations.map(({ documentId }) => documentId)).size).toBeGreaterThan(2);
});
