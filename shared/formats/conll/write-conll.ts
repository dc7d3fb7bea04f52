import { FileNames } from '../exchange/file-names.ts';
import { taggedDocument, TaggingReport, type TaggingOptions } from '../exchange/tagged-document.ts';
import { type TagScheme, writeTags } from '../exchange/tag-schemes.ts';
import type { Chunk, ExportPlan, FileToWrite } from '../format.ts';
import type { DocumentRecord } from '../../domain/document.ts';
import type { ProjectSource } from '../project-source.ts';

interface ConllOptions extends TaggingOptions {
  readonly scheme: TagScheme;
  readonly shape: 'file' | 'folder';
}

/** All documents in one file, each behind a `-DOCSTART-`, or a file for each. */
export function planConll(source: ProjectSource, options: ConllOptions): ExportPlan {
  const report = new TaggingReport(source, options);
  const notes = () => report.notes({ edges: false });
  const document = (record: DocumentRecord): Chunk => {
    const { text, sentences, annotations } = taggedDocument(record, report);
    const rows = sentences.map((sentence) => {
      const tags = writeTags(sentence, options.scheme);
      return `${sentence.map(({ start, end }, at) => `${text.slice(start, end)} ${tags[at] ?? 'O'}\n`).join('')}\n`;
    });
    return { text: `-DOCSTART- O\n\n${rows.join('')}`, rows: annotations };
  };
  if (options.shape === 'folder') {
    const names = new FileNames();
    const files = source.documents.map((record): FileToWrite => ({
      path: names.take(record.name.replace(/\.txt$/i, ''), '.conll'),
      *chunks() {
        yield document(record);
      },
    }));
    return { files, notes };
  }
  return {
    files: [
      {
        path: 'annotations.conll',
        *chunks() {
          for (const record of source.documents) yield document(record);
        },
      },
    ],
    notes,
  };
}
