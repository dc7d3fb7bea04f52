import type { SampleArticle } from '../sample-article.ts';

const source = `# The crack that was, or was not, reported

*By Jonas Wetherin, Harrowmere, 12 March 2024*

Three days after the Velda took the lower town, seven people are known to be dead and three are missing, according to the [county rescue service](https://example.org/carrow-county/rescue). The argument has moved to paper.

In a press release on Sunday the Ministry of Waters was certain:

> The levee at Heron Bend was overtopped by a flood that no model had foreseen, and there is no evidence of neglect.

Nadia Lindqvar, who teaches soil mechanics at the University of Sundholt, is not. "I have walked the bend, and the grass on the crown is still standing," Professor Lindqvar said on Monday. "Water that runs over a levee combs the grass flat. **This levee was not overtopped.** It failed from below."

Two residents, one of them the retired lock keeper Hanne Drostby, say they reported a crack as long as a bus on 17 January. A clerk told Drostby, she says, that the Velda Levee Board knew of it and had "put it on the list for spring".

The board disputes this. No report of any crack reached it in January or later, Dr Conrad Pellew wrote to this magazine, and the study of 2021 was read by everyone who had to read it. That study, the *Heron Bend Stability Review*, is said to have recommended a clay wall for 14 million crowns. Two members of the board claim that the chief executive called the sum "out of all proportion".

## Who was told, and when

- 1.15 a.m.: the board says that it rang the town hall.
- 3.05 a.m.: the fire brigade takes the first call from a resident.
- 3.40 a.m.: the levee opens.

The mayor says that her telephone shows no call before four. Asked on Monday whether he still saw no neglect, Elverin said: "I rule out nothing."
`;

/** The third report, in Markdown: the press release verbatim, an expert who contradicts it, a reported crack denied. */
export const carrowReview: SampleArticle = {
  fileName: 'carrow-review.md',
  source,
  metadata: {
    title: 'The crack that was, or was not, reported',
    byline: 'Jonas Wetherin',
    outlet: 'The Carrow Review',
    date: '2024-03-12',
    url: 'https://example.org/carrow-review/the-crack',
    language: 'en',
  },
  annotations: [
    { label: 'date', quote: '12 March 2024' },
    { label: 'place', quote: 'Harrowmere' },
    { label: 'place', quote: 'Velda' },
    {
      label: 'claim',
      quote: 'seven people are known to be dead and three are missing',
      attributes: {
        source: 'county rescue service',
        cue: 'according to',
        kind: 'figure',
        directness: 'indirect',
        polarity: 'affirmed',
        certainty: 'certain',
        checkworthy: true,
        quantity_comparator: 'exactly',
        quantity_value: 7,
        quantity_unit: 'deaths',
        event_time: '2024-03-12',
      },
      note: 'The attribution follows inside a Markdown link, so the span ends before its marker.',
    },
    { label: 'quantity', quote: 'seven people' },
    { label: 'quantity', quote: 'three' },
    { label: 'organization', quote: 'county rescue service' },
    { label: 'date', quote: 'Sunday' },
    { label: 'organization', quote: 'Ministry of Waters' },
    {
      label: 'claim',
      quote:
        'The levee at Heron Bend was overtopped by a flood that no model had foreseen, and there is no evidence of neglect',
      attributes: {
        source: 'the Ministry of Waters',
        cue: 'was certain',
        kind: 'statement',
        directness: 'direct',
        polarity: 'affirmed',
        stance: 'opposes',
        certainty: 'certain',
        checkworthy: true,
        verdict: 'false',
      },
    },
    { label: 'place', quote: 'Heron Bend' },
    { label: 'person', quote: 'Nadia Lindqvar' },
    { label: 'organization', quote: 'University of Sundholt' },
    { label: 'place', quote: 'Sundholt' },
    { label: 'person', quote: 'Professor Lindqvar' },
    {
      label: 'claim',
      quote: 'This levee was not overtopped',
      attributes: {
        source: 'Professor Lindqvar',
        cue: 'said',
        kind: 'statement',
        directness: 'direct',
        polarity: 'negated',
        stance: 'opposes',
        certainty: 'certain',
        checkworthy: true,
        verdict: 'true',
      },
      note: 'The two asterisks on either side stay outside the span.',
    },
    { label: 'person', quote: 'Hanne Drostby' },
    {
      label: 'claim',
      quote:
        'they reported a crack as long as a bus on 17 January',
      attributes: {
        source: 'Two residents',
        cue: 'say',
        kind: 'statement',
        directness: 'indirect',
        polarity: 'affirmed',
        certainty: 'certain',
        checkworthy: true,
        verdict: 'mostly-true',
        event_time: '17 January',
      },
    },
    { label: 'date', quote: '17 January' },
    { label: 'person', quote: 'Drostby', occurrence: 2 },
    { label: 'organization', quote: 'Velda Levee Board' },
    {
      label: 'claim',
      quote: 'No report of any crack reached it in January or later, Dr Conrad Pellew wrote to this magazine',
      attributes: {
        source: 'Dr Conrad Pellew',
        cue: 'wrote',
        addressee: 'this magazine',
        kind: 'statement',
        directness: 'indirect',
        polarity: 'negated',
        stance: 'opposes',
        certainty: 'certain',
        checkworthy: true,
        verdict: 'mostly-false',
      },
      note: 'Crosses the next claim over the words that name the source.',
    },
    {
      label: 'claim',
      quote: 'Dr Conrad Pellew wrote to this magazine, and the study of 2021 was read by everyone who had to read it',
      attributes: {
        source: 'Dr Conrad Pellew',
        cue: 'wrote',
        addressee: 'this magazine',
        kind: 'statement',
        directness: 'indirect',
        polarity: 'affirmed',
        stance: 'supports',
        checkworthy: false,
        verdict: 'unverifiable',
      },
    },
    { label: 'person', quote: 'Dr Conrad Pellew' },
    { label: 'work', quote: 'Heron Bend Stability Review' },
    { label: 'place', quote: 'Heron Bend', occurrence: 2 },
    { label: 'money', quote: '14 million crowns' },
    { label: 'person', quote: 'the chief executive', note: 'Conrad Pellew, named by his office.' },
    { label: 'organization', quote: 'fire brigade' },
    { label: 'person', quote: 'The mayor' },
    { label: 'person', quote: 'Elverin' },
    {
      label: 'claim',
      quote: 'I rule out nothing',
      attributes: {
        source: 'Elverin',
        cue: 'said',
        kind: 'evaluation',
        directness: 'direct',
        polarity: 'negated',
        stance: 'neutral',
        certainty: 'doubtful',
        checkworthy: false,
      },
    },
  ],
};
