import { FileNames } from '../exchange/file-names.ts';
import { type Holds, holdsWhatOthersSay } from '../exchange/holds.ts';
import { ProjectView } from '../exchange/project-view.ts';
import type { Chunk, ExportPlan, FileToWrite, Format, Note } from '../format.ts';
import type { ProjectSource } from '../project-source.ts';
import { countUnfit } from '../xml/xml-text.ts';
import { ProjectCas } from './project-cas.ts';
import { writeXmi } from './write-xmi.ts';
import { typeSystemXml } from './write-type-system.ts';

/** What a CAS made of a document holds; all files of UIMA share it. */
export const uimaHolds: Holds = {
  ...holdsWhatOthersSay,
  blocks: false,
  links: 'within',
  entities: 'ids',
  propositions: false,
  documentNotes: false,
  metadata: false,
  fields: false,
  codebook: false,
  queries: false,
};

/** UIMA CAS XMI (OASIS UIMA 1.0), a file for each document with the type system of all, as INCEpTION reads it. */
export const uimaXmi: Format = {
  id: 'uima-xmi',
  name: 'format.uima-xmi.name',
  mediaTypes: ['application/vnd.xmi+xml', 'application/xml'],
  extensions: ['.xmi'],
  reads: 'annotations',
  writes: 'folder',
  keeps: 'format.uima-xmi.keeps',
  holds: uimaHolds,
  plan: planUimaXmi,
  reader: async () => (await import('./xmi-reader.ts')).xmiReader,
};

export function planUimaXmi(source: ProjectSource): ExportPlan {
  const names = new FileNames();
  const counts = { unfit: 0, fragments: 0 };
  let made: ProjectCas | undefined;
  const project = (): ProjectCas => (made ??= new ProjectCas(source));
  const view = new ProjectView(source, { offsets: 'utf16', labels: 'per-layer' });
  const documents = source.documents.map((record): FileToWrite => ({
    path: names.take(record.name, '.xmi'),
    *chunks(): Generator<Chunk> {
      const document = view.documentOf(record);
      counts.unfit += countUnfit(document.text);
      counts.fragments += document.annotations.filter(({ annotation }) => annotation.spans.length > 1).length;
      let rows = document.annotations.length;
      for (const text of writeXmi(project().casOf(document))) {
        yield { text, rows };
        rows = 0;
      }
    },
  }));
  const types: FileToWrite = {
    path: 'TypeSystem.xml',
    *chunks() {
      yield { text: typeSystemXml(project().types), rows: 0 };
    },
  };
  return {
    files: [...documents, types],
    notes: () => notesOf(source, { ...counts, unknown: made?.unknown ?? 0 }),
  };
}

interface Counts {
  readonly unfit: number;
  readonly fragments: number;
  readonly unknown: number;
}

function notesOf({ memos }: ProjectSource, { unfit, fragments, unknown }: Counts): Note[] {
  return [
    ...(unfit > 0 ? [{ key: 'note.uima.unfit', params: { count: unfit } } as const] : []),
    ...(fragments > 0 ? [{ key: 'note.uima.fragments', params: { annotations: fragments } } as const] : []),
    ...(unknown > 0 ? [{ key: 'note.uima.unknown', params: { count: unknown } } as const] : []),
    ...(memos.length > 0 ? [{ key: 'loss.document-notes', params: { count: memos.length } } as const] : []),
  ];
}
