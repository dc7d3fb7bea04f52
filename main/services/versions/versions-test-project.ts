import { writeFileSync } from 'node:fs';
import { unpackAnnotations } from '#shared/api/packed-annotations.ts';
import { unpackDocuments } from '#shared/api/packed-documents.ts';
import { Command } from '#shared/domain/command.ts';
import { AnnotationId, type DocumentId } from '#shared/domain/ids.ts';
import { newId } from '../../store/testing/fixture.ts';
import { TestProject, valueOf } from '../import/import-test-project.ts';

const before =
  'Levee gives way\n\nThe county said on Friday that six people died in Harrowmere. ' +
  'The mayor denied any neglect. Rescue boats came from Carrow at noon.\n';
/** The text of the update. */
export const after =
  'Levee gives way\n\nThe county said on Saturday that seven people died in Harrowmere. ' +
  'Rescue boats came from Carrow at noon. The ministry wants to look into it.\n';

/** A project with an article and a file of its update. */
export class VersionsProject extends TestProject {
  async start(): Promise<DocumentId> {
    await this.create();
    writeFileSync(this.path('first.txt'), before);
    writeFileSync(this.path('second.txt'), after);
    const { added } = await this.importFiles('first.txt');
    if (!added[0]) throw new Error('Nothing was imported.');
    return added[0].id;
  }

  async run(command: object): Promise<void> {
    valueOf(await this.services.call('command.run', { id: newId(), command: Command.parse(command) }));
  }

  async label(documentId: DocumentId, words: string, labelId = 'person'): Promise<AnnotationId> {
    const info = valueOf(await this.services.call('project.current', {}));
    const { content } = await this.open(documentId);
    const start = content.text.indexOf(words);
    const id = newId();
    const command = {
      type: 'annotation.create',
      documentId,
      labelId,
      spans: [{ start, end: start + words.length }],
      annotatorId: info?.annotatorId,
    };
    valueOf(await this.services.call('command.run', { id, command: Command.parse(command) }));
    return AnnotationId.parse(id);
  }

  async open(id: DocumentId) {
    const open = valueOf(await this.services.call('document.open', { id }));
    return { ...open, annotations: unpackAnnotations(open.annotations, id, open.content.text) };
  }

  async importVersion(name: string, previousId: DocumentId) {
    return valueOf(await this.services.call('versions.import-path', { path: this.path(name), previousId }));
  }

  async adopt(id: DocumentId, previousId: DocumentId) {
    return valueOf(await this.services.call('versions.adopt', { id, previousId, commandId: newId() }));
  }

  async lookAt(id: DocumentId) {
    return valueOf(await this.services.call('versions.to-look-at', { id, limit: 100 }));
  }

  async documents() {
    return unpackDocuments(valueOf(await this.services.call('documents.list', {}))).map(({ document }) => document);
  }

  /** Removes a document, and brings it back from the trash. */
  async remove(id: DocumentId): Promise<void> {
    await this.run({ type: 'document.remove', ids: [id] });
  }

  async restore(id: string, kind: 'document' | 'annotation' = 'document'): Promise<void> {
    const items = [{ kind, id }];
    const { command } = valueOf(await this.services.call('history.restore-command', { items, together: false }));
    await this.run(command);
  }

  async undo(): Promise<void> {
    valueOf(await this.services.call('history.undo', { id: newId() }));
  }

  async labels(id: DocumentId): Promise<string[]> {
    return (await this.open(id)).annotations.map(({ quote, origin }) => `${quote}: ${origin.by}`);
  }
}
