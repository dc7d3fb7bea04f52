import type { FakeDocument } from './fake-project.ts';

/** Two short articles with a few annotations. */
export const sampleDocuments: readonly FakeDocument[] = [
  {
    name: 'gazette.txt',
    text: 'Levee gives way at Harrowmere\n\nFour people died, the fire brigade said. Ruth Ivesen was called.\n',
    metadata: { title: 'Levee gives way', outlet: 'Harbour Gazette', date: '2024-03-09' },
    annotations: [
      { label: 'place', quote: 'Harrowmere' },
      {
        label: 'claim',
        quote: 'Four people died',
        attributes: { source: 'the fire brigade', cue: 'said', kind: 'figure', quantity_value: 4, checkworthy: true },
      },
      { label: 'person', quote: 'Ruth Ivesen', note: 'Speaks for the board.' },
    ],
  },
  {
    name: 'wire.txt',
    text: 'Toll reaches six at Harrowmere\n\nSix people were killed.\n',
    metadata: { title: 'Toll reaches six', outlet: 'Tidewater Wire', date: '2024-03-10' },
    annotations: [{ label: 'place', quote: 'Harrowmere' }],
  },
];
