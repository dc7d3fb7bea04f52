import type { SampleArticle } from '../sample-article.ts';

const source = `Eight dead, nobody missing: Harrowmere closes its list

By Saskia Torrell
ORSTEN, 21 March 2024

The search in Harrowmere is over. The flood of 9 March killed eight people, the Carrow County rescue service said on Thursday, and nobody is missing any longer. The last name to be crossed out belonged to a lorry driver who had been staying with his sister and had no idea that anyone was looking for him.

“Every number we gave you was right,” said Ole Tarnsby, who leads the service, “and every one was out of date when you printed it.” Tarnsby also corrected the count of those evacuated: 3,150, not 2,800. A nursing home had been entered as a single address.

An interim report of the State Hydrological Office goes against the first statement of the Ministry of Waters. The river stayed 11 centimetres below the crown of the levee at Heron Bend, the report says; water seeping along an old drain was the likely cause. “We spoke too soon,” said the minister, Tomas Elverin. He denied having been shown any letter about a crack.

Who was warned remains open. The telephone company confirmed that a call from the Velda Levee Board to the town hall lasted eleven seconds at 1.17 a.m., but could not say that anyone had answered it. Miriam Ashgrove, who had spoken of no warning of any kind, now says the town had “no warning that deserved the name”.

Conrad Pellew gave up his post on Tuesday, “without any admission of fault”, according to the board. His successor, Ruth Ivesen, promised that a clay wall would stand by November.

Lowland Mutual, which had put the damage at 185 million crowns, now expects 164 million.
`;

/** The last report: the figures brought up to date. Few annotations, so that there is something left to do. */
export const orstenEveningPost: SampleArticle = {
  fileName: 'orsten-evening-post.txt',
  source,
  metadata: {
    title: 'Eight dead, nobody missing: Harrowmere closes its list',
    byline: 'Saskia Torrell',
    outlet: 'Orsten Evening Post',
    date: '2024-03-21',
    url: 'https://example.org/orsten-evening-post/harrowmere-closes-its-list',
    language: 'en',
  },
  annotations: [
    { label: 'date', quote: '21 March 2024' },
    { label: 'place', quote: 'Harrowmere', occurrence: 2 },
    {
      label: 'claim',
      quote: 'The flood of 9 March killed eight people',
      attributes: {
        source: 'the Carrow County rescue service',
        cue: 'said',
        kind: 'figure',
        directness: 'indirect',
        polarity: 'affirmed',
        certainty: 'certain',
        checkworthy: true,
        verdict: 'true',
        quantity_comparator: 'exactly',
        quantity_value: 8,
        quantity_unit: 'deaths',
        event_time: '2024-03-09',
      },
    },
    { label: 'event', quote: 'The flood of 9 March' },
    { label: 'organization', quote: 'Carrow County rescue service' },
    {
      label: 'claim',
      quote: 'the count of those evacuated: 3,150, not 2,800',
      attributes: {
        source: 'Tarnsby',
        cue: 'corrected',
        kind: 'figure',
        directness: 'indirect',
        polarity: 'affirmed',
        certainty: 'certain',
        checkworthy: true,
        verdict: 'true',
        quantity_comparator: 'exactly',
        quantity_value: 3150,
        quantity_unit: 'evacuated residents',
      },
      note: 'Updates the figure given on 10 March.',
    },
    { label: 'organization', quote: 'Ministry of Waters' },
    {
      label: 'claim',
      quote: 'The river stayed 11 centimetres below the crown of the levee at Heron Bend',
      attributes: {
        source: 'the report',
        cue: 'says',
        kind: 'statement',
        directness: 'indirect',
        polarity: 'affirmed',
        certainty: 'certain',
        checkworthy: true,
        verdict: 'true',
      },
      note: 'Contradicts the press release of 10 March.',
    },
    { label: 'person', quote: 'Tomas Elverin' },
    { label: 'person', quote: 'Conrad Pellew' },
    { label: 'person', quote: 'Ruth Ivesen' },
    {
      label: 'claim',
      quote: 'a clay wall would stand by November',
      attributes: {
        source: 'Ruth Ivesen',
        cue: 'promised',
        kind: 'promise',
        directness: 'indirect',
        polarity: 'affirmed',
        stance: 'supports',
        certainty: 'probable',
        checkworthy: false,
        event_time: 'November',
      },
    },
  ],
};
