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
    'Headers, footers and page numbers that come again were left out of the text ({count} lines; # stands for a number): {lines}.',
  'reader.note.joined-words':
    'Words that were broken at the end of a line and joined, although the document has them nowhere else ({count}). A hyphen of the word itself may be missing: {words}.',
  'reader.note.pages-without-text': 'Pages without text, perhaps pictures of it ({count}): {pages}.',
  'reader.note.presentation-forms':
    '{count} Arabic letters are kept in the shape they have on the page, so a search for the usual letters does not find them.',
  'reader.note.comments': 'Comments of the document, which were not read: {count}.',
  'reader.note.markdown-too-much':
    'This Markdown asks too much of the parser, so it was taken as plain text: headings, lists and emphasis are not shown as such.',
  'reader.note.nested-rows': 'Rows of tables inside cells, which have become lines of their cells: {count}.',
} as const;
