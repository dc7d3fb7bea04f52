import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { holdsNothing } from '../exchange/holds.ts';
import type { ProjectSource } from '../project-source.ts';
import { digestOf, digestOfCorpus, resolvedOf } from '../testing/digest.ts';
import { generatedProject } from '../testing/generated-project.ts';
import { bytesOf, foreignFile } from '../testing/read-back.ts';
import { docBinReader } from './read-doc-bin.ts';
import { spacy } from './spacy.ts';

async function corpusOf(source: ProjectSource) {
  const [file] = spacy.plan?.(source, { offsets: 'utf16', excel: false, shape: 'file' }).files ?? [];
  if (!file) throw new Error('it writes nothing');
  const unpacked = await docBinReader.unpack?.(foreignFile(file.path, bytesOf(file)));
  if (!unpacked?.ok) throw new Error(JSON.stringify(unpacked));
  const corpus = docBinReader.read(unpacked.value, []);
  if (!corpus.ok) throw new Error(JSON.stringify(corpus.error));
  expect(corpus.value.faults).toEqual([]);
  return resolvedOf(corpus.value.documents, docBinReader.units);
}

/** spaCy has no documents without words. */
function withWords(source: ProjectSource): ProjectSource {
  const has = ({ id }: { id: string }) =>
    source.documents.some((record) => record.id === id && source.content(record).text.trim() !== '');
  return { ...source, documents: source.documents.filter(has) };
}

describe('a DocBin', () => {
  it('brings back texts character by character, spans of all layers, values, hands and status', async () => {
    const holds = spacy.holds ?? holdsNothing;
    await fc.assert(
      fc.asyncProperty(generatedProject(), async (source) => {
        const kept = withWords(source);
        if (kept.documents.length === 0) return;
        const read = await corpusOf(source);
        expect([read.misfits, read.moved]).toEqual([[], []]);
        expect(digestOfCorpus(read, holds)).toEqual(digestOf(kept, holds));
      }),
    );
  });

  it('has words that spaCy numbers itself, and blanks wherever they stand', async () => {
    const words = [
      'number',
      'X',
      '_',
      'agent',
      'ORG',
      ' ',
      '  ',
      '\t',
      '\n',
      '\u00a0',
      '😀',
      ' \r\n',
      '\ufeff',
      '\ufeffa',
    ];
    await fc.assert(
      fc.asyncProperty(generatedProject({ pieces: words, documents: 1 }), async (source) => {
        if (withWords(source).documents.length === 0) return;
        const read = await corpusOf(source);
        expect(read.documents.map(({ text }) => text)).toEqual(
          source.documents.map((record) => source.content(record).text),
        );
      }),
    );
  });
});
