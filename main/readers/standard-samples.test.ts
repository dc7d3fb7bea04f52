import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readSample } from '../testing/annotation-samples.ts';
import { readAnnotations, type ReadAnnotations } from './read-annotations.ts';
import { samples } from '../testing/public-samples.ts';

const annotationsOf = ({ corpus }: ReadAnnotations) => corpus.documents.flatMap(({ annotations }) => annotations);

describe('examples of the Recommendation for Web Annotation', () => {
  const numbers = Array.from({ length: 41 }, (_, index) => index + 1);

  it.each(numbers)('say where they are of, or why nobody knows: anno%i', async (number) => {
    const read = await readSample(`w3c-webanno/rec-examples/anno${number}.json`);
    if (!read) return;
    expect(read.format).toBe('web-annotation');
    // Their articles are nowhere: three have words or offsets in one, all others no place in a text.
    const isPlaced = [26, 27, 32].includes(number);
    expect([read.lacking.length, read.faults.length > 0]).toEqual(isPlaced ? [1, false] : [0, true]);
  });

  it('say the same in a collection', async () => {
    const read = await readSample('w3c-webanno/rec-examples/collection1.json');
    if (!read) return;
    expect(read.lacking.map(({ name }) => name)).toEqual(['http://example.org/page1', 'http://example.org/ebook1']);
    expect(new Set(read.faults.map(({ place }) => place)).size).toBe(38);
  });
});

/** A project alone: beside an archive nothing else counts. */
async function readProject(name: string): Promise<ReadAnnotations | undefined> {
  const path = join(samples, 'refi-qda', name);
  if (!existsSync(path)) {
    console.warn(`${path} is not there and was not read.`);
    return undefined;
  }
  const read = await readAnnotations({ main: name, files: [{ path: name, bytes: readFileSync(path) }] });
  return read.ok ? read.value : expect.fail(JSON.stringify(read.error));
}

describe('REFI-QDA projects of other programs', () => {
  it('come in with all that is coded: qc 1.3.2', async () => {
    const read = await readProject('qc-demo.qdpx');
    if (!read) return;
    expect(read.format).toBe('qdpx');
    expect([read.corpus.documents.length, annotationsOf(read).length]).toEqual([2, 205]);
    expect([read.corpus.misfits, read.corpus.moved, read.faults, read.lacking]).toEqual([[], [], [], []]);
  });

  it.each(['atlasti8-standard-project.qdpx', 'atlasti8-Project.qde'])(
    'say which texts are missing: %s',
    async (name) => {
      const read = await readProject(name);
      if (!read) return;
      // Six texts, two representations of PDFs, three transcripts: the archive has none of them.
      expect([read.format, read.lacking.length, read.corpus.documents]).toEqual(['qdpx', 11, []]);
      expect(read.faults.map(({ reason }) => reason)).toContainEqual(
        expect.stringMatching(/<PictureSource> “.*” has no text/),
      );
    },
  );
});

describe('TEI files of others', () => {
  it.each([
    ['dkpro/brown_tei-a01.xml', 0, 0],
    ['dkpro/reference-example1.xml', 0, 0],
    ['dkpro/reference-example2.xml', 1, 0],
    ['dkpro/with_xml_id-input.xml', 0, 0],
    ['standOff-guidelines-01.xml', 6, 0],
    // Its words are told in no file.
    ['standOff-guidelines-04.xml', 0, 4],
    ['tei-test/testminimal.xml', 0, 0],
    ['tei-test/testnames.xml', 0, 0],
  ])('come in with text and names: %s', async (path, annotations, faults) => {
    const read = await readSample(`tei/${path}`);
    if (!read) return;
    expect(read.format).toBe('tei');
    expect([read.corpus.misfits, read.corpus.moved]).toEqual([[], []]);
    expect([annotationsOf(read).length, read.faults.length]).toEqual([annotations, faults]);
  });
});

describe('BioC and PubTator files of others', () => {
  it.each([
    ['everything.xml', 'bioc-xml', [2, 5, 2], [0, 1]],
    ['everything.json', 'bioc-json', [2, 5, 2], [0, 1]],
    ['inception/annotation-with-single-feature-typed/data.xml', 'bioc-xml', [1, 1, 0], [0, 0]],
    ['inception/annotation-with-single-multi-valued-feature-typed/data.xml', 'bioc-xml', [1, 1, 0], [0, 0]],
    ['inception/annotation-with-single-feature-fallback/data.xml', 'bioc-xml', [1, 1, 0], [0, 0]],
    ['tmVar-first60.pubtator', 'pubtator', [60, 270, 0], [0, 0]],
  ])('come in with all that they say: %s', async (path, format, counts, wrong) => {
    const read = await readSample(`bioc-pubtator/${path}`);
    if (!read) return;
    expect(read.format).toBe(format);
    const links = read.corpus.documents.flatMap((document) => document.links);
    expect([read.corpus.documents.length, annotationsOf(read).length, links.length]).toEqual(counts);
    expect([read.corpus.misfits.length, read.faults.length]).toEqual(wrong);
  });
});
