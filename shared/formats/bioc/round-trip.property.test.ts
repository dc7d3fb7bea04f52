import { strToU8 } from 'fflate';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { holdsEverything } from '../exchange/holds.ts';
import { digestOf, digestOfCorpus, resolvedOf, sayWhatStandsThere } from '../testing/digest.ts';
import { generatedProject } from '../testing/generated-project.ts';
import { foreignFile, readBack } from '../testing/read-back.ts';
import { biocJson, biocXml } from './bioc.ts';
import { biocJsonReader, biocXmlReader } from './read-bioc.ts';
import { planBiocJson, planBiocXml } from './write-bioc.ts';

const holds = biocXml.holds ?? holdsEverything;

describe.each([
  ['XML', planBiocXml, biocXmlReader],
  ['JSON', planBiocJson, biocJsonReader],
] as const)('BioC in %s', (_form, plan, reader) => {
  it('brings back what it holds', () => {
    expect(biocJson.holds).toBe(holds);
    fc.assert(
      fc.property(generatedProject(), (source) => {
        const corpus = resolvedOf(readBack(reader, plan(source)).documents, reader.units);
        expect([corpus.misfits, corpus.moved]).toEqual([[], []]);
        expect(digestOfCorpus(corpus, holds)).toEqual(digestOf(source, holds));
        expect(sayWhatStandsThere(corpus)).toBe(true);
        expect(corpus.documents.map(({ fields, metadata }) => [fields?.['wave'], metadata?.title])).toEqual(
          source.documents.map(({ fields, metadata }) => [
            Object.entries(fields).find(([key]) => key === 'wave')?.[1],
            metadata.title,
          ]),
        );
      }),
      { numRuns: 100 },
    );
  });

  it.each(['', '{}', '<a/>', '{"documents":7}', '<collection>', '[]'])('refuses %j with its place', (text) => {
    expect(reader.read(foreignFile('a', strToU8(text)), [])).toMatchObject({
      ok: false,
      error: { code: 'import/damaged' },
    });
  });
});

describe('reading BioC', () => {
  const passage = (offset: number, text: string, inside = '') =>
    `<passage><offset>${offset}</offset><text>${text}</text>${inside}</passage>`;
  const mention = (id: string, offset: number, text: string) =>
    `<annotation id="${id}"><infon key="type">Drug</infon><infon key="MESH">D1</infon><location offset="${offset}" length="${text.length}"/><text>${text}</text></annotation>`;
  const read = (passages: string) => {
    const xml = `<?xml version="1.0"?><!DOCTYPE collection SYSTEM "BioC.dtd"><collection><source/><date/><key/><document><id>1</id>${passages}</document></collection>`;
    const result = biocXmlReader.read(foreignFile('a.xml', strToU8(xml)), []);
    if (!result.ok) throw new Error(JSON.stringify(result.error));
    return { ...result.value, ...resolvedOf(result.value.documents, biocXmlReader.units) };
  };

  it('finds every place where offsets count the text as it was written in XML', () => {
    // As NCBI's CDR sample has it: `&apos;` counts six in the offset of the second passage and in those of its mentions.
    const title = 'Parkinson&apos;s and Crohn&apos;s aspirin';
    const abstract = 'No one&apos;s aspirin &amp; more lithium';
    const second = title.length + 1;
    const { documents, misfits, moved } = read(
      passage(0, title, mention('1', title.indexOf('aspirin'), 'aspirin')) +
        passage(
          second,
          abstract,
          mention('2', second + abstract.indexOf('aspirin'), 'aspirin') +
            mention('3', second + abstract.indexOf('lithium'), 'lithium'),
        ),
    );
    expect([misfits, moved]).toEqual([[], []]);
    expect(documents[0]?.annotations.map(({ quote, entity }) => [quote, entity?.externalIds])).toEqual([
      ['aspirin', { MESH: 'D1' }],
      ['aspirin', { MESH: 'D1' }],
      ['lithium', { MESH: 'D1' }],
    ]);
  });

  it('reads a document in each line, and links what relations of PubTator 3 name', () => {
    const mentionOf = (id: string, identifier: string, offset: number, length: number) => ({
      id,
      infons: { identifier, type: 'X' },
      locations: [{ offset, length }],
    });
    const document = {
      id: '1',
      passages: [
        {
          offset: 0,
          text: 'BRCA1 and cancer',
          annotations: [mentionOf('2', '672', 0, 5), mentionOf('3', 'MESH:D1', 10, 6)],
        },
      ],
      relations: [
        {
          id: 'R1',
          infons: { type: 'Association', score: '0.9', role1: { identifier: '672' }, role2: { identifier: 'MESH:D1' } },
          nodes: [{ refid: '0', role: '2,3' }],
        },
      ],
    };
    const lines = `${JSON.stringify(document)}\n${JSON.stringify({ ...document, id: '2', relations: [] })}\n`;
    const result = biocJsonReader.read(foreignFile('a.jsonl', strToU8(lines)), []);
    if (!result.ok) throw new Error(JSON.stringify(result.error));
    expect(result.value.faults).toEqual([]);
    expect(result.value.documents.map(({ name }) => name)).toEqual(['1', '2']);
    expect(result.value.documents[0]?.links).toMatchObject([
      { type: 'Association', attributes: { score: '0.9' }, from: { key: '2#0' }, to: { key: '3#1' } },
    ]);
  });

  it('puts as many blanks between passages as their offsets leave, and begins where the first does', () => {
    const { documents } = read(
      passage(27, '😀 a', mention('1', 29, 'a')) + passage(33, 'lithium', mention('2', 33, 'lithium')),
    );
    expect(documents[0]?.text).toBe('😀 a\n  lithium');
    expect(documents[0]?.annotations.map(({ quote }) => quote)).toEqual(['a', 'lithium']);
  });
});
