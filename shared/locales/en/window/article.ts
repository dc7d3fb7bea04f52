/** In and around the article. */
export const articleMessages = {
  'window.notice.rescued':
    'The project’s file was deleted or replaced by another program. Nothing is lost: you are working in {path} now.',
  'window.notice.duplicate': 'The same words have this label already.',
  'window.notice.backed-up': 'A verified backup was made: {path}',
  'window.notice.sound': 'The project was checked and is sound.',
  'window.notice.not-sound': 'The check found {count} problem(s), the first in {where}: {detail}',
  'window.notice.select-first': 'Select a stretch of text first, then choose the label.',
  'window.notice.nothing-to-label':
    'Only blanks or punctuation are selected. Hold Alt while selecting to label exactly what you mark.',
  'window.notice.finished': 'The document is finished.',
  'window.notice.reopened': 'The document is in progress again.',
  'window.reader.loading': 'Opening the article…',
  'window.reader.try-again': 'Try again',
  'window.reader.empty-title': 'No article is open',
  'window.reader.empty-text':
    'Choose one on the left, or import text, Markdown and HTML files. You can also drop them here.',
  'window.reader.help':
    'Arrow keys move the text cursor by word, with Shift they select. Press the key of a label to annotate. Tab goes to the next annotation, F6 to the next part of the window.',
  'window.reader.selected': 'Selected: {label}, “{quote}”',
} as const;
