import type { SampleArticle } from '../sample-article.ts';

const source = `Ministry sees no neglect as Harrowmere toll reaches six

SUNDHOLT, 10 March 2024 (Tidewater Wire) – At least six people were killed and nine were still missing on Sunday after the levee breach at Harrowmere, the Carrow County rescue service said, correcting what it had announced on Saturday evening. It put the number of evacuated residents at 2,800.

“The levee at Heron Bend was overtopped by a flood that no model had foreseen, and there is no evidence of neglect,” the Ministry of Waters said in a press release.

Tomas Elverin, the minister, flew over the valley in the morning. The breach measured 60 metres from edge to edge, he said, half as wide again as first thought. It could be closed within ten days for 25 million crowns, he said, half of them paid by the state under the Flood Protection Act.

The ministry said that the Velda Levee Board had told it on Friday evening that the levee would hold. Ruth Ivesen, who speaks for the board, confirmed the call but denied that anyone had given such a guarantee. “We said it should hold if the rain stopped,” Ivesen said. “It did not stop.”

At Lower Ferry the gauge showed 7.42 metres at midnight, according to the State Hydrological Office. That is 18 percent above the old record of 6.29 metres, set in the Candlemas Flood of 1976.

Mayor Ashgrove repeated that her town had received no warning. Elverin said that he had no reason to doubt her, but that telephone records would have to be examined before anyone was blamed.

Rain is expected to ease on Monday. The rescue service fears that some of the missing were swept past the weir.
`;

/** The second day: corrected figures, the press release in its own words, a nested attribution and its denial. */
export const tidewaterWire: SampleArticle = {
  fileName: 'tidewater-wire.txt',
  source,
  metadata: {
    title: 'Ministry sees no neglect as Harrowmere toll reaches six',
    byline: 'Tidewater Wire staff',
    outlet: 'Tidewater Wire',
    date: '2024-03-10',
    url: 'https://example.org/tidewater-wire/2024/03/10/harrowmere-toll',
    language: 'en',
  },
  annotations: [
    { label: 'place', quote: 'SUNDHOLT' },
    { label: 'date', quote: '10 March 2024' },
    {
      label: 'claim',
      quote:
        'At least six people were killed and nine were still missing on Sunday after the levee breach at Harrowmere',
      attributes: {
        source: 'the Carrow County rescue service',
        cue: 'said',
        kind: 'figure',
        directness: 'indirect',
        polarity: 'affirmed',
        certainty: 'certain',
        checkworthy: true,
        verdict: 'mostly-true',
        quantity_comparator: 'at-least',
        quantity_value: 6,
        quantity_unit: 'deaths',
        event_time: 'Sunday',
      },
    },
    { label: 'quantity', quote: 'At least six people' },
    { label: 'quantity', quote: 'nine' },
    { label: 'event', quote: 'the levee breach at Harrowmere' },
    { label: 'place', quote: 'Harrowmere', occurrence: 2 },
    { label: 'organization', quote: 'Carrow County rescue service' },
    { label: 'place', quote: 'Carrow County' },
    {
      label: 'claim',
      quote: 'the number of evacuated residents at 2,800',
      attributes: {
        source: 'the Carrow County rescue service',
        cue: 'put',
        kind: 'figure',
        directness: 'indirect',
        polarity: 'affirmed',
        checkworthy: true,
        verdict: 'mostly-false',
        quantity_comparator: 'exactly',
        quantity_value: 2800,
        quantity_unit: 'evacuated residents',
      },
      note: 'Corrected to 3,150 by the same service on 21 March.',
    },
    { label: 'quantity', quote: '2,800' },
    {
      label: 'claim',
      quote:
        'The levee at Heron Bend was overtopped by a flood that no model had foreseen, and there is no evidence of neglect',
      attributes: {
        source: 'the Ministry of Waters',
        cue: 'said',
        kind: 'statement',
        directness: 'direct',
        polarity: 'affirmed',
        stance: 'opposes',
        certainty: 'certain',
        checkworthy: true,
        verdict: 'false',
        reviewer: 'Lower Velda Fact Desk',
        reviewer_url: 'https://example.org/fact-desk',
        review_url: 'https://example.org/fact-desk/heron-bend-overtopped',
        review_date: '2024-03-14',
        review_text:
          'The grass on the crown of the levee is still standing, which water that ran over it would have combed flat.',
      },
      note: 'The press release, word for word. The Carrow Review quotes it too; the Sundholt Ledger changes the words.',
    },
    { label: 'place', quote: 'Heron Bend' },
    { label: 'organization', quote: 'Ministry of Waters' },
    { label: 'person', quote: 'Tomas Elverin' },
    { label: 'person', quote: 'the minister' },
    {
      label: 'claim',
      quote: 'The breach measured 60 metres from edge to edge',
      attributes: {
        source: 'Tomas Elverin',
        cue: 'said',
        kind: 'figure',
        directness: 'indirect',
        polarity: 'affirmed',
        checkworthy: true,
        quantity_comparator: 'exactly',
        quantity_value: 60,
        quantity_unit: 'metres',
      },
    },
    { label: 'quantity', quote: '60 metres' },
    {
      label: 'claim',
      quote: 'It could be closed within ten days for 25 million crowns',
      attributes: {
        source: 'Tomas Elverin',
        cue: 'said',
        kind: 'prediction',
        directness: 'indirect',
        polarity: 'affirmed',
        certainty: 'possible',
        checkworthy: true,
        quantity_comparator: 'exactly',
        quantity_value: 25000000,
        quantity_unit: 'crowns',
      },
    },
    { label: 'money', quote: '25 million crowns' },
    { label: 'law', quote: 'Flood Protection Act' },
    {
      label: 'claim',
      quote: 'the Velda Levee Board had told it on Friday evening that the levee would hold',
      attributes: {
        source: 'The ministry',
        cue: 'said',
        kind: 'prediction',
        directness: 'indirect',
        polarity: 'affirmed',
        certainty: 'certain',
        checkworthy: true,
        event_time: 'Friday evening',
      },
      note: 'Nested attribution: the ministry says what the board told it.',
    },
    { label: 'organization', quote: 'Velda Levee Board' },
    { label: 'place', quote: 'Velda' },
    { label: 'person', quote: 'Ruth Ivesen' },
    {
      label: 'claim',
      quote:
        'anyone had given such a guarantee',
      attributes: {
        source: 'Ruth Ivesen',
        cue: 'denied',
        kind: 'statement',
        directness: 'indirect',
        polarity: 'negated',
        stance: 'opposes',
        checkworthy: true,
        verdict: 'unverifiable',
      },
    },
    { label: 'quantity', quote: '7.42 metres' },
    { label: 'organization', quote: 'State Hydrological Office' },
    { label: 'event', quote: 'Candlemas Flood of 1976' },
    { label: 'person', quote: 'Mayor Ashgrove' },
    { label: 'person', quote: 'Elverin', occurrence: 2 },
  ],
};
