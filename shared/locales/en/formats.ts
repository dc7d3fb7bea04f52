import { columnFormatMessages } from './formats/columns.ts';
import { linguisticFormatMessages } from './formats/linguistics.ts';
import { standardFormatMessages } from './formats/standards.ts';
import { recordFormatMessages } from './formats/records.ts';

/** What the formats are called, what they keep, and what an export reports. */
export const formatMessages = {
  ...standardFormatMessages,
  ...recordFormatMessages,
  ...columnFormatMessages,
  ...linguisticFormatMessages,
  'format.json.name': 'Annotary JSON',
  'format.json.keeps':
    'The whole project: codebook, annotators, documents with their source bytes, annotations, links. Nothing is lost.',
  'format.csv.name': 'CSV tables',
  'format.csv.keeps':
    'One row per annotation, entity, link and document. The texts themselves, the blocks and the codebook’s definitions are not in it.',
  'format.article-html.name': 'Annotated articles (web page)',
  'format.article-html.keeps':
    'To read and to print: every article with its annotations in colour and in a list, with attributes, notes and links. Pages without scripts that need nothing else. Cannot be read back.',
  'format.article-pdf.name': 'Annotated articles (PDF)',
  'format.article-pdf.keeps':
    'To read, to print and to send: the same pages as the web page, printed with page numbers, an outline and text that can be selected and searched. Cannot be read back. Only the desktop application can print.',
  'format.article-pdf.option.paper': 'Paper',
  'format.article-pdf.option.paper.a4': 'A4',
  'format.article-pdf.option.paper.letter': 'US Letter',
  'article.page': 'Page {page} of {pages}',
  'article.reference': 'Annotation {number}: {label}',
  'article.none': 'No annotations.',
  'article.annotation': '1 annotation',
  'article.annotations': '{count} annotations',
  'article.articles': 'Articles',
  'article.entity': 'Entity',
  'article.proposition': 'Proposition',
  'article.note': 'Note',
  'article.annotator': 'Annotator',
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
  'names.and-more': '{names} and {count} more',
  'export.preview.binary': 'This file is no text.',
  'format.docx.name': 'Word document',
  'format.docx.keeps':
    'Headings, lists, tables, quotations, emphasis, links, and notes at the end. Comments, headers, deleted text and pictures are left out.',
  'format.odt.name': 'OpenDocument text',
  'format.odt.keeps':
    'Headings, lists, tables, quotations, emphasis, links, and notes at the end. Comments, headers, deleted text and pictures are left out.',
  'format.rtf.name': 'Rich Text',
  'format.rtf.keeps':
    'Headings, lists, tables, emphasis, links, and footnotes at the end. Headers, hidden text and pictures are left out.',
  'format.pdf.name': 'PDF',
  'format.pdf.keeps':
    'The text layer in reading order. Headers, footers and page numbers that come again are left out; tables and emphasis are not told.',
  'format.epub.name': 'EPUB book',
  'format.epub.keeps':
    'The chapters in their order, with headings, lists, tables, emphasis and links. Pictures are left out.',
  'format.eml.name': 'E-mail message',
  'format.eml.keeps': 'Subject and body; sender and date. Attachments are named in a note, not read.',
  'format.mhtml.name': 'Web archive',
  'format.mhtml.keeps': 'The main text of the page, as of a web page. Frames and pictures are left out.',
  'format.csv-documents.name': 'Table of articles (CSV)',
  'format.csv-documents.keeps': 'A document for each row; columns that are no text or metadata become its fields.',
  'format.tsv.name': 'Table of articles (tabs)',
  'format.tsv.keeps': 'A document for each row; columns that are no text or metadata become its fields.',
  'format.jsonl.name': 'JSON Lines of articles',
  'format.jsonl.keeps': 'A document for each line; keys that are no text or metadata become its fields.',
  'format.zip.name': 'Archive of articles (ZIP)',
  'format.zip.keeps': 'The files in it, each as it would come in by itself.',
  'loss.report': 'In the project, and not in these files ({format}):',
  'loss.report-end': 'The project itself is unchanged. Annotary JSON holds all of it.',
  'loss.rejected': 'Rejected annotations, which come along only where that is asked for: {count}.',
  'loss.documents': 'Documents of which the format can say nothing, with all that is in them: {count}.',
  'loss.discontinuous.fragments': 'Annotations of several fragments, of which each becomes one of its own: {count}.',
  'loss.discontinuous.apart':
    'Annotations of several fragments with only line ends between two, which become one: {count}.',
  'loss.discontinuous.hull': 'Annotations of several fragments, which cover what stands between them as well: {count}.',
  'loss.overlaps': 'Annotations that overlap another one of their layer; of such, only some can be written: {count}.',
  'loss.layers': 'Layers, of which the file tells no difference or holds one only: {count}.',
  'loss.attributes': 'Values of attributes: {count}.',
  'loss.links': 'Links: {count}.',
  'loss.links-across': 'Links from one document to another: {count}.',
  'loss.link-attributes': 'Links whose attributes or note are left out: {count}.',
  'loss.link-evidence': 'Links whose evidence is left out: {count}.',
  'loss.notes': 'Notes on annotations: {count}.',
  'loss.entities': 'Entries of the register of entities: {count}.',
  'loss.propositions': 'Propositions: {count}.',
  'loss.annotators': 'Who made which annotation, of so many annotators: {count}.',
  'loss.status': 'Annotations whose status, origin or confidence is left out: {count}.',
  'loss.times': 'Annotations of which it is not said when they were made: {count}.',
  'loss.ids': 'Annotations without the ids by which Annotary knows them: {count}.',
  'loss.metadata': 'Documents whose title, outlet, date and the like are left out: {count}.',
  'loss.document-status': 'Documents whose status is left out: {count}.',
  'loss.fields': 'Documents whose own fields are left out: {count}.',
  'loss.document-notes': 'Notes on documents: {count}.',
  'loss.codebook': 'Definitions of labels: {count}.',
  'loss.queries': 'Saved searches and rules for suggestions: {count}.',
  'loss.blocks': 'Documents whose headings, tables or emphasis are left out: {count}.',
  'loss.text.no': 'Documents whose text is not in it: {count}.',
  'loss.text.tokens': 'Documents of whose text only the words are kept, not what stands between them: {count}.',
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
  'note.links-cut': '{links} links lead from one part to another and are in none of them.',
  'note.split-one': '{part}: 1 document.',
  'note.split': '{part}: {documents} documents.',
  'loss.none': 'These files ({format}) hold all that was to be exported.',
  'note.excel-unused': 'The option for spreadsheets is for CSV; it changes nothing here.',
  'note.links-left-out': '{links} links lead to annotations of others and are not in this export.',
} as const;
