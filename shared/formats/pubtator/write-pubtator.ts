import { FileNames } from '../exchange/file-names.ts';
import { type AnnotationView, type DocumentView, ProjectView } from '../exchange/project-view.ts';
import type { Chunk, ExportPlan } from '../format.ts';
import type { ProjectSource } from '../project-source.ts';
import { identifierCell } from './identifier-cell.ts';

/** Only documents of one or two lines can be written so that they are read back as they are; others are left out. */
export function planPubtator(source: ProjectSource): ExportPlan {
  const renamed = new Set<string>();
  return {
    files: [
      {
        path: 'corpus.pubtator',
        *chunks(): Generator<Chunk> {
          const names = new FileNames();
          const view = new ProjectView(source, { offsets: 'codepoint', labels: 'in-codebook' });
          for (const document of view.documents()) {
            const parts = partsOf(document.text);
            if (!parts) continue;
            for (const { label } of document.annotations) if (cell(label) !== label) renamed.add(label);
            yield { text: blockOf(document, names.take(document.record.name, ''), parts), rows: 1 };
          }
        },
      },
    ],
    notes: () => (renamed.size === 0 ? [] : [{ key: 'note.cells.renamed', params: { labels: renamed.size } }]),
    takes: (document) => partsOf(source.content(document).text) !== undefined,
  };
}

/** Title and abstract; undefined where the text has more lines or others than the format can tell. */
function partsOf(text: string): readonly [title: string, abstract: string] | undefined {
  const [title = '', abstract, ...more] = text.split('\n');
  // An abstract of nothing is no line of its own; a mark at the beginning of a line would be taken off.
  if (more.length > 0 || abstract === '' || /[\r\u2028\u2029]|^\ufeff/.test(text)) return undefined;
  return [title, abstract ?? ''];
}

function blockOf(document: DocumentView, id: string, [title, abstract]: readonly [string, string]): string {
  const rows = document.annotations.flatMap((one) => rowsOf(one, document, id));
  return [`${id}|t|${title}`, `${id}|a|${abstract}`, ...rows, '', ''].join('\n');
}

function rowsOf({ annotation, label, entity }: AnnotationView, { unit, text }: DocumentView, id: string): string[] {
  const identifier = identifierCell(entity?.externalIds ?? {});
  return annotation.spans.map((span) => {
    const { start, end } = unit.write(span);
    const words = text.slice(span.start, span.end);
    return [id, start, end, cell(words), cell(label), cell(identifier)].join('\t');
  });
}

/** A tab or a line end would end the cell; they are blanks, which readers do not tell apart. */
function cell(text: string): string {
  return text.replaceAll(/[\t\r\n\u2028\u2029]/g, ' ');
}
