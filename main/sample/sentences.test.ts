import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { sentencesOf } from '#shared/text/segmentation.ts';
import { sampleArticles } from './articles.ts';

// The sentences of whole articles. All of them were read; what is listed is where they differ from what the rules of
// Unicode say, which know no abbreviations.

const byUnicode = new Intl.Segmenter('en', { granularity: 'sentence' });

/** Where, in each line, the rules of Unicode end a sentence and a reader does not: the words on both sides. */
function joinsIn(text: string): string[] {
  return text.split(/\r?\n/).flatMap((line) => {
    const starts = new Set(sentencesOf(line).map(({ start }) => start));
    return [...byUnicode.segment(line)]
      .map(({ index, segment }) => index + (segment.length - segment.trimStart().length))
      .filter((start) => start < line.length && !starts.has(start))
      .map((start) => `${/\S+\s*$/.exec(line.slice(0, start))?.[0] ?? ''}${/^\S+/.exec(line.slice(start))?.[0] ?? ''}`);
  });
}

describe('the sentences of the sample articles', () => {
  it.each(sampleArticles)('$fileName are what Unicode says', ({ source }) => {
    expect(joinsIn(source)).toEqual([]);
  });
});

const folder = join(import.meta.dirname, '../../../shared/articles');
const expected: Readonly<Record<string, readonly string[]>> = {
  '000': [],
  '001': [],
  '002': [],
  '003': ['U.S. Trade', 'U.S. Embassy'],
  '004': ['U.S. Deputy', 'U.S. Trade'],
};

describe('the sentences of the real articles', () => {
  const files = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.txt')) : [];

  it('are put together at abbreviations only', () => {
    if (files.length === 0) {
      process.stdout.write(`The real articles are not in ${folder}: their sentences are not looked at.\n`);
      return;
    }
    const found = files.map((name) => [name.slice(0, 3), joinsIn(readFileSync(join(folder, name), 'utf8'))]);
    expect(Object.fromEntries(found)).toEqual(expected);
  });
});
