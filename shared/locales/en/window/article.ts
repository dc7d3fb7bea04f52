/** In and around the article. */
export const articleMessages = {
  'window.notice.rescued':
    'The project’s file was deleted or replaced by another program. Nothing is lost: you are working in {path} now.',
  'window.notice.upgraded':
    'This project was made with an earlier Annotary and is in the newest format now. As it was before, it is kept in {copy}.',
  'window.notice.label-retired': '“{label}” is retired and not given any more. Choose another label.',
  'window.notice.brush-gone': '“{label}” is not offered any more, so the brush is put away.',
  'window.notice.last-label-gone': 'The label that you gave last is not in the codebook any more. Choose another.',
  'window.notice.claim-again': 'These words are a claim already; this is a second one. Undo takes it back.',
  'window.notice.duplicate': 'The same words have this label already.',
  'window.notice.backed-up': 'A verified backup was made: {path}',
  'window.notice.sound': 'The project was checked and is sound.',
  'window.notice.sound-warned':
    'The project is sound. To be judged: {count} pair(s) of links that contradict each other, the first in {where}: {detail}',
  'window.notice.not-sound': 'The check found {count} problem(s), the first in {where}: {detail}',
  'window.notice.select-first': 'Select a stretch of text first, then choose the label.',
  'window.notice.nothing-to-label':
    'Only blanks or punctuation are selected. Hold Alt while selecting to label exactly what you mark.',
  'window.relabelled.loses':
    'With the label {label} it loses what cannot be said of it there: {things}. Undo brings them back.',
  'window.relabelled.value': '{count} value',
  'window.relabelled.values': '{count} values',
  'window.relabelled.link': '{count} link',
  'window.relabelled.links': '{count} links',
  'window.relabelled.and': ' and ',
  'window.notice.finished': 'The document is finished.',
  'window.notice.reopened': 'The document is in progress again.',
  'window.reader.loading': 'Opening the article…',
  'window.reader.try-again': 'Try again',
  'window.reader.empty-title': 'No article is open',
  'window.reader.empty-text':
    'Choose one on the left, or import files: text, web pages, Word, PDF, tables of articles and more. You can also drop them here.',
  'window.reader.help':
    'Arrow keys move the text cursor by word, with Shift they select. Press the key of a label to annotate. {next} goes to the next annotation, {region} to the next part of the window.',
  'window.reader.selected': 'Selected: {label}, “{quote}”',
} as const;
