import { failure, type Result, success } from '../../domain/result.ts';
import { type AnnotationReader, type ForeignFile, textOrEmpty } from '../exchange/annotation-reader.ts';
import { type ForeignCorpus, type ForeignDocument, type ForeignFault, noScheme } from '../exchange/foreign-corpus.ts';
import { UniqueNames } from '../exchange/document-data.ts';
import { shownJson } from '../exchange/json-input.ts';
import { ConlluDocument } from './conllu-document.ts';
import { type ConlluSentence, parseSentences } from './parse-sentences.ts';

const row = /^\d+(?:[-.]\d+)?(?:\t[^\t\n]*){9}$/mu;

/**
 * CoNLL-U: a word per line in ten columns. The text is put together from the tokens and from what the file says of the
 * blanks between them; annotations are `NER=` in the last column, in any scheme of tags, and `Entity=` as CorefUD has
 * it. Lemmas, parts of speech and trees are not taken.
 */
export const conlluReader: AnnotationReader = {
  units: ['utf16'],
  recognises({ path, head }) {
    const isNamed = /\.(?:conllu|conllup)$/i.test(path);
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
  }
  close();
  const [first] = faults;
  if (documents.length === 0 && first)
    return failure('import/damaged', { file: path, place: first.place, reason: first.reason });
  return success({ documents, scheme: noScheme, faults });
}
