/** Formats of platforms for linguistic annotation: INCEpTION, WebAnno, UIMA. */
export const linguisticFormatMessages = {
  'format.uima-xmi.name': 'UIMA CAS XMI',
  'format.uima-xmi.keeps':
    'A file for each document and one with the types, for INCEpTION, WebAnno, DKPro and other programs of UIMA: text, sentences, tokens, layers with attributes and notes, links, annotators. Headings, fields, the codebook’s definitions and links from one document to another are not in it.',
  'format.uima-json.name': 'UIMA JSON CAS',
  'format.uima-json.keeps':
    'The same as UIMA CAS XMI, as JSON, with the types in every file, for INCEpTION and DKPro Cassis; and also the characters that XML cannot hold.',
  'format.inception.name': 'INCEpTION or WebAnno project',
  'format.inception.keeps':
    'The archive of a whole project, exported with a format chosen: every document once, with the annotations of each annotator and of the curation, layers, and tags with their descriptions.',
  'note.uima.unfit':
    'Characters that XML cannot hold, written as blanks, so that every annotation stays in its place: {count}.',
  'note.uima.fragments':
    'Annotations with gaps, of which each fragment is one there ({annotations}). Annotary puts them together again.',
  'note.uima.unknown': 'Values of attributes that are not in the codebook, which are not in these files: {count}.',
  'format.webanno-tsv.name': 'WebAnno TSV (INCEpTION)',
  'format.webanno-tsv.keeps':
    'A table of tokens for each document: layers, attributes, overlaps and links within a document. Definitions, what is known of documents, and propositions are not in it.',
  'format.webanno-tsv.option.columns': 'Columns',
  'format.webanno-tsv.option.columns.own': 'All: also notes, annotators, statuses, times and ids',
  'format.webanno-tsv.option.columns.plain': 'Labels, identifiers and attributes only',
  'note.webanno-tsv.layers':
    'INCEpTION and WebAnno import these files into projects that have the layers and features which each file names in its first lines.',
  'note.webanno-tsv.trimmed':
    '{annotations} annotations begin or end between words, which the format cannot say: they begin with the next word, or end with the one before.',
  'note.webanno-tsv.empty': '{annotations} annotations cover no word and are left out, with {links} links.',
  'note.webanno-tsv.wordless':
    '{documents} documents have no words: INCEpTION refuses their files, Annotary reads them.',
} as const;
