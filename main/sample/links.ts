/** An annotation of the sample project: its file, and how its quote begins (unique there, or the whole quote). */
export type SampleEnd = readonly [fileName: string, quote: string];

/** A link of the sample project; the type is one of the default codebook. */
export interface SampleLink {
  readonly type: string;
  readonly from: SampleEnd;
  readonly to: SampleEnd;
}

const gazette = (quote: string): SampleEnd => ['harbour-gazette.txt', quote];
const wire = (quote: string): SampleEnd => ['tidewater-wire.txt', quote];
const review = (quote: string): SampleEnd => ['carrow-review.md', quote];
const ledger = (quote: string): SampleEnd => ['sundholt-ledger.html', quote];
const post = (quote: string): SampleEnd => ['orsten-evening-post.txt', quote];

const pressRelease = 'The levee at Heron Bend was overtopped';

/** Who says what, and where the five reports agree and where they do not. Enough to see each kind; more is left to tag. */
export const sampleLinks: readonly SampleLink[] = [
  { type: 'source', from: gazette('The gap opened'), to: gazette('Miriam Ashgrove') },
  { type: 'source', from: gazette('We had no siren'), to: gazette('the mayor') },
  { type: 'source', from: gazette('The town hall had been telephoned'), to: gazette('Conrad Pellew') },
  { type: 'source', from: gazette('Pellew said, and nobody'), to: gazette('Conrad Pellew') },
  { type: 'coreference', from: gazette('the mayor'), to: gazette('Miriam Ashgrove') },
  { type: 'belongs-to', from: gazette('Conrad Pellew'), to: gazette('Velda Levee Board') },
  { type: 'contradicts', from: gazette('The town hall had been telephoned'), to: gazette('We had no siren') },

  { type: 'source', from: wire('At least six people were'), to: wire('Carrow County rescue service') },
  { type: 'source', from: wire('The breach measured'), to: wire('Tomas Elverin') },
  { type: 'source', from: wire(pressRelease), to: wire('Ministry of Waters') },
  { type: 'updates', from: wire('At least six people were'), to: gazette('Four people died') },
  { type: 'different-figure', from: wire('The breach measured'), to: gazette('The gap opened') },
  { type: 'different-figure', from: wire('the number of evacuated'), to: gazette('About 2,300 residents spent') },

  { type: 'source', from: review('This levee was not overtopped'), to: review('Professor Lindqvar') },
  { type: 'contradicts', from: review('This levee was not overtopped'), to: review(pressRelease) },
  { type: 'same', from: review(pressRelease), to: wire(pressRelease) },
  { type: 'updates', from: review('seven people are known'), to: wire('At least six people were') },

  { type: 'different-figure', from: ledger('Tomas Elverin said, and would'), to: wire('It could be closed') },

  { type: 'updates', from: post('The flood of 9 March killed'), to: review('seven people are known') },
  { type: 'different-figure', from: post('the count of those evacuated'), to: wire('the number of evacuated') },
  { type: 'supports', from: post('The river stayed 11'), to: review('This levee was not overtopped') },
];
