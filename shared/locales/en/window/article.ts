/** In and around the article. */
export const articleMessages = {
  'window.notice.backed-up': 'A verified backup was made: {path}',
  'window.notice.sound': 'The project was checked and is sound.',
  'window.notice.not-sound': 'The check found {count} problem(s), the first in {where}: {detail}',
  'window.notice.select-first': 'Select a stretch of text first, then choose the label.',
  'window.notice.nothing-to-label':
    'Only blanks or punctuation are selected. Hold Alt while selecting to label exactly what you mark.',
  'window.notice.finished': 'The document is finished.',
  'window.notice.reopened': 'The document is in progress again.',
} as const;
