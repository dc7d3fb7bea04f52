import { strToU8 } from 'fflate';
import { describe, expect, it } from 'vitest';
import { foreignFile } from '../testing/read-back.ts';
import { xmiReader } from './xmi-reader.ts';

const namespaces =
  'xmlns:xmi="http://www.omg.org/XMI" xmlns:cas="http:///uima/cas.ecore" xmlns:c="http:///org/apache/ctakes/c.ecore"';

describe('Apache cTAKES', () => {
  it('is read without its types: what is meant, what is related, and no figure as a label', () => {
    const structures =
      '<c:Site xmi:id="2" sofa="1" begin="0" end="4" ontologyConceptArr="4 5" confidence="0.0" subject="patient" polarity="1"/>' +
      '<c:Symptom xmi:id="3" sofa="1" begin="5" end="9" ontologyConceptArr="9" certainty="0.50" generic="false"/>' +
      '<c:UmlsConcept xmi:id="4" codingScheme="SNOMEDCT_US" code="1" cui="C1" preferredText="Knee"/>' +
      '<c:UmlsConcept xmi:id="5" codingScheme="SNOMEDCT_US" code="2" cui="C1"/>' +
      '<c:UmlsConcept xmi:id="9" codingScheme="RXNORM" code="3" cui="C3"/>' +
      '<c:RelationArgument xmi:id="6" argument="3" role="Argument"/><c:RelationArgument xmi:id="7" argument="2" role="Related_to"/>' +
      '<c:LocationOf xmi:id="8" category="location_of" arg1="6" arg2="7" confidence="0.9"/>';
    const view =
      '<cas:Sofa xmi:id="1" sofaNum="1" sofaID="_InitialView" sofaString="knee pain"/><cas:View sofa="1" members="2 3 8"/>';
    const file = `<xmi:XMI ${namespaces} xmi:version="2.0">${structures}${view}</xmi:XMI>`;
    const read = xmiReader.read(foreignFile('a.xmi', strToU8(file)), []);
    if (!read.ok) throw new Error(JSON.stringify(read.error));
    const { documents, faults, scheme } = read.value;
    const { annotations = [], links } = documents[0] ?? {};
    expect(faults).toEqual([]);
    expect(annotations.map(({ layer, label, entity }) => [layer, label, entity])).toEqual([
      ['Site', '', { name: 'Knee', externalIds: { UMLS: 'C1', SNOMEDCT_US: '1 | 2' } }],
      ['Symptom', '', { externalIds: { UMLS: 'C3', RXNORM: '3' } }],
    ]);
    expect(annotations[0]?.attributes).toMatchObject({ polarity: 1, subject: 'patient' });
    expect(scheme.layers.map(({ name, kind }) => [name, kind])).toEqual([
      ['Site', 'entity'],
      ['Symptom', 'entity'],
    ]);
    expect(links).toMatchObject([{ type: 'LocationOf: location_of', from: { key: '3' }, to: { key: '2' } }]);
  });
});
