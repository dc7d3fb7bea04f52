import { zipOf } from './document-files.ts';

// A project as INCEpTION exports it: the members of `exportedproject.json` and the folders are those of its
// ExportedProject, AnnotationDocumentExporter and CuratedDocumentsExporter (inception-model-export, inception-schema,
// inception-curation), as projects that were exported by it and published have them. No such project is in the samples.

/** With an emoji and Windows line ends, which WebAnno TSV does not have. */
export const articleText = 'Ada 😀 met Bo.\r\nShe left Lagos.\r\n';
export const untouchedText = 'Nobody has read this.';

const NAMED_ENTITY = 'de.tudarmstadt.ukp.dkpro.core.api.ner.type.NamedEntity';
const METADATA = 'de.tudarmstadt.ukp.dkpro.core.api.metadata.type.DocumentMetaData';
const PACKAGE = 'http:///de/tudarmstadt/ukp/dkpro/core/api/ner/type.ecore';

const tag = (name: string, description: string | null) => ({ tag_name: name, tag_description: description });
const feature = (name: string, type: string, tagSet: string | null = null) => ({
  name,
  // A feature has the name of its tag set; the tags stand beside the layers.
  tag_set: tagSet === null ? null : { name: tagSet, description: null, language: null, tags: [], create_tag: false },
  uiName: name,
  type,
  enabled: true,
  visible: true,
  description: null,
  multi_value_mode: 'NONE',
  link_mode: 'NONE',
  link_type_name: null,
  traits: null,
  rank: 0,
});
const source = (name: string, state: string) => ({
  name,
  format: 'text',
  state,
  timestamp: null,
  created: 1698741783039,
});
const annotated = (name: string, user: string, state: string) => ({ name, user, state, annotatorState: null });

export const exportedProject = {
  name: 'Floods',
  slug: 'floods',
  description: null,
  mode: 'annotation',
  version: 1,
  source_documents: [
    source('flood.txt', 'CURATION_FINISHED'),
    source('untouched.txt', 'NEW'),
    source('scan.pdf', 'ANNOTATION_IN_PROGRESS'),
  ],
  annotation_documents: [
    annotated('flood.txt', 'ada', 'FINISHED'),
    annotated('flood.txt', 'bo_1', 'IN_PROGRESS'),
    annotated('flood.txt', 'eve', 'NEW'),
    annotated('scan.pdf', 'ada', 'IN_PROGRESS'),
  ],
  project_permissions: [{ level: 'USER', user: 'ada' }],
  tag_sets: [
    {
      name: 'Named Entity tags',
      description: 'Named Entity annotation',
      language: 'de',
      tags: [tag('PER', 'A person by name'), tag('LOC', 'LOC'), tag('ORG', null), tag('PORT', 'Where ships land')],
      create_tag: false,
    },
    {
      name: 'Sources',
      description: null,
      language: null,
      tags: [tag('own', null), tag('other', null)],
      create_tag: true,
    },
  ],
  layers: [
    {
      name: NAMED_ENTITY,
      features: [
        feature('identifier', 'uima.cas.String'),
        feature('value', 'uima.cas.String', 'Named Entity tags'),
        feature('source', 'uima.cas.String', 'Sources'),
        feature('sure', 'uima.cas.Boolean'),
      ],
      uiName: 'Named entity',
      type: 'span',
      description: null,
      enabled: true,
      built_in: true,
      attach_type: null,
      attach_feature: null,
      anchoring_mode: 'TOKENS',
      overlap_mode: 'ANY_OVERLAP',
      validation_mode: 'NEVER',
      project_name: 'Floods',
      linked_list_behavior: false,
    },
  ],
};

const tsv = `#FORMAT=WebAnno TSV 3.3
#T_SP=${NAMED_ENTITY}|identifier|value


#Text=Ada 😀 met Bo.
1-1\t0-3\tAda\t_\tPER\t
1-2\t4-6\t😀\t_\t_\t
1-3\t7-10\tmet\t_\t_\t
1-4\t11-13\tBo\t_\t_\t
1-5\t13-14\t.\t_\t_\t

#Text=She left Lagos.
2-1\t16-19\tShe\t_\t_\t
2-2\t20-24\tleft\t_\t_\t
2-3\t25-30\tLagos\t_\tLOC\t
2-4\t30-31\t.\t_\t_\t
`;

const typeSystem = `<?xml version="1.0" encoding="UTF-8"?><typeSystemDescription xmlns="http://uima.apache.org/resourceSpecifier"><types>
<typeDescription><name>${NAMED_ENTITY}</name><description/><supertypeName>uima.tcas.Annotation</supertypeName><features><featureDescription><name>value</name><description/><rangeTypeName>uima.cas.String</rangeTypeName></featureDescription><featureDescription><name>code</name><description/><rangeTypeName>uima.cas.String</rangeTypeName></featureDescription></features></typeDescription>
<typeDescription><name>webanno.custom.Knows</name><description/><supertypeName>uima.tcas.Annotation</supertypeName><features><featureDescription><name>Governor</name><description/><rangeTypeName>${NAMED_ENTITY}</rangeTypeName></featureDescription><featureDescription><name>Dependent</name><description/><rangeTypeName>${NAMED_ENTITY}</rangeTypeName></featureDescription></features></typeDescription>
</types></typeSystemDescription>`;

const xmi = (text: string) => `<?xml version="1.0" encoding="UTF-8"?>
<xmi:XMI xmlns:xmi="http://www.omg.org/XMI" xmlns:cas="http:///uima/cas.ecore" xmlns:ner="${PACKAGE}" xmlns:custom="http:///webanno/custom.ecore" xmi:version="2.0"><cas:NULL xmi:id="0"/><ner:NamedEntity xmi:id="2" sofa="1" begin="0" end="3" value="PER"/><ner:NamedEntity xmi:id="3" sofa="1" begin="11" end="13" value="PER" code="42"/><custom:Knows xmi:id="4" sofa="1" begin="11" end="13" Governor="2" Dependent="3"/><cas:Sofa xmi:id="1" sofaNum="1" sofaID="_InitialView" mimeType="text" sofaString="${text.replaceAll('\r', '&#13;').replaceAll('\n', '&#10;')}"/><cas:View sofa="1" members="2 3 4"/></xmi:XMI>`;

const structure = (id: number, type: string, features: object) => ({
  '%ID': id,
  '%TYPE': type,
  '@sofa': 1,
  ...features,
});
const project = (document: string) => ({ documentUri: `floods/${document}`, documentBaseUri: 'floods' });

export const jsonCas = (
  text: string,
  { user, document, spans }: { user: string; document: string; spans: readonly (readonly [number, number, string])[] },
) =>
  JSON.stringify({
    '%TYPES': {
      [NAMED_ENTITY]: {
        '%NAME': NAMED_ENTITY,
        '%SUPER_TYPE': 'uima.tcas.Annotation',
        value: { '%NAME': 'value', '%RANGE': 'uima.cas.String' },
      },
      [METADATA]: { '%NAME': METADATA, '%SUPER_TYPE': 'uima.tcas.DocumentAnnotation' },
    },
    '%FEATURE_STRUCTURES': [
      { '%ID': 1, '%TYPE': 'uima.cas.Sofa', sofaNum: 1, sofaID: '_InitialView', mimeType: 'text', sofaString: text },
      structure(2, METADATA, {
        begin: 0,
        end: text.length,
        documentTitle: document,
        documentId: user,
        ...project(document),
      }),
      ...spans.map(([begin, end, value], index) => structure(index + 3, NAMED_ENTITY, { begin, end, value })),
    ],
    '%VIEWS': { _InitialView: { '%SOFA': 1, '%MEMBERS': [2, ...spans.map((_span, index) => index + 3)] } },
  });

/** Java objects: whatever is in them, nothing reads it. */
const javaObject = Uint8Array.from([0xac, 0xed, 0x00, 0x05, 0x73, 0x72]);

/** The files of the project; each annotator's were exported in another format. */
export function inceptionFiles(): Record<string, string | Uint8Array> {
  const initial = (document: string, text: string, spans: readonly (readonly [number, number, string])[] = []) =>
    jsonCas(text, { user: 'INITIAL_CAS', document, spans });
  return {
    'exportedproject.json': JSON.stringify(exportedProject),
    'source/flood.txt': articleText,
    'source/untouched.txt': untouchedText,
    'source/scan.pdf': '%PDF-1.7',
    'annotation_ser/flood.txt/ada.ser': javaObject,
    'annotation_ser/scan.pdf/ada.ser': javaObject,
    'annotation/flood.txt/INITIAL_CAS.json': initial('flood.txt', articleText, [[0, 3, 'ORG']]),
    // Older exports have a number behind the name, and a name may look like one that has.
    'annotation/flood.txt/ada_16405719629333389288.tsv': tsv,
    'annotation/flood.txt/bo_1.zip': zipOf({ 'TypeSystem.xml': typeSystem, 'bo_1.xmi': xmi(articleText) }),
    'annotation/untouched.txt/INITIAL_CAS.json': initial('untouched.txt', untouchedText, [[0, 6, 'PER']]),
    'curation_ser/flood.txt/CURATION_USER.ser': javaObject,
    'curation/flood.txt/CURATION_USER.json': jsonCas(articleText, {
      user: 'CURATION_USER',
      document: 'flood.txt',
      spans: [
        [0, 3, 'PER'],
        [11, 13, 'PER'],
        [25, 30, 'PORT'],
      ],
    }),
  };
}
