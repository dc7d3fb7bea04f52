/** The passages that show a link. */
export const evidenceMessages = {
  'window.evidence.of': 'Evidence at “{quote}”',
  'window.evidence.add': 'Add evidence…',
  'window.evidence.remove': 'Remove “{quote}”',
  'window.evidence.bar': 'Evidence',
  'window.evidence.step':
    'Evidence at “{quote}”: select the words that show it, with the mouse or with Shift and the arrows, and press Enter.',
  'window.evidence.step-elsewhere': 'Evidence at “{quote}” is looked for in {document}. Go there to select it.',
  'window.evidence.take': 'Add the selected text',
  'window.evidence.other-side': 'Go to “{quote}”',
  'window.evidence.done': 'Done',
  'window.evidence.added': 'Added: “{quote}”.',
  'window.evidence.elsewhere': 'Neither end of the link stands in this article.',
  'window.evidence.select-first': 'Select the words first that show it.',
  'window.evidence.there-already': 'These words are among the evidence already.',
} as const;
