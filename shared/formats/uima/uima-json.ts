import { FileNames } from '../exchange/file-names.ts';
import { ProjectView } from '../exchange/project-view.ts';
import type { Chunk, ExportPlan, FileToWrite, Format, Note } from '../format.ts';
import type { ProjectSource } from '../project-source.ts';
import { ProjectCas } from './project-cas.ts';
import { uimaHolds } from './uima-xmi.ts';
import { writeJsonCas } from './write-json-cas.ts';

/** UIMA JSON CAS 0.4, a file for each document with the types in it: as INCEpTION and DKPro Cassis read it. */
export const uimaJson: Format = {
  id: 'uima-json',
  name: 'format.uima-json.name',
  mediaTypes: ['application/json'],
  extensions: ['.json'],
  reads: 'annotations',
  writes: 'folder',
  keeps: 'format.uima-json.keeps',
  holds: uimaHolds,
  plan: planUimaJson,
  reader: async () => (await import('./read-json-cas.ts')).jsonCasReader,
};

function planUimaJson(source: ProjectSource): ExportPlan {
  const names = new FileNames();
  let fragments = 0;
  let made: ProjectCas | undefined;
  const view = new ProjectView(source, { offsets: 'utf16', labels: 'per-layer' });
  const files = source.documents.map((record): FileToWrite => ({
    path: names.take(record.name, '.json'),
    *chunks(): Generator<Chunk> {
      made ??= new ProjectCas(source);
      const document = view.documentOf(record);
      fragments += document.annotations.filter(({ annotation }) => annotation.spans.length > 1).length;
      let rows = document.annotations.length;
      for (const text of writeJsonCas(made.casOf(document))) {
        yield { text, rows };
        rows = 0;
      }
    },
  }));
  return {
    files,
    notes: () => notesOf(source, { fragments, unknown: made?.unknown ?? 0 }),
  };
}

function notesOf({ memos }: ProjectSource, { fragments, unknown }: { fragments: number; unknown: number }): Note[] {
  return [
    ...(fragments > 0 ? [{ key: 'note.uima.fragments', params: { annotations: fragments } } as const] : []),
    ...(unknown > 0 ? [{ key: 'note.uima.unknown', params: { count: unknown } } as const] : []),
    ...(memos.length > 0 ? [{ key: 'loss.document-notes', params: { count: memos.length } } as const] : []),
  ];
}
