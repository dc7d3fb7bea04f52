import { unzipSync } from 'fflate';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Annotation } from '../../domain/annotation.ts';
import type { ProjectSource } from '../project-source.ts';
import { digestOf, digestOfCorpus, resolvedOf, sayWhatStandsThere } from '../testing/digest.ts';
import { generatedProject } from '../testing/generated-project.ts';
import { bytesOf, foreignFile } from '../testing/read-back.ts';
import { withLineEnds, withLineFeeds } from './line-ends.ts';
import { refiProjectHolds } from './project-holds.ts';
import { refiProjectReader } from './read-project.ts';
import { planRefiProject } from './write-project.ts';

/** Fragments as annotations of their own, as the format has them; notes stay with the first. */
function inFragments(source: ProjectSource): ProjectSource {
  const split = (one: Annotation) =>
    one.spans.map((span, index): Annotation => {
      const quote = source.content(documentOf(source, one)).text.slice(span.start, span.end);
      return { ...one, spans: [span], quote, note: index === 0 ? one.note : '' };
    });
  return {
    ...source,
    annotationsOf: (id) => source.annotationsOf(id).flatMap(split),
    annotation: (id) => {
      const found = source.annotation(id);
      return found && split(found)[0];
    },
  };
}

function documentOf(source: ProjectSource, { documentId }: Annotation): ProjectSource['documents'][number] {
  const found = source.documents.find(({ id }) => id === documentId);
  if (!found) throw new Error(documentId);
  return found;
}

function unpacked(source: ProjectSource): Record<string, Uint8Array> {
  const [file] = planRefiProject(source).files;
  return file ? unzipSync(bytesOf(file)) : {};
}

describe('a REFI-QDA project', () => {
  it('brings back what it holds', () => {
    fc.assert(
      fc.property(generatedProject(), (source) => {
        const files = Object.entries(unpacked(source)).map(([path, bytes]) => foreignFile(path, bytes));
        const [main, ...texts] = files;
        const read = main && refiProjectReader.read(main, texts);
        if (!read?.ok) throw new Error(JSON.stringify(read));
        expect(read.value.faults).toEqual([]);
        const corpus = resolvedOf(read.value.documents, refiProjectReader.units);
        expect([corpus.misfits, corpus.moved]).toEqual([[], []]);
        const holds = { ...refiProjectHolds, attributes: false };
        expect(digestOfCorpus(corpus, holds)).toEqual(digestOf(inFragments(source), holds));
        expect(sayWhatStandsThere(corpus)).toBe(true);
        expect(corpus.documents.map(({ metadata }) => metadata)).toEqual(
          source.documents.map(({ metadata: { title, url } }) => ({ title, url })),
        );
        for (const text of texts)
          expect(text.text()).not.toMatchObject({ value: expect.stringMatching(/\r|^\ufeff/) as string });
      }),
      { numRuns: 120 },
    );
  });

  it('is the same file each time', () => {
    fc.assert(
      fc.property(generatedProject(), (source) => {
        const [first, second] = [planRefiProject(source), planRefiProject(source)].map(
          ({ files: [file] }) => file && bytesOf(file),
        );
        expect(first).toEqual(second);
        // Midnight of the first of January 1980, in the header of the first entry.
        expect(first?.slice(10, 14)).toEqual(new Uint8Array([0, 0, 0x21, 0]));
      }),
      { numRuns: 20 },
    );
  });

  it('gives a text all of its line ends back', () => {
    const pieces = fc.array(fc.constantFrom('\r', '\n', '\r\n', 'a', '😀'), { maxLength: 40 });
    fc.assert(
      fc.property(pieces, (all) => {
        const text = all.join('');
        const { text: feeds, were } = withLineFeeds(text);
        expect(feeds).not.toContain('\r');
        if (were !== undefined) expect(withLineEnds(feeds, were)?.text).toBe(text);
      }),
    );
    for (const were of ['2 LF', '1 CRLF, x', '', '9999999999 LF', '1 CRLF'])
      expect(withLineEnds('a\nb\nc\n', were)).toBeUndefined();
  });
});
