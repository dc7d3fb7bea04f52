import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { finished } from 'node:stream/promises';
import { defaultCodebook } from '#shared/domain/default-codebook.ts';
import type { Block } from '#shared/domain/document.ts';
import { root } from '../fixtures.ts';

// Projects of a size that nobody has by hand, made the way a person would bring them: our JSON, imported.

const time = '2026-01-01T00:00:00.000Z';
const vocabulary =
  'the ministry said that talks about trade between both countries were held on Friday while officials stressed cooperation in defence technology and migration Landau Misri Washington Delhi agreement tariffs exports deficit percent billion'.split(
    ' ',
  );

/** Numbers that look random and are the same in every run (mulberry32). */
export function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

function uuid(kind: number, number: number): string {
  return `${kind.toString(16).padStart(8, '0')}-0000-4000-8000-${number.toString(16).padStart(12, '0')}`;
}

interface MadeDocument {
  readonly text: string;
  readonly blocks: readonly Block[];
}

/** An article of about `length` characters in paragraphs of 60 to 80 words. */
export function makeArticle(length: number, random: () => number): MadeDocument {
  const lines: string[] = [];
  const blocks: Block[] = [];
  let at = 0;
  while (at < length) {
    const words = Array.from({ length: 60 + Math.floor(random() * 20) }, () => {
      return vocabulary[Math.floor(random() * vocabulary.length)] ?? 'word';
    });
    const line = `${words.join(' ')}.`;
    blocks.push({ kind: 'paragraph', span: { start: at, end: at + line.length } });
    lines.push(line);
    at += line.length + 2;
  }
  return { text: lines.join('\n\n'), blocks };
}

interface MadeProject {
  readonly documents: readonly MadeDocument[];
  /** Spread over all documents, or over the first so many. */
  readonly annotations: number;
  readonly annotated?: number;
  /** So many links, each from an annotation to the next one, which is in the next document. */
  readonly links?: number;
}

/** Writes a project in our exchange format and imports it with the command line. */
export async function makeProject(
  folder: string,
  name: string,
  { documents, annotations, annotated = documents.length, links = 0 }: MadeProject,
): Promise<string> {
  const json = join(folder, `${name}.json`);
  const file = createWriteStream(json);
  const list = (items: readonly unknown[]) => items.map((item) => JSON.stringify(item)).join(',\n');
  file.write(`{"format":"annotary","version":1,"project":${JSON.stringify({ name })},"offsets":"utf16",\n`);
  file.write(`"codebook":${JSON.stringify(defaultCodebook)},\n"annotators":[`);
  file.write(list([{ id: uuid(1, 1), name: 'Ada', createdAt: time }]));
  file.write('],\n"documents":[\n');
  documents.forEach((document, i) => {
    file.write((i > 0 ? ',\n' : '') + JSON.stringify(documentLine(document, i)));
  });
  file.write('],\n"entities":[],\n"propositions":[],\n"annotations":[\n');
  const random = randomNumbers(7);
  const places = documents.slice(0, annotated);
  for (let i = 0; i < annotations; i += 1)
    file.write((i > 0 ? ',\n' : '') + JSON.stringify(annotationLine(places, i, random)));
  file.write('],\n"links":[');
  for (let i = 0; i < links; i += 1) file.write((i > 0 ? ',\n' : '') + JSON.stringify(linkLine(i, annotations)));
  file.write(']}\n');
  file.end();
  await finished(file);
  const project = join(folder, `${name}.annotary`);
  const annotary = (args: readonly string[]) =>
    execFileSync(process.execPath, [join(root, 'main/cli.ts'), ...args], { stdio: ['ignore', 'ignore', 'inherit'] });
  annotary(['new', project]);
  annotary(['import', project, json]);
  return project;
}

function documentLine({ text, blocks }: MadeDocument, i: number): object {
  const bytes = Buffer.from(text);
  return {
    id: uuid(2, i),
    name: `article-${String(i).padStart(5, '0')}.txt`,
    position: i,
    metadata: {
      title: `Article ${i}`,
      byline: '',
      outlet: `Outlet ${i % 40}`,
      date: '2026-01-01',
      url: '',
      language: 'en',
    },
    fields: {},
    status: 'open',
    contentId: contentIdOf({ text, blocks }),
    length: text.length,
    source: {
      fileName: `article-${String(i).padStart(5, '0')}.txt`,
      mediaType: 'text/plain',
      encoding: 'utf-8',
      encodingBasis: 'strict-utf-8',
      byteLength: bytes.length,
      sha256: createHash('sha256').update(bytes).digest('hex'),
    },
    createdAt: time,
    updatedAt: time,
    text,
    blocks,
    marks: [],
    sourceBytes: bytes.toString('base64'),
  };
}

/** As docs/formats.md defines it: over canonical JSON, whose keys are sorted. */
function contentIdOf({ text, blocks }: MadeDocument): string {
  const sorted = blocks.map(({ kind, span }) => ({ kind, span: { end: span.end, start: span.start } }));
  return createHash('sha256')
    .update(JSON.stringify({ blocks: sorted, marks: [], text }))
    .digest('hex');
}

function linkLine(i: number, annotations: number): object {
  // Mentions, as the type wants: every eighth annotation is a claim.
  const from = (i * 8 + 2) % (annotations - 8);
  return {
    id: uuid(4, i),
    typeId: 'coreference',
    fromId: uuid(3, from),
    toId: uuid(3, from + 1),
    attributes: {},
    note: '',
    annotatorId: uuid(1, 1),
    confidence: null,
    createdAt: time,
    updatedAt: time,
  };
}

/** One to six words somewhere in a document; about one in seven overlaps another. */
function annotationLine(documents: readonly MadeDocument[], i: number, random: () => number): object {
  const document = i % documents.length;
  const { text } = documents[document] ?? { text: '' };
  const from = text.indexOf(' ', Math.floor(random() * (text.length - 400))) + 1;
  let end = from;
  for (let words = 0; words < 1 + Math.floor(random() * 6); words += 1) end = text.indexOf(' ', end + 1);
  const isClaim = i % 8 === 0;
  const entity = defaultCodebook.layers[0]?.labels[i % 7]?.id;
  return {
    id: uuid(3, i),
    documentId: uuid(2, document),
    layerId: isClaim ? 'claims' : 'entities',
    labelId: isClaim ? 'claim' : entity,
    spans: [{ start: from, end }],
    quote: text.slice(from, end),
    attributes: {},
    note: '',
    entityId: null,
    annotatorId: uuid(1, 1),
    status: 'open',
    origin: { kind: 'manual', by: '' },
    confidence: null,
    codebookVersion: 1,
    createdAt: time,
    updatedAt: time,
  };
}
