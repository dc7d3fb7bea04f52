import { strToU8 } from 'fflate';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { digestOf, digestOfCorpus, resolvedOf, sayWhatStandsThere } from '../testing/digest.ts';
import { generatedProject } from '../testing/generated-project.ts';
import { bytesOf, foreignFile } from '../testing/read-back.ts';
import { teiReader } from './read-tei.ts';
import { teiHolds } from './tei-holds.ts';
import { planTei } from './write-tei.ts';

function read(xml: string) {
  const result = teiReader.read(foreignFile('a.xml', strToU8(xml)), []);
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return { ...result.value, ...resolvedOf(result.value.documents, teiReader.units) };
}

const tei = (body: string, more = '') =>
  `<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title>T</title></titleStmt></fileDesc></teiHeader><text><body>${body}</body></text>${more}</TEI>`;

describe('TEI', () => {
  it('brings back what it holds', () => {
    fc.assert(
      fc.property(generatedProject(), (source) => {
        const documents = planTei(source).files.flatMap((file) => {
          const result = teiReader.read(foreignFile(file.path, bytesOf(file)), []);
          if (!result.ok) throw new Error(JSON.stringify(result.error));
          expect(result.value.faults).toEqual([]);
          return result.value.documents;
        });
        const corpus = resolvedOf(documents, teiReader.units);
        expect([corpus.misfits, corpus.moved]).toEqual([[], []]);
        expect(digestOfCorpus(corpus, teiHolds)).toEqual(digestOf(source, teiHolds));
        expect(sayWhatStandsThere(corpus)).toBe(true);
        expect(corpus.documents.map(({ metadata }) => metadata?.url)).toEqual(
          source.documents.map(({ metadata }) => metadata.url),
        );
      }),
      { numRuns: 120 },
    );
  });

  it('reads names in the text, with whom they mean', () => {
    const { documents, misfits } = read(
      tei(
        '<p>  <persName ref="#p1">Ada\n   Moss</persName> met <rs type="org" ref="http://www.wikidata.org/entity/Q42">them</rs>\n on <date when="2024-03-09">Friday</date>.</p><p>He <choice><sic>goed</sic><corr>went</corr></choice>.</p>',
        '<standOff><listPerson><person xml:id="p1"><persName>Ada Moss</persName><idno type="viaf">7</idno></person></listPerson></standOff>',
      ),
    );
    expect(misfits).toEqual([]);
    expect(documents[0]?.text).toBe('Ada Moss met them on Friday.\nHe goed.');
    expect(
      documents[0]?.annotations.map(({ label, quote, entity, attributes }) => [
        label,
        quote,
        entity?.externalIds,
        attributes,
      ]),
    ).toEqual([
      ['persName', 'Ada Moss', { viaf: '7' }, undefined],
      ['org', 'them', { wikidata: 'Q42' }, undefined],
      ['date', 'Friday', undefined, { when: '2024-03-09' }],
    ]);
  });

  it('follows pointers to elements and to parts of them, and says which lead nowhere', () => {
    const { documents, faults } = read(
      tei(
        '<p xml:id="p">😀 <w xml:id="w1">put</w> <w xml:id="w2">it</w> <w xml:id="w3">up</w></p>',
        '<standOff><spanGrp type="verb"><span target="#w1 #w3">particle</span><span target="string-range(p, 2, 3)">range</span><span from="#w1" to="#w2">both</span><span target="#w9"/></spanGrp>' +
          '<listAnnotation><annotation xml:id="n1" target="#w2" motivation="tagging"/></listAnnotation></standOff>',
      ),
    );
    expect(documents[0]?.annotations.map(({ layer, label, quote }) => [layer, label, quote])).toEqual([
      ['verb', 'particle', 'put up'],
      ['verb', 'range', 'put'],
      ['verb', 'both', 'put it'],
      ['', 'tagging', 'it'],
    ]);
    expect(faults).toMatchObject([{ place: 'line 1, span', reason: 'it points at nothing in the text (#w9)' }]);
  });

  it('keeps what is described in other files: labels, people, keys; and words that go on over lines', () => {
    const { documents } = read(
      tei(
        '<p><persName ref="#goethe" key="G1">Goethe</persName> <w xml:id="w">Aka <lb break="no"/>demie</w> <name ref="gnd:11">Ada</name></p>',
        '<standOff><spanGrp type="ner"><span target="#w" ana="#ORG">x</span></spanGrp></standOff>',
      ),
    );
    expect(documents[0]?.text).toBe('Goethe Akademie Ada');
    expect(documents[0]?.annotations.map(({ label, quote, entity }) => [label, quote, entity?.externalIds])).toEqual([
      ['persName', 'Goethe', { ref: '#goethe', key: 'G1' }],
      ['name', 'Ada', { gnd: '11' }],
      ['ORG', 'Akademie', undefined],
    ]);
  });

  it('keeps several ids of one authority', () => {
    const { documents } = read(
      tei(
        '<p><persName ref="#e">Ada</persName></p>',
        '<standOff><listPerson><person xml:id="e"><idno type="viaf">1</idno><idno type="viaf">2</idno></person></listPerson></standOff>',
      ),
    );
    expect(documents[0]?.annotations[0]?.entity?.externalIds).toEqual({ viaf: '1 | 2' });
  });

  it('says of an entity that the file declares that none such is read', () => {
    const file = '<!DOCTYPE TEI [<!ENTITY auml "ä">]><TEI xmlns="http://www.tei-c.org/ns/1.0"><p>G&auml;</p></TEI>';
    expect(teiReader.read(foreignFile('a.xml', strToU8(file)), [])).toMatchObject({
      error: { params: { reason: expect.stringContaining('whatever the file declares') } },
    });
  });

  it.each(['', '<a/>', '<TEI', '<!DOCTYPE a [<!ENTITY x "y">]><TEI>&x;</TEI>'])('refuses %j with its place', (xml) => {
    expect(teiReader.read(foreignFile('a.xml', strToU8(xml)), [])).toMatchObject({
      ok: false,
      error: { code: 'import/damaged' },
    });
  });
});
