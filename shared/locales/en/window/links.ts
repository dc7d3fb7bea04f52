/** Links between annotations, and annotations of several fragments. */
export const linkMessages = {
  'window.fragments.how':
    'Select an annotation first, then more text with the mouse or with Shift and the arrow keys: this adds the text to the annotation.',
  'window.fragments.covered': 'The annotation covers this text already.',
  'window.fragments.only-one': 'This annotation has one fragment only. Delete removes the whole of it.',
  'window.fragments.which': 'Click the fragment that is to go, or put the cursor into it.',
  'window.fragments.add-here': '{label} · {keys} adds the selected text',

  'window.links': 'Links',
  'window.links.drag': 'Drag to another annotation to link the two',
  'window.links.bar': 'New link',
  'window.links.select-first': 'Select the annotation first that the link is to begin at.',
  'window.links.to-itself': 'An annotation cannot be linked to itself. Pick another one.',
  'window.links.none-possible':
    'The codebook has no further type of links between {from} and {to}. Types and what they may join are in the codebook.',
  'window.links.made': 'Linked: “{from}” – {type} – “{to}”',
  'window.links.pick-step':
    'Link “{from}” to: click an annotation, go to it with Tab and press Enter, or type some of its words.',
  'window.links.pick-step-elsewhere':
    'Link “{from}” in {document} to: click an annotation, go to it with Tab and press Enter, or type some of its words.',
  'window.links.type-step': 'How is “{from}” related to “{to}”? Press a key, or choose with the arrow keys and Enter.',
  'window.links.filter': 'Find the other end',
  'window.links.candidates': 'Annotations to link to',
  'window.links.more-candidates': '{count} more: type another word.',
  'window.links.choice': 'from “{from}” to “{to}”',
  'window.links.no-candidates': 'No annotation has these words.',
  'window.links.types': 'Types of links',
  'window.links.take-selected': 'Link to “{quote}”',
  'window.links.cancel': 'Cancel',
  'window.links.back': 'Back',
  'window.links.empty':
    'None yet. {keys} begins one, and so does dragging the dot at the annotation’s name in the text.',
  'window.links.add': 'Link…',
  'window.links.outgoing': 'to',
  'window.links.incoming': 'from',
  'window.links.loading': 'Reading…',
  'window.links.in': 'in',
  'window.links.details': 'Details of the link “{type}”',
  'window.links.type': 'Type',
  'window.links.note': 'Note',
  'window.links.confidence': 'Confidence',
  'window.links.confidence-hint': 'In percent, from 0 to 100.',
  'window.links.confidence-problem': '“{text}” is no percentage from 0 to 100.',
  'window.links.reverse': 'Reverse',
  'window.links.remove': 'Remove link',
  'window.links.go': 'Go to “{quote}”',
  'window.links.more': '{count} more in the inspector',
} as const;
