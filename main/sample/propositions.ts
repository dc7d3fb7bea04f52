import type { SampleEnd } from './links.ts';

/** What several of the reports claim, in a wording of nobody's, and the claims that say so. Others are left to assign. */
export const samplePropositions: readonly { readonly statement: string; readonly claims: readonly SampleEnd[] }[] = [
  {
    statement: 'The flood of 9 March killed people',
    claims: [
      ['harbour-gazette.txt', 'Four people died'],
      ['tidewater-wire.txt', 'At least six people were'],
      ['carrow-review.md', 'seven people are known'],
      ['orsten-evening-post.txt', 'The flood of 9 March killed'],
    ],
  },
  {
    statement: 'The levee at Heron Bend was overtopped',
    claims: [
      ['tidewater-wire.txt', 'The levee at Heron Bend was overtopped'],
      ['carrow-review.md', 'The levee at Heron Bend was overtopped'],
      ['carrow-review.md', 'This levee was not overtopped'],
    ],
  },
  {
    statement: 'Residents were evacuated',
    claims: [
      ['harbour-gazette.txt', 'About 2,300 residents spent'],
      ['tidewater-wire.txt', 'the number of evacuated'],
      ['orsten-evening-post.txt', 'the count of those evacuated'],
    ],
  },
  {
    statement: 'The breach was so many metres wide',
    claims: [
      ['harbour-gazette.txt', 'The gap opened'],
      ['tidewater-wire.txt', 'The breach measured'],
    ],
  },
  {
    statement: 'The town was warned before the levee broke',
    claims: [
      ['harbour-gazette.txt', 'We had no siren'],
      ['harbour-gazette.txt', 'The town hall had been telephoned'],
    ],
  },
];
