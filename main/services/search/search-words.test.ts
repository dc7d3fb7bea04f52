import { DatabaseSync } from 'node:sqlite';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findPhrases, parseQuery, toMatchExpression } from './search-words.ts';

const found = (text: string, query: string) =>
  Array.from(findPhrases(text, parseQuery(query)), ({ start, end }) => text.slice(start, end));

describe('searching', () => {
  it.each([
    ['Landau said. LANDAU left.', 'landau', ['Landau', 'LANDAU']],
    ['The levée and the levee, the leve\u0301e', 'levee', ['levée', 'levee', 'leve\u0301e']],
    ['😀 Łódź and Zürich', 'zurich', ['Zürich']],
    ['the U.S. army, the us', '"U.S. army"', ['U.S. army']],
    ['one two three two one', '"two three"', ['two three']],
    ['one two three two one', 'three one', ['one', 'three', 'one']],
    ['tag tagged tagging', 'tag*', ['tag', 'tagged', 'tagging']],
    ['tag tagged', 'tag', ['tag']],
    ['nothing to see', '!!! ---', []],
    ['知事は東京都で、東京と大阪', '東京', ['東京', '東京']],
    ['知事は東京都で、東京と大阪', '大阪 東京*', ['東京', '東京', '大阪']],
    ['東京 Tower, the tower', '東京 tower', ['東京', 'Tower', 'tower']],
    ['東京\u3000タワーと東京', '"東京 タワー"', ['東京\u3000タワー']],
    ['ผู้ว่ากรุงเทพมหานคร กรงเทพ', 'กรุงเทพ', ['กรุงเทพ']],
    ['서울은 서울', '서울', ['서울']],
  ])('finds in %j for %j the places %j', (text, query, places) => {
    expect(found(text, query)).toEqual(places);
  });

  it.each([
    ['de', 'Minister', ['Minister', 'Ministern', 'Ministers']],
    ['de-AT', 'ministern', ['Minister', 'Ministern', 'Ministers']],
    ['en', 'Minister', ['Minister', 'Ministers']],
    ['de', 'mini*', ['Minister', 'Ministern', 'Ministers', 'Minimum', 'Ministerialrat']],
  ])('finds with all forms, in %s, for %s', (language, query, expected) => {
    const text = 'Der Minister, den Ministern, des Ministers, das Minimum, der Ministerialrat';
    const comparison = { caseSensitive: false, inflected: true, language };
    const spans = [...findPhrases(text, parseQuery(query), comparison)];
    expect(spans.map(({ start, end }) => text.slice(start, end))).toEqual(expected);
  });

  it('gives FTS5 an expression that it accepts, whatever is typed', () => {
    using db = new DatabaseSync(':memory:');
    db.exec("CREATE VIRTUAL TABLE t USING fts5(text, tokenize = 'unicode61 remove_diacritics 2')");
    const match = db.prepare('SELECT count(*) AS hits FROM t WHERE t MATCH ?');
    const typed = fc.oneof(fc.string({ unit: 'grapheme' }), fc.stringMatching(/^[a"'*() :^+-]{0,12}$/));
    fc.assert(
      fc.property(typed, (query) => {
        const phrases = parseQuery(query);
        const hits = phrases.length === 0 ? { hits: 0 } : match.get(toMatchExpression(phrases));
        expect(hits).toEqual({ hits: 0 });
      }),
    );
  });

  it.each(['arztin', 'covic', 'straße', 'ΕΛΛΆΔΑ', 'москва', '"3,5"', 'naive', '"co-op"'])(
    'finds %s in a text by the index and by its place',
    (word) => {
      using db = new DatabaseSync(':memory:');
      db.exec("CREATE VIRTUAL TABLE t USING fts5(text, tokenize = 'unicode61 remove_diacritics 2')");
      const text = 'Die Ärztin Ana Čović sagte: „Straße“ & Ελλάδα, Москва; 3,5 % — naïve co-op.';
      db.prepare('INSERT INTO t (text) VALUES (?)').run(text);
      const match = db.prepare('SELECT count(*) AS hits FROM t WHERE t MATCH ?');
      expect(match.get(toMatchExpression(parseQuery(word)))).toEqual({ hits: 1 });
      expect(found(text, word)).toHaveLength(1);
    },
  );
});
