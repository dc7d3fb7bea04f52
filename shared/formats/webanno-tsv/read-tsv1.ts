import { DEPENDENCY_TYPE, POS_TYPE } from '../uima/layer-names.ts';
import type { TsvFault } from './tsv-model.ts';
import { numberedLines } from './tsv3-file.ts';
import type { OldSentence, OldToken } from './tsv-old-text.ts';

const COLUMNS = 10;

/** Version 1 has no header: comments without a blank behind `#`, and rows of ten columns with the number of a token. */
export function looksLikeTsv1(head: string): boolean {
  const lines = head.split('\n', 50);
  return lines.some((line) => /^#(?:text|id)=/.test(line)) && lines.some((line) => isRow(line.trim().split('\t')));
}

function isRow(cells: readonly string[]): boolean {
  return cells.length === COLUMNS && /^\d+$/.test(cells[0] ?? '');
}

/** The columns of version 1 as version 2 has them, so that one reader does both. */
export const tsv1Layers = [
  {
    type: 'de.tudarmstadt.ukp.dkpro.core.api.segmentation.type.Lemma',
    features: [{ name: 'value', at: 0 }],
    attach: undefined,
  },
  { type: POS_TYPE, features: [{ name: 'PosValue', at: 1 }], attach: undefined },
  {
    type: 'de.tudarmstadt.ukp.dkpro.core.api.ner.type.NamedEntity',
    features: [{ name: 'value', at: 2 }],
    attach: undefined,
  },
  { type: DEPENDENCY_TYPE, features: [{ name: 'DependencyType', at: 3 }], attach: { type: POS_TYPE, at: 4 } },
];

/** Number, token, lemma, part of speech, entities, nothing, the number of the governor, the dependency, nothing twice. */
export function parseTsv1(text: string, fault: TsvFault): readonly OldSentence[] {
  const sentences: { line: number; text: string | undefined; tokens: OldToken[] }[] = [];
  let words: string | undefined;
  for (const [raw, number] of numberedLines(text)) {
    const line = raw.trim();
    if (line.startsWith('#text=')) words = raw.trimStart().slice('#text='.length).trimEnd();
    if (line === '' || line.startsWith('#')) continue;
    const cells = line.split('\t');
    const [position = '', word = '', lemma = '_', pos = '_', entities = '_', , governor = '_', dependency = '_'] =
      cells;
    if (!isRow(cells)) {
      fault(number, `it has ${cells.length} columns, and a token has ${COLUMNS}`);
      continue;
    }
    if (position === '1' || sentences.length === 0) {
      sentences.push({ line: number, text: words, tokens: [] });
      words = undefined;
    }
    const sentence = sentences.length;
    // The root of a sentence depends on itself.
    const from = governor === '0' ? position : governor;
    const isDependent = /^\d+$/.test(governor);
    sentences.at(-1)?.tokens.push({
      id: `${sentence}-${position}`,
      line: number,
      text: word,
      cells: [
        lemma,
        pos,
        entities === '-' ? 'O' : entities.replaceAll(/(?<=^|\|)([BI])_/g, '$1-'),
        isDependent ? dependency : '_',
        isDependent ? `${sentence}-${from}` : '_',
      ],
    });
  }
  return sentences;
}
