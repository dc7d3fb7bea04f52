/**
 * What files of a format can say. The loss report, the table in the documentation and the round-trip tests are all made
 * from it: a format that says it holds something is tested to bring it back.
 */
export interface Holds {
  /** `verbatim`: character for character. `tokens`: words, without what stands between them. */
  readonly text: 'verbatim' | 'tokens' | 'no';
  /** Headings, tables and emphasis. */
  readonly blocks: boolean;
  /** Two annotations on the same words of one layer: both kept, or one by the rule that was chosen. */
  readonly overlaps: boolean;
  /**
   * `apart`: fragments with only line ends between them become one. `fragments`: each fragment becomes an annotation of
   * its own. `hull`: from the first to the last character.
   */
  readonly discontinuous: 'yes' | 'apart' | 'fragments' | 'hull';
  /** `one`: a file says what one layer says. */
  readonly layers: 'all' | 'one' | 'no';
  readonly attributes: boolean;
  readonly links: 'across' | 'within' | 'no';
  readonly linkAttributes: boolean;
  /** The passages that show a link. */
  readonly linkEvidence: boolean;
  /** On annotations. */
  readonly notes: boolean;
  readonly documentNotes: boolean;
  /** How far somebody is with a document. */
  readonly documentStatus: boolean;
  /** Entities of the register; `ids`: only their ids in other authorities. */
  readonly entities: 'yes' | 'ids' | 'no';
  readonly propositions: boolean;
  readonly annotators: boolean;
  /** Status, origin and confidence. */
  readonly status: boolean;
  /** When annotations were made. */
  readonly times: boolean;
  /** Our ids of annotations, so that an import recognises what it knows. */
  readonly ids: boolean;
  readonly metadata: boolean;
  /** Documents' own fields. */
  readonly fields: boolean;
  /** Definitions, colours and hierarchy of labels. */
  readonly codebook: boolean;
  /** Saved queries and rules for suggestions. */
  readonly queries: boolean;
}

/** The measure of a format that keeps everything. */
export const holdsEverything: Holds = {
  text: 'verbatim',
  blocks: true,
  overlaps: true,
  discontinuous: 'yes',
  layers: 'all',
  attributes: true,
  links: 'across',
  linkAttributes: true,
  linkEvidence: true,
  notes: true,
  documentNotes: true,
  documentStatus: true,
  entities: 'yes',
  propositions: true,
  annotators: true,
  status: true,
  times: true,
  ids: true,
  metadata: true,
  fields: true,
  codebook: true,
  queries: true,
};

/** What no format of another tool has a word for; theirs begin from this. */
export const holdsWhatOthersSay: Holds = {
  ...holdsEverything,
  linkEvidence: false,
  documentStatus: false,
};

/** The measure of a file that says nothing of annotations; others are this one and what they add. */
export const holdsNothing: Holds = {
  text: 'no',
  blocks: false,
  overlaps: false,
  discontinuous: 'hull',
  layers: 'no',
  attributes: false,
  links: 'no',
  linkAttributes: false,
  linkEvidence: false,
  notes: false,
  documentNotes: false,
  documentStatus: false,
  entities: 'no',
  propositions: false,
  annotators: false,
  status: false,
  times: false,
  ids: false,
  metadata: false,
  fields: false,
  codebook: false,
  queries: false,
};
