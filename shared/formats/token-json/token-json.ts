import { type Holds, holdsNothing } from '../exchange/holds.ts';
import type { Format } from '../format.ts';

const holds: Holds = { ...holdsNothing, text: 'tokens', overlaps: true, layers: 'all', links: 'within' };

/**
 * Texts as lists of tokens: datasets of Hugging Face with `tokens` and `ner_tags`, DyGIE++ and SciERC, DocRED, GLiNER,
 * spaCy's training data of version 2 (https://v2.spacy.io/api/annotation#json-input).
 */
export const tokenJson: Format = {
  id: 'token-json',
  name: 'format.token-json.name',
  mediaTypes: ['application/x-ndjson', 'application/json'],
  extensions: ['.jsonl', '.json'],
  reads: 'annotations',
  writes: 'nothing',
  keeps: 'format.token-json.keeps',
  holds,
  reader: async () => (await import('./read-token-json.ts')).tokenJsonReader,
};
