import { Codebook } from './codebook.ts';
import { reviewAttributes, verdicts } from './review-attributes.ts';

/**
 * Colours: hues in the order of Okabe and Ito (2008) and of Tol (2021, "bright"), moved in lightness, chroma and up to
 * 14 degrees of hue until each reaches 3:1 on the page of both themes and every two of them are 0.08 apart in OKLab
 * for everybody, also for who lacks a kind of cones (colors.ts). Text is never painted in them, and no label is told
 * by colour alone.
 */
const entityLabels = [
  ['person', 'Person', '#3251ba', '1', 'A named human being, or a description that stands for one.'],
  ['organization', 'Organization', '#cd8015', '2', 'A government, ministry, party, company, agency, club or group.'],
  ['place', 'Place', '#1e8a73', '3', 'A country, city, region, river, building or other location.'],
  [
    'date',
    'Date',
    '#9777e3',
    '4',
    'A calendar date, a time of day or a period, also where it is relative ("on Friday").',
  ],
  ['money', 'Money', '#6e4a05', '5', 'An amount with its currency.'],
  ['quantity', 'Quantity', '#9a3185', '6', 'A number with what it counts or measures, a percentage or a rank.'],
  [
    'event',
    'Event',
    '#d34c57',
    '7',
    'Something that happened or is planned, and has a name or a description of its own.',
  ],
  ['law', 'Law or agreement', '#00a1ad', '8', 'A law, treaty, contract, regulation or court decision.'],
  ['work', 'Work', '#737205', '9', 'A report, book, film, broadcast, post or other publication.'],
  ['other', 'Other', '#495051', '0', 'Anything else that has a name and matters to the study.'],
] as const;

const text = (id: string, name: string, definition: string) => ({
  id,
  name,
  kind: 'text',
  options: [],
  required: false,
  definition,
});

const oneOf = (id: string, name: string, definition: string, options: readonly (readonly [string, string])[]) => ({
  ...text(id, name, definition),
  kind: 'one-of',
  options: options.map(([optionId, optionName]) => ({ id: optionId, name: optionName })),
});

const onlyFigures = { shownIf: { attributeId: 'kind', values: ['figure'] } };

/** A figure in a form in which two can be compared; ids and values as `toAttributes` of a quantity gives them. */
const figureAttributes = [
  oneOf('quantity_comparator', 'Bound', 'How the number is meant: "about 90", "at least 90".', [
    ['exactly', 'Exactly'],
    ['about', 'About'],
    ['at-least', 'At least'],
    ['at-most', 'At most'],
    ['more-than', 'More than'],
    ['less-than', 'Less than'],
    ['between', 'Between'],
  ]),
  { ...text('quantity_value', 'Value', 'The figure, as a plain number; of a range the lower end.'), kind: 'number' },
  { ...text('quantity_upper', 'Up to', 'The upper end of a range.'), kind: 'number' },
  text('quantity_unit', 'Unit', 'What it counts: "USD", "people", "percent".'),
  text('quantity_period', 'Period', 'The time over which it was counted: "2024", "2024-01/2024-11", "per year".'),
  text('quantity_as_of', 'As of', 'The date at which it held: "2024-03-09".'),
  oneOf('quantity_change', 'Change', 'Whether it is the amount of a rise or a fall.', [
    ['increase', 'Increase'],
    ['decrease', 'Decrease'],
  ]),
].map((one) => ({ ...one, ...onlyFigures }));

const claimAttributes = [
  text('source', 'Source', 'Who says so, in the words of the article. Empty where nobody is named.'),
  text('cue', 'Cue', 'The word that reports it: "said", "noted", "according to".'),
  text('addressee', 'Addressee', 'To whom it was said.'),
  oneOf('kind', 'Kind', 'What sort of claim it is.', [
    ['statement', 'Statement'],
    ['figure', 'Figure'],
    ['prediction', 'Prediction'],
    ['demand', 'Demand'],
    ['promise', 'Promise'],
    ['evaluation', 'Evaluation'],
  ]),
  oneOf('directness', 'Directness', 'Whether the words are quoted.', [
    ['direct', 'Direct quotation'],
    ['indirect', 'Indirect speech'],
    ['mixed', 'Mixed'],
    ['unattributed', 'Unattributed'],
  ]),
  oneOf('polarity', 'Polarity', 'Whether the source affirms the content or denies it.', [
    ['affirmed', 'Affirmed'],
    ['negated', 'Denied'],
  ]),
  oneOf('stance', 'Stance', 'Where the article stands towards it.', [
    ['supports', 'Supports'],
    ['neutral', 'Neutral'],
    ['opposes', 'Opposes'],
  ]),
  oneOf('certainty', 'Certainty', 'How sure the source sounds.', [
    ['certain', 'Certain'],
    ['probable', 'Probable'],
    ['possible', 'Possible'],
    ['doubtful', 'Doubtful'],
  ]),
  { ...text('checkworthy', 'Worth checking', 'Whether the public should know if it is true.'), kind: 'boolean' },
  oneOf(
    'verdict',
    'Verdict',
    'What checking it has shown.',
    verdicts.map(({ id, name }) => [id, name]),
  ),
  ...figureAttributes,
  text('event_time', 'Time of the event', 'When that happened of which the claim speaks.'),
  ...reviewAttributes(verdicts.map(({ id }) => id)),
];

const entityLabelIds: readonly string[] = entityLabels.map(([id]) => id);

/** What these say of A and B they say of B and A. */
const symmetric: ReadonlySet<string> = new Set(['same', 'contradicts', 'different-figure', 'unrelated', 'coreference']);

/**
 * What cannot be said of the same two at once, by group. A different figure may well contradict, and what updates a
 * claim may support it; what is unrelated is none of all this.
 */
const exclusive: Readonly<Record<string, readonly string[]>> = {
  same: ['content', 'figure'],
  narrower: ['content'],
  broader: ['content'],
  supports: ['support'],
  contradicts: ['content', 'support'],
  'different-figure': ['figure'],
  'different-attribution': ['attribution'],
  updates: ['time'],
  unrelated: ['content', 'support', 'figure', 'attribution', 'time'],
};

const linkType = (
  [id, name, definition]: readonly [id: string, name: string, definition: string],
  fromLabelIds: readonly string[],
  toLabelIds: readonly string[],
) => ({
  id,
  name,
  definition,
  fromLabelIds,
  toLabelIds,
  ...(symmetric.has(id) ? { symmetric: true } : {}),
  ...(exclusive[id] ? { exclusive: exclusive[id] } : {}),
});

/** From a claim to whatever in the article takes this part in it: a mention, another claim, a label of one's own. */
const roles = (
  [
    ['source', 'Source', 'Who says so. A claim that reports another claim has a source of its own.'],
    ['cue', 'Cue', 'The word that reports it: "said", "noted", "according to".'],
    ['addressee', 'Addressee', 'To whom it was said.'],
    ['evidence', 'Evidence', 'What the source rests it on: a report, a figure, another claim.'],
  ] as const
).map((one) => linkType(one, ['claim'], []));

/** Between two claims, of one article or of two. */
const claimRelations = (
  [
    ['same', 'Same', 'Both say the same, in whatever words.'],
    ['narrower', 'Narrower than', 'Says the same of less: whoever believes the other one believes this one too.'],
    ['broader', 'Broader than', 'Says the same of more: whoever believes this one believes the other one too.'],
    ['supports', 'Supports', 'Makes the other one more likely.'],
    ['contradicts', 'Contradicts', 'Both cannot be true.'],
    ['different-figure', 'Different figure', 'Another number for the same thing.'],
    ['different-attribution', 'Different attribution', 'The same content, said to come from somebody else.'],
    ['updates', 'Updates', 'Takes the place of the other one, which was right in its time.'],
    ['unrelated', 'Unrelated', 'Looks alike and is not about the same thing: looked at and decided.'],
  ] as const
).map((one) => linkType(one, ['claim'], ['claim']));

const entityRelations = [
  linkType(['coreference', 'Same entity', 'Both mean the same person or thing.'], entityLabelIds, entityLabelIds),
  linkType(
    ['belongs-to', 'Belongs to', 'Is a member, an employee, an organ or a part of it.'],
    entityLabelIds,
    entityLabelIds,
  ),
  linkType(['located-in', 'Located in', 'Lies, sits or takes place there.'], entityLabelIds, ['place']),
  linkType(
    ['related', 'Related to', 'Any other relation that matters to the study; the note says which.'],
    entityLabelIds,
    entityLabelIds,
  ),
];

/** The codebook that a new project starts with. */
export const defaultCodebook: Codebook = Codebook.parse({
  version: 1,
  name: 'Entities and claims',
  layers: [
    {
      id: 'entities',
      name: 'Entities',
      kind: 'entity',
      paint: 'fill',
      labels: entityLabels.map(([id, name, color, shortcut, definition]) => ({
        id,
        name,
        color,
        shortcut,
        definition,
        examples: [],
        counterExamples: [],
        parentId: null,
      })),
      attributes: [],
    },
    {
      id: 'claims',
      name: 'Claims',
      kind: 'claim',
      paint: 'underline',
      labels: [
        {
          id: 'claim',
          name: 'Claim',
          color: '#2e374e',
          shortcut: 'c',
          definition: 'What somebody says is so: the content of the statement, without who says it.',
          examples: [],
          counterExamples: [],
          parentId: null,
        },
      ],
      attributes: claimAttributes,
    },
    {
      // The words that report have a place of their own, as in PDTB and PolNeAR: models of attribution are trained on
      // spans of source, cue and content. They are no entities, and so stand in a layer of theirs.
      id: 'attribution',
      name: 'Attribution',
      kind: 'span',
      paint: 'fill',
      labels: [
        [
          'cue',
          'Cue',
          '#5a1e00',
          'The words that report a claim: "said", "noted", "according to". A claim links to them.',
        ],
        [
          'evidence',
          'Evidence',
          '#5a1284',
          'What a source rests its claim on, where it has no label of its own. A claim links to it.',
        ],
      ].map(([id, name, color, definition]) => ({
        id,
        name,
        color,
        shortcut: '',
        definition,
        examples: [],
        counterExamples: [],
        parentId: null,
      })),
      attributes: [],
    },
  ],
  linkTypes: [...roles, ...claimRelations, ...entityRelations],
});
