import type { SampleArticle } from '../sample-article.ts';

// Written with escapes wherever an editor could change the characters unseen: joiners, modifiers, combining marks,
// the no-break space. Right-to-left words are constants, so that their line does not reorder the code around them.
const firefighter = '👩\u200D🚒'; // woman + zero width joiner + fire engine: one sign, 5 UTF-16 units
const family = '👨\u200D👩\u200D👧\u200D👦'; // four persons and three joiners: 11 UTF-16 units
const thumbsUp = '👍\u{1F3FD}'; // with a skin tone modifier
const wave = '👋\u{1F3FF}';
const flagSwiss = '\u{1F1E8}\u{1F1ED}'; // two regional indicators, C and H
const flagDutch = '\u{1F1F3}\u{1F1F1}';
// Black flag + tag characters g b s c t + cancel tag: 14 UTF-16 units.
const flagScotland = '🏴\u{E0067}\u{E0062}\u{E0073}\u{E0063}\u{E0074}\u{E007F}';
const keycapThree = '3\uFE0F\u20E3';
const warning = '\u26A0\uFE0F'; // sign + variation selector 16
const arabicFlood = 'فيضان';
const hebrewLevee = 'סוללה';
const zoe = 'Zoe\u0308 Mare\u0301chal'; // decomposed (NFD): the accents are characters of their own
const cafe = 'cafe\u0301'; // decomposed; the composed spelling stands beside it in the text
const cafeComposed = 'caf\u00E9';
const nbsp = '\u00A0';

const lines = [
  '# Field notes with difficult characters',
  '',
  'These notes go with the five reports on the flood at Harrowmere. Each paragraph holds something that an offset can get wrong; the line ends of this file are CRLF.',
  '',
  '## Signs of more than one character',
  '',
  `${firefighter} Ruth Ivesen met the pump crews: ${flagSwiss}Zermond Pumps, ${flagDutch}Delta Aid and ${flagScotland}Loch Relief. A family ${family} waved ${wave} from a roof. Gate ${keycapThree} is shut ${thumbsUp}, gate 4 is not ${warning}.`,
  '',
  '## A quotation inside a quotation',
  '',
  'Hanne Drostby said: “The clerk looked up and told me, ‘The engineer says “it will hold”, so it will’, and went to lunch.”',
  '',
  '## Accents in pieces',
  '',
  `${zoe}, who keeps the ${cafe} by the weir, writes “${cafeComposed}” on her sign. The two spellings look alike and differ by one character. She lost goods worth 12${nbsp}500${nbsp}crowns.`,
  '',
  '## From right to left',
  '',
  `The Arabic word ${arabicFlood} means flood, and the Hebrew word ${hebrewLevee} means embankment; a leaflet at the school printed both (${arabicFlood} / ${hebrewLevee}) after the English.`,
  '',
  '## A table',
  '',
  '| Gauge | Time | Level | Remark |',
  '| :--- | :---: | ---: | --- |',
  '| Lower Ferry | 00:00 | 7.42 m | a record |',
  '| Heron Bend | 03:30 | 6.95 m | read as 6.95 \\| 6.97 |',
  `| Weir Street | – | – | no reading ${warning} |`,
  '',
];

/** Not a report but a test card: signs of many code units, NFD, right-to-left words, a table, CRLF. */
export const fieldNotes: SampleArticle = {
  fileName: 'field-notes.md',
  source: lines.join('\r\n'),
  metadata: {
    title: 'Field notes with difficult characters',
    outlet: 'Annotary sample project',
    date: '2024-03-22',
    url: 'https://example.org/annotary/field-notes',
    language: 'en',
  },
  annotations: [
    { label: 'other', quote: firefighter, note: 'One sign on the screen, five UTF-16 units in the text.' },
    { label: 'person', quote: 'Ruth Ivesen' },
    { label: 'organization', quote: 'Zermond Pumps', note: 'Begins directly after a flag.' },
    { label: 'organization', quote: 'Loch Relief', note: 'Begins directly after a flag of seven code points.' },
    { label: 'person', quote: 'Hanne Drostby' },
    {
      label: 'claim',
      quote: 'The clerk looked up and told me, ‘The engineer says “it will hold”, so it will’, and went to lunch',
      attributes: {
        source: 'Hanne Drostby',
        cue: 'said',
        kind: 'statement',
        directness: 'direct',
        polarity: 'affirmed',
        checkworthy: true,
        verdict: 'unverifiable',
      },
    },
    {
      label: 'claim',
      quote: 'it will hold',
      attributes: {
        source: 'The engineer',
        cue: 'says',
        kind: 'prediction',
        directness: 'direct',
        polarity: 'affirmed',
        certainty: 'certain',
        checkworthy: true,
        verdict: 'false',
      },
      note: 'The innermost of three voices: the engineer, quoted by the clerk, quoted by Hanne Drostby.',
    },
    { label: 'person', quote: zoe, note: 'Accents as combining characters; the text is kept as it came.' },
    { label: 'money', quote: `12${nbsp}500${nbsp}crowns`, note: 'Held together by no-break spaces.' },
    { label: 'event', quote: arabicFlood },
    { label: 'other', quote: hebrewLevee, occurrence: 2 },
    { label: 'place', quote: 'Lower Ferry', note: 'A table cell.' },
    { label: 'quantity', quote: '7.42 m' },
  ],
};
