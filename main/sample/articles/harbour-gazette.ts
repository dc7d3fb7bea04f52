import type { SampleArticle } from '../sample-article.ts';

const source = `Levee gives way at Harrowmere, four dead and eleven missing

By Petra Halloway

HARROWMERE, 9 March 2024 – The river Velda broke through its levee at Heron Bend before dawn on Saturday and drove brown water into the lower streets of Harrowmere. Four people died and eleven were missing by noon, the Harrowmere Fire Brigade said. About 2,300 residents spent the day in schools and sports halls.

The gap opened at 3.40 a.m. and was soon 40 metres wide, said Miriam Ashgrove, the mayor. “We had no siren, no call, no warning of any kind,” she told reporters outside the town hall. “People woke up because their beds were wet.”

Conrad Pellew, chief executive of the Velda Levee Board, rejected that account. The town hall had been telephoned at 1.15 a.m., Pellew said, and nobody had picked up. The levee had passed its last inspection in October 2023 “without a single remark”, he added.

Rescue crews from Carrow County worked with eighteen boats. A spokesman for the brigade said the number of victims would probably rise, because not every cellar in Weir Street had been searched.

The damage is still a matter of guesswork. The mayor spoke of “at least 90 million crowns”; the insurer Lowland Mutual said it was too early for any figure. Under the Flood Protection Act of 1998 the state must pay for half of the repairs to a breached levee, but not for homes.

It is the worst flooding in the town since the Candlemas Flood of 1976, when the same stretch held. Ashgrove promised that no family would have to sleep in a gymnasium for longer than a week.
`;

/** The first report, on the day itself: early figures, and two accounts of the warning that exclude each other. */
export const harbourGazette: SampleArticle = {
  fileName: 'harbour-gazette.txt',
  source,
  metadata: {
    title: 'Levee gives way at Harrowmere, four dead and eleven missing',
    byline: 'Petra Halloway',
    outlet: 'Harbour Gazette',
    date: '2024-03-09',
    url: 'https://example.org/harbour-gazette/levee-gives-way-at-harrowmere',
    language: 'en',
  },
  annotations: [
    { label: 'date', quote: '9 March 2024' },
    { label: 'place', quote: 'Velda' },
    { label: 'place', quote: 'Heron Bend' },
    { label: 'date', quote: 'before dawn on Saturday' },
    { label: 'place', quote: 'Harrowmere', occurrence: 2 },
    {
      label: 'claim',
      quote: 'Four people died and eleven were missing by noon',
      attributes: {
        source: 'the Harrowmere Fire Brigade',
        cue: 'said',
        kind: 'figure',
        directness: 'indirect',
        polarity: 'affirmed',
        certainty: 'certain',
        checkworthy: true,
        verdict: 'mostly-true',
        quantity_comparator: 'exactly',
        quantity_value: 4,
        quantity_unit: 'deaths',
        event_time: '2024-03-09',
      },
      note: 'The count at noon on the first day. Later reports raise it.',
    },
    { label: 'quantity', quote: 'Four people' },
    { label: 'quantity', quote: 'eleven', occurrence: 2 },
    { label: 'organization', quote: 'Harrowmere Fire Brigade' },
    {
      label: 'place',
      quote: 'Harrowmere',
      occurrence: 3,
      note: 'A place inside the name of an organization: nested annotations are normal.',
    },
    {
      label: 'claim',
      quote: 'About 2,300 residents spent the day in schools and sports halls',
      attributes: {
        kind: 'figure',
        directness: 'unattributed',
        polarity: 'affirmed',
        certainty: 'probable',
        checkworthy: true,
        quantity_comparator: 'about',
        quantity_value: 2300,
        quantity_unit: 'evacuated residents',
        event_time: '2024-03-09',
      },
    },
    { label: 'quantity', quote: 'About 2,300 residents' },
    {
      label: 'claim',
      quote: 'The gap opened at 3.40 a.m. and was soon 40 metres wide',
      attributes: {
        source: 'Miriam Ashgrove',
        cue: 'said',
        kind: 'figure',
        directness: 'indirect',
        polarity: 'affirmed',
        checkworthy: true,
        quantity_comparator: 'exactly',
        quantity_value: 40,
        quantity_unit: 'metres',
        event_time: '3.40 a.m.',
      },
    },
    { label: 'date', quote: '3.40 a.m.', note: 'The last dot belongs to the abbreviation, not to the sentence.' },
    { label: 'quantity', quote: '40 metres' },
    { label: 'person', quote: 'Miriam Ashgrove' },
    { label: 'person', quote: 'the mayor', note: 'The same person, named by her office.' },
    {
      label: 'claim',
      quote: 'We had no siren, no call, no warning of any kind',
      attributes: {
        source: 'she',
        cue: 'told',
        addressee: 'reporters',
        kind: 'statement',
        directness: 'direct',
        polarity: 'negated',
        stance: 'opposes',
        certainty: 'certain',
        checkworthy: true,
        verdict: 'mixed',
      },
    },
    { label: 'person', quote: 'Conrad Pellew' },
    { label: 'organization', quote: 'Velda Levee Board' },
    {
      label: 'claim',
      quote: 'The town hall had been telephoned at 1.15 a.m., Pellew said',
      attributes: {
        source: 'Pellew',
        cue: 'said',
        kind: 'statement',
        directness: 'indirect',
        polarity: 'affirmed',
        certainty: 'certain',
        checkworthy: true,
        verdict: 'mostly-true',
        event_time: '1.15 a.m.',
      },
      note: 'Crosses the next claim: both share the words “Pellew said”.',
    },
    {
      label: 'claim',
      quote: 'Pellew said, and nobody had picked up',
      attributes: {
        source: 'Pellew',
        cue: 'said',
        kind: 'statement',
        directness: 'indirect',
        polarity: 'negated',
        stance: 'opposes',
        checkworthy: true,
        verdict: 'unverifiable',
      },
    },
    { label: 'person', quote: 'Pellew', occurrence: 2 },
    { label: 'date', quote: 'October 2023' },
    { label: 'place', quote: 'Weir Street' },
    {
      label: 'claim',
      quote: 'at least 90 million crowns',
      attributes: {
        source: 'The mayor',
        cue: 'spoke of',
        kind: 'figure',
        directness: 'mixed',
        certainty: 'possible',
        checkworthy: true,
        quantity_comparator: 'at-least',
        quantity_value: 90000000,
        quantity_unit: 'crowns',
      },
    },
    { label: 'money', quote: '90 million crowns' },
    { label: 'organization', quote: 'Lowland Mutual' },
    { label: 'law', quote: 'Flood Protection Act of 1998' },
    { label: 'event', quote: 'Candlemas Flood of 1976' },
    { label: 'person', quote: 'Ashgrove', occurrence: 2 },
  ],
};
