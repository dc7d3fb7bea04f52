import { failure, type Result, success } from '../../domain/result.ts';
import type { AnnotationReader, ForeignFile } from '../exchange/annotation-reader.ts';
import type { ForeignCorpus, ForeignFault } from '../exchange/foreign-corpus.ts';
import { annotatorNamed } from '../uima/inception-origin.ts';
import { looksLikeTsv1, parseTsv1, tsv1Layers } from './read-tsv1.ts';
import { findTsv2Annotations, parseTsv2, tsv2Header } from './read-tsv2.ts';
import { documentOf, type TsvDocument } from './tsv-corpus.ts';
import type { TsvFault } from './tsv-model.ts';
import { oldTextOf } from './tsv-old-text.ts';
import { textOf } from './tsv-text.ts';
import { findAnnotations } from './tsv3-annotations.ts';
import { parseTsv3, versionOf } from './tsv3-file.ts';

/**
 * WebAnno TSV, which INCEpTION and WebAnno export: version 3 (3.0 to 3.3) as INCEpTION's `webannotsv.adoc` and its
 * reader have it, and the older 1 and 2. Offsets count UTF-16 units in version 3; the others have none.
 */
export const webannoTsvReader: AnnotationReader = {
  units: ['utf16', 'codepoint'],
  recognises: ({ head }) => (versionIn(head) === undefined ? 0 : 3),
  read,
};

function versionIn(head: string): 1 | 2 | 3 | undefined {
  const text = head.replace(/^\ufeff/u, '');
  const first = (/^[^\n]*/.exec(text)?.[0] ?? '').replace(/\r$/, '');
  if (versionOf(first) !== undefined) return 3;
  if (tsv2Header.test(first) && /^\d+-\d+\t/mu.test(text)) return 2;
  return looksLikeTsv1(text) ? 1 : undefined;
}

function read(main: ForeignFile): Result<ForeignCorpus> {
  const decoded = main.text();
  if (!decoded.ok) return decoded;
  const { path } = main;
  const faults: ForeignFault[] = [];
  const fault = (line: number, reason: string) => faults.push({ file: path, place: `line ${line}`, reason });
  const version = versionIn(decoded.value);
  if (version === undefined)
    return failure('import/damaged', {
      file: path,
      place: 'line 1',
      reason: 'WebAnno TSV begins with “#FORMAT=WebAnno TSV 3.3”, or with the layers of version 2',
    });
  const { document, layers } = documentOf({ path, ...originOf(path), ...readers[version](decoded.value, fault) });
  return success({ documents: [document], scheme: { layers, linkTypes: [] }, faults });
}

/** In an export of a whole project, `annotation/Flood.txt/ada.tsv` is the document as Ada annotated it. */
function originOf(path: string): Pick<TsvDocument, 'name' | 'annotator'> {
  const [, name, user] = /(?:^|\/)(?:annotation|curation)\/([^/]+)\/([^/]+)\.tsv$/i.exec(path) ?? [];
  return name === undefined || user === undefined ? { name: path } : { name, ...annotatorNamed(user) };
}

type Found = Omit<TsvDocument, 'path' | 'name' | 'annotator'>;

const readers: Readonly<Record<1 | 2 | 3, (text: string, fault: TsvFault) => Found>> = {
  1(text, fault) {
    const old = oldTextOf(parseTsv1(text, fault));
    return { ...old, findings: findTsv2Annotations(tsv1Layers, unitsOf(old.sentences), fault) };
  },
  2(text, fault) {
    const { layers, sentences } = parseTsv2(text, fault);
    const old = oldTextOf(sentences);
    return { ...old, findings: findTsv2Annotations(layers, unitsOf(old.sentences), fault) };
  },
  3(text, fault) {
    const file = parseTsv3(text, fault);
    const findings = findAnnotations(file, fault);
    const { sentences, before, texts } = file;
    return { sentences, findings, texts, text: textOf(sentences, { before, fault }) };
  },
};

function unitsOf(sentences: Found['sentences']): Found['sentences'][number]['units'] {
  return sentences.flatMap(({ units }) => units);
}
