import { failure, type Result, success } from '../../domain/result.ts';
import { type AnnotationReader, type ForeignFile, textOrEmpty } from '../exchange/annotation-reader.ts';
import { type ForeignCorpus, type ForeignDocument, type ForeignFault, noScheme } from '../exchange/foreign-corpus.ts';
import { UniqueNames } from '../exchange/document-data.ts';
import { shownJson } from '../exchange/json-input.ts';
import { ConlluDocument } from './conllu-document.ts';
import { columnsNamed, namedColumns } from './conllu-columns.ts';
import { isUnderstood } from './more-columns.ts';
import { type ConlluSentence, parseSentences } from './parse-sentences.ts';

const row = /^\d+(?:[-.]\d+)?(?:\t[^\t\n]*){9}$/mu;

/**
 * CoNLL-U: a word per line in ten columns. The text is put together from the tokens and from what the file says of the
 * blanks between them; annotations are `NER=` in the last column, in any scheme of tags, and `Entity=` as CorefUD has
 * it. Of the columns that CoNLL-U Plus adds, tags and the expressions of PARSEME are annotations. Lemmas, parts of speech and trees are not taken.
 */
export const conlluReader: AnnotationReader = {
  units: ['utf16'],
  recognises({ path, head }) {
    const isNamed = /\.(?:conllu|conllup|cupt)$/i.test(path);
    const [, names] = namedColumns.exec(head) ?? [];
    if (names !== undefined && columnsNamed(names)) return 3;
    if (row.test(head.replaceAll('\r', ''))) return isNamed ? 3 : 2;
    return isNamed ? 1 : 0;
  },
  read,
};

function read(main: ForeignFile): Result<ForeignCorpus> {
  const text = textOrEmpty(main);
  if (!text.ok) return text;
  const { path } = main;
  const faults: ForeignFault[] = [];
  const fault = (line: number, reason: string) => faults.push({ file: path, place: `line ${line}`, reason });
  const documents: ForeignDocument[] = [];
  const names = new UniqueNames();
  const told = new Set<string>();
  let columns: readonly string[] | undefined;
  let open: ConlluDocument | undefined;
  const close = () => {
    if (open) documents.push(open.finished(fault));
    open = undefined;
  };
  /** The document's own name, or the file's; one that is there already gets a number. */
  const nameOf = ({ newDocument = '', tokens: [first] }: ConlluSentence): string => {
    const wanted = newDocument === '' ? path : newDocument;
    const name = names.free(wanted);
    if (newDocument !== '' && name !== wanted)
      fault(
        first?.line ?? 1,
        `a document before it is called ${shownJson(wanted)} as well: this one is ${shownJson(name)}`,
      );
    return name;
  };
  for (const sentence of parseSentences(text.value, fault)) {
    columns = sentence.entityColumns ?? columns;
    if (sentence.newDocument !== undefined) close();
    open ??= new ConlluDocument(nameOf(sentence), path);
    open.add(sentence, columns);
    for (const { line, more } of sentence.tokens)
      for (const [name, value] of more)
        if (!isUnderstood(name, value) && !told.has(name)) {
          told.add(name);
          fault(line, `the column ${shownJson(name)} has no tags, and is not taken (${shownJson(value)})`);
        }
  }
  close();
  const [first] = faults;
  if (documents.length === 0 && first)
    return failure('import/damaged', { file: path, place: first.place, reason: first.reason });
  return success({ documents, scheme: noScheme, faults });
}
