import { describe, expect, it } from 'vitest';
import { defaultCodebook } from '../domain/default-codebook.ts';
import { DocumentId, LabelId } from '../domain/ids.ts';
import { annotationRecord } from '../domain/testing/records.ts';
import { type Candidate, chooseSuggestions } from './choose.ts';

const text = 'The Velda Levee Board met on 9 March 2024 in Velda.';

function candidate(quote: string, labelId: string, more: Partial<Candidate> = {}): Candidate {
  const start = text.indexOf(quote);
  return {
    span: { start, end: start + quote.length },
    labelId: LabelId.parse(labelId),
    suggester: 'memory',
    by: 'memory',
    confidence: 0.5,
    reason: { key: 'suggestion.reason.memory', params: {} },
    ...more,
  };
}

function chosen(
  candidates: readonly Candidate[],
  annotations: Parameters<typeof chooseSuggestions>[1]['annotations'] = [],
) {
  const documentId = DocumentId.parse('d1');
  return chooseSuggestions(candidates, { documentId, text, codebook: defaultCodebook, annotations });
}

const quotesOf = (suggestions: ReturnType<typeof chosen>): string[] =>
  suggestions.map(({ span, labelId }) => `${labelId}: ${text.slice(span.start, span.end)}`);

describe('of what was found', () => {
  const board = candidate('Velda Levee Board', 'organization');
  const velda = candidate('Velda', 'place');
  const date = candidate('9 March 2024', 'date', { suggester: 'dates', by: 'dates' });

  it('the longest of a layer is suggested', () => {
    expect(quotesOf(chosen([velda, board, date]))).toEqual(['organization: Velda Levee Board', 'date: 9 March 2024']);
  });

  it('a rule of the project comes before what is built in', () => {
    const rule = candidate('9 March 2024', 'event', { suggester: 'rules', by: 'days', confidence: 0.1 });
    expect(quotesOf(chosen([date, rule]))).toEqual(['event: 9 March 2024']);
  });

  it('nothing that is annotated already is suggested, on the same layer', () => {
    const annotation = annotationRecord({ id: 'a', text, spans: [{ start: 10, end: 15 }], labelId: 'person' });
    expect(quotesOf(chosen([board, date], [annotation]))).toEqual(['date: 9 March 2024']);
    const spans = [{ start: 0, end: 40 }];
    const claim = annotationRecord({ id: 'b', text, spans, labelId: 'claim', layerId: 'claims' });
    expect(chosen([board, date], [claim])).toHaveLength(2);
  });

  it('nothing that was rejected here with this label comes again', () => {
    const { start, end } = board.span;
    const record = annotationRecord({ id: 'a', text, spans: [{ start, end }], labelId: 'organization' });
    const rejected = { ...record, status: 'rejected' } as const;
    expect(quotesOf(chosen([board, velda], [rejected]))).toEqual(['place: Velda']);
    expect(chosen([{ ...board, labelId: LabelId.parse('place') }], [rejected])).toHaveLength(1);
  });

  it('labels that the codebook does not have are left out', () => {
    expect(chosen([candidate('Velda', 'gone')])).toEqual([]);
  });

  it('ids are the same whenever the same is suggested', () => {
    expect(chosen([board, date]).map(({ id }) => id)).toEqual(['memory/organization/4-21', 'dates/date/29-41']);
    expect(chosen([date, board])).toEqual(chosen([board, date]));
  });

  it('only attributes of the layer are kept, and only options that it knows', () => {
    const claim = candidate('The Velda Levee Board met', 'claim', {
      suggester: 'quotations',
      attributes: { source: 'she', directness: 'shouted', invented: 'x' },
    });
    expect(chosen([claim])[0]?.attributes).toEqual({ source: 'she' });
  });
});
