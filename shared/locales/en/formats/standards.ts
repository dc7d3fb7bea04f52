/** Formats that are standards of other communities: W3C, REFI-QDA, TEI, BioC. */
export const standardFormatMessages = {
  'format.web-annotation.name': 'Web Annotation (W3C)',
  'format.web-annotation.keeps':
    'Annotations as JSON-LD beside the texts, placed by words and by offsets: fragments, overlaps, attributes, notes, links, annotators. Headings, the register and the codebook’s definitions are not in it.',
  'format.qdpx.name': 'REFI-QDA project',
  'format.qdpx.keeps':
    'Texts, codes with their colours, descriptions and nesting, coded passages with notes, links, people, metadata and fields, for other programs of qualitative research. Attributes and the register are not in it; fragments become passages of their own.',
  'format.tei.name': 'TEI P5',
  'format.tei.keeps':
    'A file for each document: words with ids, annotations beside the text with attributes, notes, links, people and the entities that are named. Headings, fields and links from one document to another are not in it.',
  'note.xml.unfit': 'Characters that XML cannot hold, written as U+FFFD: {count}.',
  'format.bioc-xml.name': 'BioC (XML)',
  'format.bioc-xml.keeps':
    'One file of texts with annotations, fragments, attributes, notes, links and annotators, for programs of biomedicine. Headings, links between documents and the codebook’s definitions are not in it.',
  'format.bioc-json.name': 'BioC (JSON)',
  'format.bioc-json.keeps': 'The same as BioC in XML, and also the characters that XML cannot hold.',
  'format.pubtator.name': 'PubTator',
  'format.pubtator.keeps':
    'A title, an abstract and a line for each mention with its label and the id of its entity. Documents of more than two lines are left out, and so is everything else.',
} as const;
