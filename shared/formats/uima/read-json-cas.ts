import { type Result, success } from '../../domain/result.ts';
import type { AnnotationReader, FileHead, ForeignFile } from '../exchange/annotation-reader.ts';
import type { ForeignCorpus } from '../exchange/foreign-corpus.ts';
import { corpusOfCas } from './cas-corpus.ts';
import { documentName } from './document-name.ts';
import { inceptionOrigin } from './inception-origin.ts';
import { parseJsonCas } from './parse-json-cas.ts';

export const jsonCasReader: AnnotationReader = {
  units: ['utf16', 'codepoint', 'byte'],
  recognises({ head }: FileHead) {
    return /^\s*\{\s*"%(?:HEADER|TYPES|FEATURE_STRUCTURES|VIEWS)"\s*:/.test(head) ? 3 : 0;
  },
  read: readJsonCas,
};

function readJsonCas(main: ForeignFile): Result<ForeignCorpus> {
  const text = main.text();
  if (!text.ok) return text;
  const parsed = parseJsonCas(text.value, main.path);
  if (!parsed.ok) return parsed;
  const { cas, faults } = parsed.value;
  const origin = inceptionOrigin(cas);
  const corpus = corpusOfCas(cas, {
    file: main.path,
    nameOf: (documentId) => origin?.document ?? documentName(main.path, { id: documentId, ending: '.json' }),
    ...(origin?.annotator === undefined ? {} : { annotator: origin.annotator }),
  });
  return success({ ...corpus, faults: [...faults, ...corpus.faults] });
}
