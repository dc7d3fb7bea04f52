import type { SampleEnd } from '../sample/links.ts';

const gazette = (quote: string): SampleEnd => ['harbour-gazette.txt', quote];
const wire = (quote: string): SampleEnd => ['tidewater-wire.txt', quote];
const review = (quote: string): SampleEnd => ['carrow-review.md', quote];
const ledger = (quote: string): SampleEnd => ['sundholt-ledger.html', quote];
const post = (quote: string): SampleEnd => ['orsten-evening-post.txt', quote];
const notes = (quote: string): SampleEnd => ['field-notes.md', quote];

const overtopped = 'The levee at Heron Bend was overtopped';

/** Pairs of the sample project that belong together and that its links leave to be found: judged by hand. */
export const alsoPaired: readonly (readonly [SampleEnd, SampleEnd])[] = [
  [gazette('Four people died'), review('seven people are known')],
  [gazette('Four people died'), post('The flood of 9 March killed')],
  [wire('At least six people were'), post('The flood of 9 March killed')],
  [gazette('About 2,300 residents spent'), post('the count of those evacuated')],
  [gazette('at least 90 million'), ledger('The flood in Harrowmere will cost')],
  [gazette('at least 90 million'), ledger('Furniture and cars')],
  [wire(overtopped), review('This levee was not overtopped')],
  [wire(overtopped), ledger('the river had gone over')],
  [wire(overtopped), post('The river stayed 11')],
  [review(overtopped), ledger('the river had gone over')],
  [review(overtopped), post('The river stayed 11')],
  [review('This levee was not overtopped'), ledger('the river had gone over')],
  [ledger('the river had gone over'), post('The river stayed 11')],
  [review('No report of any crack'), ledger('Conrad Pellew informed')],
  [review('they reported a crack'), ledger('Conrad Pellew informed')],
  [wire('the Velda Levee Board had told'), notes('it will hold')],
];
