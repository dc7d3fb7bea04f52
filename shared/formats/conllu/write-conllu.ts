import type { DocumentRecord } from '../../domain/document.ts';
import { FileNames } from '../exchange/file-names.ts';
import { taggedDocument, TaggingReport, type TaggingOptions } from '../exchange/tagged-document.ts';
import type { TaggedToken } from '../exchange/tagged-sentences.ts';
import { writeTags } from '../exchange/tag-schemes.ts';
import type { Chunk, ExportPlan, FileToWrite } from '../format.ts';
import type { ProjectSource } from '../project-source.ts';
import { escapeSpaces, escapeTag, NER_BEFORE, NER_BEHIND } from './misc-column.ts';

interface ConlluOptions extends TaggingOptions {
  /** Every word under the first one: no syntax, but what validators of level 2 and parsers ask for. */
  readonly flatTree: boolean;
  readonly shape: 'file' | 'folder';
}

/** All documents in one file, each behind a `# newdoc`, or a file for each. */
export function planConllu(source: ProjectSource, options: ConlluOptions): ExportPlan {
  const report = new TaggingReport(source, options);
  let wordless = 0;
  const document = (record: DocumentRecord, index: number): Chunk => {
    const { text, sentences, annotations } = taggedDocument(record, report);
    if (sentences.length === 0) wordless += 1;
    const tokens = sentences.flat();
    let base = 0;
    const rows = sentences.map((sentence, at) => {
      const newdoc = at === 0 ? `# newdoc id = ${record.name.replaceAll(/\s+/gu, ' ')}\n` : '';
      const written = sentenceOf(sentence, { text, tokens, base, options });
      base += sentence.length;
      return `${newdoc}# sent_id = ${index + 1}-${at + 1}\n${written}\n`;
    });
    return { text: rows.join(''), rows: annotations };
  };
  const fileNames = new FileNames();
  const files: FileToWrite[] =
    options.shape === 'folder'
      ? source.documents.map((record, index) => ({
          path: fileNames.take(record.name.replace(/\.txt$/i, ''), '.conllu'),
          *chunks() {
            yield document(record, index);
          },
        }))
      : [
          {
            path: 'annotations.conllu',
            *chunks() {
              for (const [index, record] of source.documents.entries()) yield document(record, index);
            },
          },
        ];
  const notes = () => [
    ...report.notes({ edges: true }),
    ...(wordless > 0 ? [{ key: 'note.conllu.wordless', params: { documents: wordless } } as const] : []),
    ...(options.flatTree ? [{ key: 'note.conllu.flat-tree' } as const] : []),
  ];
  return { files, notes };
}

interface Around {
  readonly text: string;
  /** All tokens of the document. */
  readonly tokens: readonly TaggedToken[];
  /** The number of the sentence's first one. */
  readonly base: number;
  readonly options: ConlluOptions;
}

function sentenceOf(sentence: readonly TaggedToken[], { text, tokens, base, options }: Around): string {
  const tags = writeTags(sentence, 'iob2');
  const gapBehind = (at: number) => {
    const end = sentence[at]?.end ?? 0;
    return text.slice(end, tokens[base + at + 1]?.start ?? text.length);
  };
  let plain = '';
  const rows = sentence.map((token, at) => {
    const form = text.slice(token.start, token.end);
    const gap = gapBehind(at);
    plain += at < sentence.length - 1 && gap !== '' ? `${form} ` : form;
    const isLast = base + at === tokens.length - 1;
    const misc = [
      ...(tags[at] === 'O' ? [] : [`NER=${escapeTag(tags[at] ?? '')}`]),
      ...edgesOf(base + at, tokens, text),
      ...spacesBehind(gap, isLast),
      ...(base + at === 0 && token.start > 0 ? [`SpacesBefore=${escapeSpaces(text.slice(0, token.start))}`] : []),
    ];
    const syntax = options.flatTree
      ? [form, 'X', '_', '_', at === 0 ? '0' : '1', at === 0 ? 'root' : 'dep', '_']
      : ['_', '_', '_', '_', '_', '_', '_'];
    return `${[at + 1, form, ...syntax, misc.join('|') || '_'].join('\t')}\n`;
  });
  return `# text = ${plain}\n${rows.join('')}`;
}

/** What an annotation has before its first token and behind its last: blanks and what nobody sees. */
function edgesOf(at: number, tokens: readonly TaggedToken[], text: string): string[] {
  const { start, end, tagged } = tokens[at] ?? { start: 0, end: 0 };
  if (!tagged) return [];
  const before = tokens[at - 1]?.tagged === tagged ? '' : text.slice(tagged.start, start);
  const behind = tokens[at + 1]?.tagged === tagged ? '' : text.slice(end, tagged.end);
  return [
    ...(before === '' ? [] : [`${NER_BEFORE}=${escapeSpaces(before)}`]),
    ...(behind === '' ? [] : [`${NER_BEHIND}=${escapeSpaces(behind)}`]),
  ];
}

/** One blank is what stands behind a token unless something else is said; behind the last of a document, nothing is. */
function spacesBehind(gap: string, isLast: boolean): string[] {
  if (gap === '') return ['SpaceAfter=No'];
  return gap === ' ' && !isLast ? [] : [`SpacesAfter=${escapeSpaces(gap)}`];
}
