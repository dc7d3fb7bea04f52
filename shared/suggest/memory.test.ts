import { describe, expect, it } from 'vitest';
import { LabelId } from '../domain/ids.ts';
import { Memory } from './memory.ts';
import { TokenizedText } from './terms.ts';

const person = LabelId.parse('person');
const place = LabelId.parse('place');
const text = new TokenizedText('Ashgrove met Ivesen in Ashgrove.');

function remembered(quote: string, labelId: LabelId, kept: number, rejected = 0) {
  return { quote, labelId, kept, rejected };
}

describe('memory', () => {
  it('suggests what the same words were labelled before', () => {
    const [find] = new Memory([remembered('Ivesen', person, 3)]).finds(text);
    expect(find).toMatchObject({ labelId: person, span: { start: 13, end: 19 }, confidence: 0.8 });
    expect(find?.reason).toEqual({ key: 'suggestion.reason.memory', params: { quote: 'Ivesen', kept: 3 } });
  });

  it('is surer the more often, and never quite sure', () => {
    const sure = [1, 3, 1000].map(
      (kept) => new Memory([remembered('Ivesen', person, kept)]).finds(text)[0]?.confidence,
    );
    expect(sure).toEqual([0.67, 0.8, 0.95]);
  });

  it('is less sure of words that have several labels, or were rejected', () => {
    const both = new Memory([remembered('Ashgrove', person, 3), remembered('Ashgrove', place, 1)]).finds(text)[0];
    expect(both).toMatchObject({ labelId: person, confidence: 0.67 });
    expect(both?.reason).toMatchObject({ key: 'suggestion.reason.memory-mixed', params: { kept: 3, all: 4 } });
    const doubted = new Memory([remembered('Ashgrove', person, 3, 2)]).finds(text)[0];
    expect(doubted).toMatchObject({ confidence: 0.57 });
  });

  it('says nothing of what was rejected as often as kept', () => {
    expect(new Memory([remembered('Ivesen', person, 1, 1)]).finds(text)).toEqual([]);
  });

  it('follows what is labelled and taken back', () => {
    const memory = new Memory();
    memory.learn(remembered('Ivesen', person, 1));
    expect(memory.finds(text)).toHaveLength(1);
    memory.learn(remembered('Ivesen', person, -1));
    expect(memory.finds(text)).toEqual([]);
  });

  it('does not count what it is told to leave out, and knows it afterwards', () => {
    const memory = new Memory([remembered('Ivesen', person, 2), remembered('Ashgrove', place, 1)]);
    const without = [remembered('Ivesen', person, 1), remembered('Ashgrove', place, 1)];
    const before = memory.finds(text);
    expect(memory.finds(text, { without })).toMatchObject([{ labelId: person, confidence: 0.67 }]);
    expect(memory.finds(text)).toEqual(before);
  });
});
