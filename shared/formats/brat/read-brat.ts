import { failure, type Result, success } from '../../domain/result.ts';
import { type AnnotationReader, type FileHead, type ForeignFile, textOrEmpty } from '../exchange/annotation-reader.ts';
import type { ForeignCorpus } from '../exchange/foreign-corpus.ts';
import { BratDocument } from './brat-document.ts';
import { noConfig, noLook, readAnnotationConfig, readVisualConfig } from './brat-config.ts';
import { BratScheme } from './brat-scheme.ts';
import { parseAnn } from './parse-ann.ts';

const firstLine = /^\s*(?:T\d+\t\S+ \d+ \d+|[EMARN]\d+\t\S+[ :]|\*\t\S+ |#\d+\t\S+ )/u;

/**
 * brat standoff, and that of the BioNLP shared tasks, where `X.a1` has what was given, and `X.a2` or `X.rel` what is said
 * of it: `X.ann` says what stands in `X.txt` beside it; `annotation.conf` and `visual.conf`, in the folder or
 * above, say what the labels are. Offsets count code points (brat's own reader was asked). See
 * https://brat.nlplab.org/standoff.html.
 */
export const bratReader: AnnotationReader = {
  units: ['codepoint', 'utf16', 'byte'],
  recognises({ path, head }: FileHead) {
    const isAnn = /\.(?:ann|a1|a2|rel)$/i.test(path);
    if (firstLine.test(head)) return isAnn ? 3 : 2;
    return isAnn ? 1 : 0;
  },
  companions(path, others) {
    const beside = [
      findText(path, others)?.text,
      givenOf(path),
      ...['annotation.conf', 'visual.conf'].map((name) => nearest(path, name, others)),
    ];
    return beside.filter((one) => one !== undefined && others.has(one)).map(String);
  },
  foldersBeside: ['../text', '../texts'],
  read,
};

function read(main: ForeignFile, companions: readonly ForeignFile[]): Result<ForeignCorpus> {
  const { path } = main;
  const lines = textOrEmpty(main);
  if (!lines.ok) return lines;
  const found = findText(path, new Set(companions.map((file) => file.path)));
  const text = companions.find((file) => file.path === found?.text);
  const decoded = text?.text();
  if (decoded && !decoded.ok) return decoded;
  const configured = configOf(companions);
  if (!configured.ok) return configured;
  const { scheme } = configured.value;

  const document = new BratDocument(path, configured.value);
  const given = companions.find((file) => file.path === givenOf(path));
  const givenLines = given ? textOrEmpty(given) : success('');
  if (!givenLines.ok) return givenLines;
  const givenName = given?.path.slice(given.path.lastIndexOf('/') + 1) ?? '';
  for (const line of parseAnn(givenLines.value)) document.add({ ...line, place: `${line.place} of ${givenName}` });
  let understood = 0;
  let first: string | undefined;
  for (const line of parseAnn(lines.value)) {
    if (line.kind === 'fault') first ??= line.reason;
    else understood += 1;
    document.add(line);
  }
  if (understood === 0 && first !== undefined)
    return failure('import/damaged', { file: path, place: 'line 1', reason: first });
  const { annotations, links, faults } = document.finished();
  const name = found?.text ?? `${withoutEnding(path)}.txt`;
  const by = found?.annotator === undefined ? {} : { annotator: found.annotator };
  const own =
    decoded === undefined ? { lookedFor: textsOf(path).map(({ text: one }) => one) } : { text: decoded.value };
  return success({
    documents: [
      {
        name,
        file: text?.path ?? path,
        ...own,
        annotations: annotations.map((one) => ({ ...one, ...by })),
        links: links.map((one) => ({ ...one, ...by })),
        fragmentsEndAtLines: true,
      },
    ],
    scheme,
    faults,
  });
}

function configOf(companions: readonly ForeignFile[]): Result<BratScheme> {
  let config = noConfig;
  let look = noLook;
  for (const file of companions) {
    if (!file.path.endsWith('.conf')) continue;
    const text = textOrEmpty(file);
    if (!text.ok) return text;
    if (file.path.endsWith('annotation.conf')) config = readAnnotationConfig(text.value);
    else look = readVisualConfig(text.value);
  }
  return success(new BratScheme(config, look));
}

interface FoundText {
  readonly text: string;
  /** Whose annotations they are, where the name says it. */
  readonly annotator?: string;
}

/**
 * The text beside a file of annotations, or in the folder `text` next to theirs. Where each annotator has a file, the
 * name ends with whose it is: `doc_4b22.ann` is about `doc.txt` (PolNeAR, https://github.com/networkdynamics/PolNeAR).
 */
function findText(path: string, others: ReadonlySet<string>): FoundText | undefined {
  return textsOf(path).find(({ text }) => others.has(text));
}

/** Where it may be, the likeliest first. */
function textsOf(path: string): FoundText[] {
  const own = withoutEnding(path);
  const [, stem, annotator] = /^(.*[^/])_([^/_]+)$/u.exec(own) ?? [];
  const shared =
    stem === undefined || annotator === undefined ? [] : placesOf(stem).map((text) => ({ text, annotator }));
  // Some tools put their ending behind that of the text: `doc.txt.ann`.
  const whole = /\.txt$/iu.test(own) ? placesOf(own.slice(0, -'.txt'.length)) : [];
  return [...[...whole, ...placesOf(own)].map((text) => ({ text })), ...shared];
}

function placesOf(stem: string): string[] {
  const at = stem.lastIndexOf('/') + 1;
  const above = at === 0 ? '../' : stem.slice(0, stem.lastIndexOf('/', at - 2) + 1);
  return [`${stem}.txt`, ...['text', 'texts'].map((folder) => `${above}${folder}/${stem.slice(at)}.txt`)];
}

/** What was given in a shared task, of which another file says more. */
function givenOf(path: string): string | undefined {
  return /\.(?:a2|rel)$/iu.test(path) ? `${withoutEnding(path)}.a1` : undefined;
}

function withoutEnding(path: string): string {
  return path.replace(/\.[^./]*$/u, '');
}

/** A configuration holds for its folder and all below, as far as none of them has its own. */
function nearest(path: string, name: string, others: ReadonlySet<string>): string | undefined {
  const folders = path.split('/').slice(0, -1);
  for (let depth = folders.length; depth >= 0; depth -= 1) {
    const candidate = [...folders.slice(0, depth), name].join('/');
    if (others.has(candidate)) return candidate;
  }
  return undefined;
}
