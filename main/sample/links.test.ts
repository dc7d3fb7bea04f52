import { describe, expect, it } from 'vitest';
import { allowsLink, findLinkType } from '#shared/domain/codebook.ts';
import { defaultCodebook } from '#shared/domain/default-codebook.ts';
import { LabelId } from '#shared/domain/ids.ts';
import { sampleArticles } from './articles.ts';
import { findEnd } from './find-end.ts';
import { sampleLinks } from './links.ts';
import { samplePropositions } from './propositions.ts';

describe('the links of the sample project', () => {
  it.each(sampleLinks.map((link) => [`${link.type}: ${link.from[1]} – ${link.to[1]}`, link] as const))(
    '%s',
    (_, { type: typeId, from, to }) => {
      const type = findLinkType(defaultCodebook, typeId);
      const ends = [findEnd(sampleArticles, from), findEnd(sampleArticles, to)].map((end) => LabelId.parse(end?.label));
      const [first, second] = ends;
      expect(type && first && second && allowsLink(type, first, second)).toBe(true);
    },
  );

  it('are each there once', () => {
    const keys = sampleLinks.map((link) => JSON.stringify(link));
    expect(new Set(keys).size).toBe(keys.length);
  });
});

describe('the propositions of the sample project', () => {
  it.each(samplePropositions.map(({ statement, claims }) => [statement, claims] as const))('%s', (_, claims) => {
    expect(claims.map((end) => findEnd(sampleArticles, end)?.label)).toEqual(claims.map(() => 'claim'));
  });
});
