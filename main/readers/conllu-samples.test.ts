import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readSample, sampleCounts, tryReadingSample } from '../testing/annotation-samples.ts';
import { samples } from '../testing/public-samples.ts';

const folder = join(samples, 'conllu');

describe('CoNLL-U files of others', () => {
  it.each([
    ['conllu-empty_nodes', 'Sue likes coffee and Bill tea'],
    ['conllu-linebreaks', 'Test test.'],
    ['conllu-morphological_annotation', 'Då var han elva år .'],
    ['conllu-multiple_document_IDs', 'Slovenská ústava: pro i proti Slovenská ústava: pro i proti'],
    ['conllu-multiple_paragraphs', 'Slovenská ústava: pro i proti Slovenská ústava: pro i proti\nSlovenská'],
    ['conllu-paragraph_and_document_boundaries', 'Slovenská ústava: pro i proti'],
    ['conllu-sentence_bounaries_and_comments', 'They buy and sell books. I have no clue.'],
    ['conllu-syntactic_annotation', 'They buy and sell books .'],
    ['conllu-untokenized_text', 'Er arbeitet fürs FBI (deutsch etwa: „Bundesamt für Ermittlung“).'],
    ['conllu-words_and_tokens', 'vámonos al mar'],
  ])('come in with their text: %s', async (name, text) => {
    const read = await readSample(`conllu/${name}.conllu`);
    if (!read) return;
    expect(read.format).toBe('conllu');
    expect(sampleCounts(read).slice(1)).toEqual([0, 0]);
    expect(read.corpus.documents[0]?.text.startsWith(text)).toBe(true);
    expect(read.corpus.documents).toHaveLength(name === 'conllu-multiple_document_IDs' ? 2 : 1);
  });

  it('come in without a fault where the validator of Universal Dependencies has none', async () => {
    if (!existsSync(folder)) return console.warn(`${folder} is not there: no treebanks were read.`);
    for (const name of readdirSync(`${folder}/ud-valid`)) {
      const read = await readSample(`conllu/ud-valid/${name}`, 'conllu');
      expect([name, read?.faults]).toEqual([name, []]);
    }
  });

  it('come in as far as they can where the validator refuses them: what is no row is named', async () => {
    if (!existsSync(folder)) return console.warn(`${folder} is not there: no treebanks were read.`);
    const faults = new Map<string, string>();
    for (const name of readdirSync(`${folder}/ud-invalid-level1`)) {
      const read = await tryReadingSample(`conllu/ud-invalid-level1/${name}`, 'conllu');
      if (!read) continue;
      if (!read.ok)
        faults.set(name, `${read.error.code} ${read.error.params['place']}: ${read.error.params['reason']}`);
      else faults.set(name, read.value.faults.map(({ place, reason }) => `${place}: ${reason}`).join('; '));
    }
    expect(Object.fromEntries([...faults].filter(([, all]) => all !== ''))).toEqual({
      'columns-format.conllu':
        'line 4: it has 11 columns, not ten; line 5: 2 stands behind 0; line 15: “ 5” is no number of a word',
      'duplicate-id.conllu': 'line 5: 1 stands behind 1',
      'empty-field.conllu': 'import/damaged line 4: it has no word',
      'id-starting-from-2.conllu': 'line 9: 2 stands behind 0',
      'invalid-line.conllu': 'line 5: “-” is no number of a word; line 15: “ 5” is no number of a word',
      'invalid-range.conllu': 'line 5: 2-1 does not stand before its words',
      'invalid-word-interval.conllu': 'line 5: “2-X” is no number of a word',
      'misordered-multiword.conllu': 'line 7: 2-3 does not stand before its words',
      'misplaced-range.conllu': 'line 7: 2-3 does not stand before its words',
      'misplaced-word-interval.conllu': 'line 7: 2-3 does not stand before its words',
      'nan-id.conllu': 'line 9: “a” is no number of a word',
      'nonsequential-id.conllu': 'line 5: 3 stands behind 1',
      'out-of-bounds-range.conllu': 'line 7: 2-7 does not stand before its words',
      'overlapping-multiword.conllu': 'line 7: 3-4 does not stand before its words',
      'overlapping-range.conllu': 'line 7: 3-4 does not stand before its words',
      'overlapping-word-interval.conllu': 'line 7: 3-4 does not stand before its words',
      'reversed-word-interval.conllu': 'line 5: 2-1 does not stand before its words',
      'tanl-broken.conllu': 'line 16: 6 stands behind 4',
      'trailing-tab.conllu': 'import/damaged line 4: it has 11 columns, not ten',
      'word-id-sequence-2.conllu': 'line 4: 2 stands behind 0; line 5: 1 stands behind 2',
      'word-id-sequence.conllu': 'line 5: 3 stands behind 1',
    });
  });
});
