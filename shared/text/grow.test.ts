import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Block } from '../domain/document.ts';
import { contains } from '../domain/span.ts';
import { growSelection, type TextUnit } from './grow.ts';

function contentOf(text: string) {
  const blocks = Array.from(text.matchAll(/[^\n]+/g), (match): Block => ({
    kind: 'paragraph',
    span: { start: match.index, end: match.index + match[0].length },
  }));
  return { text, blocks };
}

const content = contentOf('Talks went well. The ministry said so.\n\nNobody left!\n\n–\n\nEnd');

/** What is selected after pressing the key so many times. */
function after(presses: number, from: string, unit: TextUnit, exact = false): string | undefined {
  const start = content.text.indexOf(from);
  let span = { start, end: start + from.length };
  for (let i = 0; i < presses; i += 1) {
    const grown = growSelection(content, span, { unit, exact });
    if (!grown) return undefined;
    span = grown;
  }
  return content.text.slice(span.start, span.end);
}

describe('growing a selection', () => {
  it.each<[number, string, TextUnit, string | undefined]>([
    [1, 'went', 'sentence', 'Talks went well'],
    [2, 'went', 'sentence', 'Talks went well. The ministry said so'],
    [3, 'went', 'sentence', 'Talks went well. The ministry said so.\n\nNobody left'],
    [4, 'went', 'sentence', 'Talks went well. The ministry said so.\n\nNobody left!\n\n–\n\nEnd'],
    [5, 'went', 'sentence', undefined],
    [1, 'well. The', 'sentence', 'Talks went well. The ministry said so'],
    [1, 'said', 'paragraph', 'Talks went well. The ministry said so'],
    [2, 'said', 'paragraph', 'Talks went well. The ministry said so.\n\nNobody left'],
    [1, 'End', 'paragraph', undefined],
    [1, '–', 'sentence', 'End'],
  ])('%i times from “%s” by %s', (presses, from, unit, expected) => {
    expect(after(presses, from, unit)).toBe(expected);
  });

  it('takes the full stop where selections are exact', () => {
    expect(after(1, 'went', 'sentence', true)).toBe('Talks went well.');
    expect(after(1, 'left', 'paragraph', true)).toBe('Nobody left!');
  });

  it('takes a sentence with an abbreviation as one, with the dot of the abbreviation', () => {
    const talks = contentOf('Talks between U.S. Deputy Secretary Landau and Misri went well. They help the U.S.');
    const start = talks.text.indexOf('Deputy');
    const whole = growSelection(talks, { start, end: start + 6 }, { unit: 'sentence' });
    expect(whole && talks.text.slice(whole.start, whole.end)).toBe(
      'Talks between U.S. Deputy Secretary Landau and Misri went well',
    );
    const both = whole && growSelection(talks, whole, { unit: 'sentence' });
    expect(both && talks.text.slice(both.start, both.end)).toBe(talks.text);
  });

  it('never loses what was selected, and always ends', () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'B', '.', ' ', '\n', '😀', 'ש', '!') });
    fc.assert(
      fc.property(
        text,
        fc.nat(30),
        fc.nat(10),
        fc.constantFrom<TextUnit>('sentence', 'paragraph'),
        (words, start, length, unit) => {
          const whole = contentOf(words);
          let span = { start, end: start + length + 1 };
          for (let presses = 0; presses <= words.length; presses += 1) {
            const grown = growSelection(whole, span, { unit });
            if (!grown) return;
            const touching = whole.blocks.some((block) => block.span.start < span.end && span.start < block.span.end);
            if (touching && presses > 0) expect(contains(grown, span)).toBe(true);
            span = grown;
          }
          expect.unreachable('it went on growing');
        },
      ),
    );
  });
});
