/** What the formats are called, what they keep, and what an export reports. */
export const formatMessages = {
  'format.json.name': 'Annotary JSON',
  'format.json.keeps':
    'The whole project: codebook, annotators, documents with their source bytes, annotations, links. Nothing is lost.',
  'format.csv.name': 'CSV tables',
  'format.csv.keeps':
    'One row per annotation, entity, link and document. The texts themselves, the blocks and the codebook’s definitions are not in it.',
  'format.codebook.name': 'Codebook (JSON)',
  'format.codebook.keeps':
    'The codebook alone: layers, labels, attributes, types of links. Nothing of it is lost; texts and annotations are not in it.',
  'format.qdc.name': 'REFI-QDA codebook',
  'format.qdc.keeps':
    'Labels with name, colour, description and nesting, for other programs of qualitative research. Attributes, types of links and shortcuts are not in it.',
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
  'note.csv.unit.codepoint': 'Start and end count code points, as Python does.',
  'note.csv.unit.utf16': 'Start and end count UTF-16 units, as JavaScript and Java do.',
  'note.csv.flat': 'One table of annotations; documents, entities and links have tables only in a folder.',
  'note.codebook.key-taken':
    'The label {label} has no key now: “{key}” is a blank, or another label before it has the same one.',
  'note.qdc.left-out':
    'Not in this format: {attributes} attributes, {linkTypes} types of links, {shortcuts} shortcuts. The codebook as JSON holds them.',
  'note.qdc.no-codes':
    'The codebook has no labels. REFI-QDA asks for at least one, so other programs may refuse the file.',
  'note.qdc.sets-left-out':
    'The {sets} sets do not divide the codes between them, so they could not become layers and were left out.',
  'note.qdc.unnamed': '{count} names were empty; these have a number instead.',
  'note.qdc.shortened': '{count} names were longer than 200 characters and were cut there.',
  'note.qdc.uncodable': '{count} codes are marked as not to be used for coding: their labels come in as retired.',
  'note.qdc.undecided': '{count} codes do not say whether they may be used for coding: their labels can be used.',
  'note.qdc.bad-color': '{count} colours are none, like #RRGGBB: these codes were given others.',
  'note.qdc.colorless': '{count} codes have no colour and were given one.',
  'note.qdc.unknown': '{count} elements of the file have no meaning here and were left out.',
  'note.excel-unused': 'The option for spreadsheets is for CSV; it changes nothing here.',
  'note.links-left-out': '{links} links lead to annotations of others and are not in this export.',
} as const;
