/** What kinds of files are called, and what a reader has to say about how it read one. */
export const readerMessages = {
  'kind.word-97': 'a document of Word 97–2003 (.doc)',
  'kind.excel-97': 'a table of Excel 97–2003 (.xls)',
  'kind.powerpoint-97': 'slides of PowerPoint 97–2003 (.ppt)',
  'kind.ole': 'a file of an older Office program',
  'kind.xlsx': 'a table of Excel',
  'kind.pptx': 'PowerPoint slides',
  'kind.ods': 'an OpenDocument table',
  'kind.odp': 'OpenDocument slides',
  'kind.opendocument': 'an OpenDocument file that is no text',
  'kind.postscript': 'a PostScript file',
  'kind.advice.docx': 'Save it as .docx, and import that.',
  'kind.advice.csv': 'Save it as CSV, and import that.',
  'kind.advice.pdf': 'Save it as PDF, and import that.',
  'kind.advice.none': 'Save it in one of the kinds that can be opened.',
  'reader.note.attachments': 'Attachments of this message, which were not read ({count}): {names}.',
  'reader.note.running':
    'Headers, footers and page numbers that come again, or that a browser printed, were left out of the text ({count} lines; # stands for a number): {lines}.',
  'reader.note.joined-words':
    'Words that were broken at the end of a line and joined, although the document has them nowhere else ({count}). A hyphen of the word itself may be missing: {words}.',
  'reader.note.pages-without-text': 'Pages without text, perhaps pictures of it ({count}): {pages}.',
  'reader.note.presentation-forms':
    '{count} Arabic letters are kept in the shape they have on the page, so a search for the usual letters does not find them.',
  'reader.note.radicals':
    '{count} Chinese or Japanese characters are kept as the radicals that the PDF has in their place. They look the same, but a search for the usual characters does not find them.',
  'reader.note.comments': 'Comments of the document, which were not read: {count}.',
  'reader.note.markdown-too-much':
    'This Markdown asks too much of the parser, so it was taken as plain text: headings, lists and emphasis are not shown as such.',
  'reader.note.no-header':
    'The first row of the table was read as an article, since none of its cells is called as columns usually are.',
  'reader.note.dates':
    'Dates of the table that are written in no form that is understood without doubt, and stay as they are ({count}): {date} …',
  'reader.note.cell-html': 'This text stood in its table as HTML. Its tags were taken for paragraphs and emphasis.',
  'reader.note.cell-escapes': 'Signs that stood in this text as in HTML (&amp;) were put in plainly.',
  'reader.note.nested-rows': 'Rows of tables inside cells, which have become lines of their cells: {count}.',
  'reader.note.page-rest':
    'Longer paragraphs of the page that are not in the text, since they were not taken for a part of the article: {count}, with {words} words. The first begins: “{begins}”.',
  'reader.note.article-body':
    'The page shows its article by a program only. The text was taken from what the page says to search engines, without headings, links and emphasis.',
  'reader.note.formulas': 'Formulas, charts and other objects that could not be read: {count}.',
  'reader.note.alt-chunks': 'Files that were put into this document as a whole and were not read: {count}.',
  'kind.fb2': 'a FictionBook (.fb2)',
  'kind.advice.epub': 'Convert it to EPUB (with Calibre, for instance), and import that.',
} as const;
