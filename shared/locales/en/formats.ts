/** What the formats are called, what they keep, and what an export reports. */
export const formatMessages = {
  'format.json.name': 'Annotary JSON',
  'format.json.keeps':
    'The whole project: codebook, annotators, documents with their source bytes, annotations, links. Nothing is lost.',
  'format.csv.name': 'CSV tables',
  'format.csv.keeps':
    'One row per annotation, entity, link and document. The texts themselves, the blocks and the codebook’s definitions are not in it.',
  'format.txt.name': 'Plain text',
  'format.txt.keeps': 'Every character, whatever the encoding.',
  'format.markdown.name': 'Markdown',
  'format.markdown.keeps': 'Every character; headings, lists, tables and emphasis are shown.',
  'format.html.name': 'Web page',
  'format.html.keeps':
    'The main text with headings, lists, tables, emphasis and links. Scripts, images and menus are left out.',
  'note.csv.excel':
    'For spreadsheets: each file begins with a byte order mark, and {cells} cells that begin like a formula have an apostrophe in front. Use an export without this option for analysis.',
  'note.csv.unknown-attributes':
    '{values} values belong to attributes that the codebook does not have any more, and are not in the tables.',
  'note.csv.no-text': 'The tables hold the annotated words, not the texts. Annotary JSON holds both.',
  'note.csv.flat': 'One table of annotations; documents, entities and links have tables only in a folder.',
  'note.excel-unused': 'The option for spreadsheets is for CSV; it changes nothing here.',
  'note.links-left-out': '{links} links lead to annotations of others and are not in this export.',
} as const;
