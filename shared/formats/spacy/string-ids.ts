import { strToU8 } from 'fflate';

const WORD = 0xffff_ffff_ffff_ffffn;
const M = 0xc6a4_a793_5bd1_e995n;

/** MurmurHash64A of the UTF-8 bytes with seed 1: spaCy's number for a string (Appleby, public domain). */
export function stringHash(text: string): bigint {
  const bytes = strToU8(text);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let hash = 1n ^ ((BigInt(bytes.length) * M) & WORD);
  const whole = bytes.length - (bytes.length % 8);
  for (let at = 0; at < whole; at += 8) {
    let block = (view.getBigUint64(at, true) * M) & WORD;
    block = ((block ^ (block >> 47n)) * M) & WORD;
    hash = ((hash ^ block) * M) & WORD;
  }
  if (whole < bytes.length) {
    for (let at = bytes.length - 1; at >= whole; at -= 1) hash ^= BigInt(bytes[at] ?? 0) << BigInt(8 * (at - whole));
    hash = (hash * M) & WORD;
  }
  hash = ((hash ^ (hash >> 47n)) * M) & WORD;
  return hash ^ (hash >> 47n);
}

/**
 * Words that spaCy numbers itself (spacy/symbols.pyx of spaCy 3), each list from its number on. It does so wherever
 * they stand: the word “number” in a text is 432, and not its hash.
 */
const symbolLists: readonly (readonly [number, string])[] = [
  [
    1,
    'IS_ALPHA IS_ASCII IS_DIGIT IS_LOWER IS_PUNCT IS_SPACE IS_TITLE IS_UPPER LIKE_URL LIKE_NUM LIKE_EMAIL IS_STOP IS_OOV_DEPRECATED IS_BRACKET IS_QUOTE IS_LEFT_PUNCT IS_RIGHT_PUNCT IS_CURRENCY',
  ],
  [19, Array.from({ length: 45 }, (_, at) => `FLAG${19 + at}`).join(' ')],
  [
    64,
    'ID ORTH LOWER NORM SHAPE PREFIX SUFFIX LENGTH CLUSTER LEMMA POS TAG DEP ENT_IOB ENT_TYPE HEAD SENT_START SPACY PROB LANG ADJ ADP ADV AUX CONJ CCONJ DET INTJ NOUN NUM PART PRON PROPN PUNCT SCONJ SYM VERB X EOL SPACE',
  ],
  [104, Array.from({ length: 276 }, (_, at) => `DEPRECATED${String(at + 1).padStart(3, '0')}`).join(' ')],
  [
    380,
    'PERSON NORP FACILITY ORG GPE LOC PRODUCT EVENT WORK_OF_ART LANGUAGE LAW DATE TIME PERCENT MONEY QUANTITY ORDINAL CARDINAL acomp advcl advmod agent amod appos attr aux auxpass cc ccomp complm conj cop csubj csubjpass dep det dobj expl hmod hyph infmod intj iobj mark meta neg nmod nn npadvmod nsubj nsubjpass num number oprd obj obl parataxis partmod pcomp pobj poss possessive preconj prep prt punct quantmod relcl rcmod root xcomp acl ENT_KB_ID MORPH ENT_ID IDX _',
  ],
];

const symbols: ReadonlyMap<string, bigint> = new Map(
  symbolLists.flatMap(([first, names]) => names.split(' ').map((name, at) => [name, BigInt(first + at)] as const)),
);

/** spaCy's number for a string: 0 for none, a symbol's own, or else its hash. */
export function stringId(text: string): bigint {
  return text === '' ? 0n : (symbols.get(text) ?? stringHash(text));
}

/** The strings of a file by their numbers. */
export function stringsById(strings: readonly string[]): ReadonlyMap<bigint, string> {
  const byId = new Map([...symbols].map(([name, id]) => [id, name]));
  for (const text of strings) byId.set(stringId(text), text);
  byId.set(0n, '');
  return byId;
}
