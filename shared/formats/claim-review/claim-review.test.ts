import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { type Annotation, Attributes } from '../../domain/annotation.ts';
import { defaultCodebook } from '../../domain/default-codebook.ts';
import type { Codebook } from '../../domain/codebook.ts';
import type { DocumentRecord } from '../../domain/document.ts';
import type { Entity } from '../../domain/entity.ts';
import { AnnotationId, EntityId, LabelId, PropositionId } from '../../domain/ids.ts';
import type { Proposition } from '../../domain/proposition.ts';
import { annotationRecord, documentRecord, later, linkRecord } from '../../domain/testing/records.ts';
import { versionOrigin } from '../../domain/version-origin.ts';
import { translate } from '../../locales/translate.ts';
import { claimReview } from './claim-review.ts';
import { googleFactCheckSchema } from '../testing/google-fact-check-schema.ts';
import type { ProjectSource } from '../project-source.ts';
import { textOf } from '../testing/text-of.ts';

const isFactCheck = new Ajv2020({ strict: false }).compile(googleFactCheckSchema);

const text = 'Ada Moss said that four people died.';
const words = { start: text.indexOf('four'), end: text.indexOf('.') };
const times = { createdAt: later, updatedAt: later };

const review = {
  checkworthy: true,
  verdict: 'mostly-false',
  reviewer: 'Carrow Review',
  reviewer_url: 'https://carrow-review.example/',
  review_url: 'https://carrow-review.example/checks/7',
  review_date: '2024-03-12',
  review_text: 'The brigade counted six.',
};

function article(id: string, metadata: Partial<DocumentRecord['metadata']> = {}): DocumentRecord {
  const record = documentRecord({ id, length: text.length });
  return { ...record, metadata: { ...record.metadata, ...metadata } };
}

interface GivenClaim extends Partial<Omit<Annotation, 'attributes'>> {
  readonly attributes: object;
}

function claim(id: string, { attributes, ...more }: GivenClaim): Annotation {
  const record = annotationRecord({ id, text, spans: [words], labelId: 'claim', layerId: 'claims' });
  return { ...record, ...more, attributes: Attributes.parse(attributes) };
}

const ada: Entity = {
  id: EntityId.parse('ada-moss'),
  name: 'Ada Moss',
  labelId: LabelId.parse('person'),
  aliases: [],
  externalIds: { wikidata: 'Q42' },
  note: '',
  ...times,
};

const fourDied: Proposition = {
  id: PropositionId.parse('p1'),
  statement: 'Four people died in the flood',
  note: '',
  ...times,
};

const gazette = article('d1', {
  title: 'Levee gives way',
  url: 'https://gazette.example/levee',
  outlet: 'Harbour Gazette',
  date: '2024-03-09',
});
const wire = article('d2', { title: 'Toll reaches six', url: 'https://wire.example/6', date: '2024-03-10T08:00Z' });

interface Given {
  readonly annotations: readonly Annotation[];
  readonly documents?: readonly DocumentRecord[];
  readonly codebook?: Codebook;
}

function exported({ annotations, documents = [gazette, wire], codebook = defaultCodebook }: Given) {
  const source: ProjectSource = {
    name: '',
    codebook,
    annotators: [],
    documents,
    entities: [ada],
    propositions: [fourDied],
    memos: [],
    queries: [],
    rules: [],
    links: ['m1', 'm2'].map((toId) => linkRecord({ id: toId, fromId: 'c1', toId, typeId: 'source' })),
    content: () => ({ text, blocks: [], marks: [] }),
    sourceBase64: () => '',
    annotationsOf: (id) => annotations.filter(({ documentId }) => documentId === id),
    annotation: (id) => annotations.find((one) => one.id === id),
  };
  const plan = claimReview.plan?.(source, { offsets: 'codepoint', excel: false, shape: 'file' });
  const file = (plan?.files ?? []).map(textOf).join('');
  const chunks = [...(plan?.files[0]?.chunks() ?? [])];
  const data: unknown = JSON.parse(file);
  return {
    file,
    data,
    rows: chunks.reduce((sum, chunk) => sum + chunk.rows, 0),
    notes: (plan?.notes() ?? []).map(({ key, params }) => translate(key, params)),
  };
}

const mention: Annotation = {
  ...annotationRecord({ id: 'm1', text, spans: [{ start: 0, end: 8 }], documentId: 'd1' }),
  entityId: ada.id,
};

describe('ClaimReview', () => {
  it('has everything that a fact check needs, with speaker, articles and who said it first', () => {
    const { data, rows, notes } = exported({
      annotations: [
        mention,
        claim('c1', { documentId: gazette.id, propositionId: fourDied.id, attributes: review }),
        claim('c2', { documentId: wire.id, propositionId: fourDied.id, attributes: {} }),
      ],
    });
    const levee = {
      '@type': 'CreativeWork',
      url: 'https://gazette.example/levee',
      headline: 'Levee gives way',
      datePublished: '2024-03-09',
      publisher: { '@type': 'Organization', name: 'Harbour Gazette' },
    };
    expect(data).toEqual([
      {
        '@context': 'https://schema.org',
        '@type': 'ClaimReview',
        url: 'https://carrow-review.example/checks/7',
        claimReviewed: 'Four people died in the flood',
        reviewRating: {
          '@type': 'Rating',
          ratingValue: 2,
          bestRating: 5,
          worstRating: 1,
          alternateName: 'Mostly false',
        },
        datePublished: '2024-03-12',
        author: { '@type': 'Organization', name: 'Carrow Review', url: 'https://carrow-review.example/' },
        reviewBody: 'The brigade counted six.',
        itemReviewed: {
          '@type': 'Claim',
          identifier: ['c1'],
          author: { '@type': 'Person', name: 'Ada Moss', sameAs: 'https://www.wikidata.org/wiki/Q42' },
          datePublished: '2024-03-09',
          appearance: [
            levee,
            {
              '@type': 'CreativeWork',
              url: 'https://wire.example/6',
              headline: 'Toll reaches six',
              datePublished: '2024-03-10',
            },
          ],
          firstAppearance: levee,
        },
      },
    ]);
    expect(isFactCheck(data)).toBe(true);
    expect(rows).toBe(1);
    expect(notes).toEqual([]);
  });

  it('makes one review of two claims of one proposition that was reviewed once', () => {
    const { data, rows, notes } = exported({
      annotations: [
        claim('c1', { documentId: gazette.id, propositionId: fourDied.id, attributes: review }),
        claim('c2', { documentId: wire.id, propositionId: fourDied.id, attributes: review }),
      ],
    });
    expect(data).toMatchObject([{ itemReviewed: { identifier: ['c1', 'c2'] } }]);
    expect(rows).toBe(1);
    expect(notes).toContain('2 claims with a verdict became 1 reviews: those of one proposition are one.');
  });

  it.each(['review_date', 'review_text', 'reviewer_url'])('keeps reviews apart that differ in %s', (field) => {
    const values = ['2025-04-01', '2025-04-02'].map((day) =>
      field === 'reviewer_url' ? `https://example.org/${day}` : day,
    );
    const { data } = exported({
      annotations: [
        claim('c1', {
          documentId: gazette.id,
          propositionId: fourDied.id,
          attributes: { ...review, [field]: values[0] ?? '' },
        }),
        claim('c2', {
          documentId: wire.id,
          propositionId: fourDied.id,
          attributes: { ...review, [field]: values[1] ?? '' },
        }),
      ],
    });
    expect(data).toMatchObject([{ itemReviewed: { identifier: ['c1'] } }, { itemReviewed: { identifier: ['c2'] } }]);
  });

  it('names all authors of a joint statement', () => {
    const start = text.indexOf('four people');
    const other = annotationRecord({ id: 'm2', text, spans: [{ start, end: start + 11 }], documentId: 'd1' });
    const { data } = exported({
      annotations: [mention, other, claim('c1', { documentId: gazette.id, attributes: review })],
    });
    expect(data).toMatchObject([{ itemReviewed: { author: [{ name: 'Ada Moss' }, { name: 'four people' }] } }]);
  });

  it('keeps what a source denies apart from what others affirm', () => {
    const { data } = exported({
      annotations: [
        claim('c1', { documentId: gazette.id, propositionId: fourDied.id, attributes: review }),
        claim('c2', {
          documentId: wire.id,
          propositionId: fourDied.id,
          attributes: { ...review, polarity: 'negated', verdict: 'true' },
        }),
      ],
    });
    expect(data).toMatchObject([
      { claimReviewed: fourDied.statement, itemReviewed: { appearance: [{ headline: 'Levee gives way' }] } },
      { claimReviewed: `Denial of “${fourDied.statement}”`, reviewRating: { alternateName: 'True' } },
    ]);
    expect(isFactCheck(data)).toBe(true);
  });

  it('leaves out and names a claim whose review has no address, or one that is none', () => {
    const { review_url: _, ...unpublished } = review;
    const { data, notes } = exported({
      annotations: [
        claim('c1', { documentId: gazette.id, attributes: unpublished }),
        claim('c2', { documentId: wire.id, attributes: { ...review, review_url: 'javascript:alert(1)' } }),
      ],
    });
    expect(data).toEqual([]);
    expect(notes).toEqual([
      'Left out (1): “four people died” in Levee gives way lacks address of the review.',
      'Left out (2): “four people died” in Toll reaches six lacks an address that begins with https:// or http://.',
    ]);
  });

  it('leaves out and names a claim with parts of a review and no verdict', () => {
    const { verdict: _, ...unjudged } = review;
    const { data, notes } = exported({ annotations: [claim('c1', { documentId: gazette.id, attributes: unjudged })] });
    expect(data).toEqual([]);
    expect(notes).toEqual(['Left out (1): “four people died” in Levee gives way lacks verdict.']);
  });

  it('publishes the newest version of an article only, and nothing there that needs a look', () => {
    const update: DocumentRecord = { ...wire, previousId: gazette.id };
    const uncertain = { documentId: wire.id, origin: versionOrigin('changed', AnnotationId.parse('c2')) };
    const { data, notes } = exported({
      documents: [gazette, update],
      annotations: [
        claim('c1', { documentId: gazette.id, attributes: review }),
        claim('c2', { documentId: gazette.id, attributes: review }),
        claim('c3', { documentId: wire.id, attributes: review }),
        claim('c4', { ...uncertain, attributes: review }),
        claim('c5', { ...uncertain, attributes: review, status: 'accepted' }),
      ],
    });
    expect(data).toMatchObject([{ itemReviewed: { identifier: ['c3'] } }, { itemReviewed: { identifier: ['c5'] } }]);
    expect(notes.slice(0, 2)).toEqual([
      'Claims with a verdict in articles of which there is a newer version are left out: 2. What was carried over to the newest version counts.',
      'Claims that were carried over to an updated version and need a look are left out until somebody has decided: 1.',
    ]);
  });

  it('says what is recommended and missing, and gives no number to a verdict that is on no scale', () => {
    const { data, notes } = exported({
      annotations: [
        claim('c1', {
          documentId: gazette.id,
          attributes: { verdict: 'unverifiable', review_url: 'https://a.example/1' },
        }),
      ],
      documents: [article('d1', { title: 'No address', url: 'file:///etc/passwd', date: 'on Friday' })],
    });
    expect(data).toMatchObject([{ reviewRating: { '@type': 'Rating', alternateName: 'Cannot be verified' } }]);
    expect(JSON.stringify(data)).not.toMatch(/ratingValue|passwd|Friday|datePublished/);
    expect(isFactCheck(data)).toBe(true);
    expect(notes).toHaveLength(4);
  });

  it('takes the reviewer of the codebook where a claim names none', () => {
    const codebook: Codebook = {
      ...defaultCodebook,
      layers: defaultCodebook.layers.map((layer) => ({
        ...layer,
        attributes: layer.attributes.map((one) => (one.id === 'reviewer' ? { ...one, default: 'Desk' } : one)),
      })),
    };
    const attributes = { verdict: 'true', review_url: 'https://a.example/1', review_date: '2024' };
    const { data } = exported({ annotations: [claim('c1', { documentId: gazette.id, attributes })], codebook });
    expect(data).toMatchObject([{ author: { name: 'Desk' } }]);
  });

  it('writes a project whose codebook has no fields for reviews, and says so', () => {
    const codebook: Codebook = {
      ...defaultCodebook,
      layers: defaultCodebook.layers.map((layer) => ({
        ...layer,
        attributes: layer.attributes.filter(({ id }) => !id.startsWith('review')),
      })),
    };
    const annotations = [claim('c1', { documentId: gazette.id, attributes: { verdict: 'true' } })];
    const { rows, notes } = exported({ annotations, codebook });
    expect(rows).toBe(0);
    expect(notes[0]).toMatch(/^The codebook has no field for the address/);
  });

  it('cannot end the script element of the page that it is put into', () => {
    const attributes = { ...review, review_text: '</script><script>alert(1)</script>' };
    const { file, data } = exported({ annotations: [claim('c1', { documentId: gazette.id, attributes })] });
    expect(file).not.toContain('<');
    expect(data).toMatchObject([{ reviewBody: attributes.review_text }]);
  });
});

describe('the schema of fact checks', () => {
  const whole = {
    '@context': 'https://schema.org',
    '@type': 'ClaimReview',
    url: 'https://example.com/news/science/worldisflat.html',
    claimReviewed: 'The world is flat',
    reviewRating: { '@type': 'Rating', ratingValue: 1, bestRating: 5, worstRating: 1, alternateName: 'False' },
    author: { '@type': 'Organization', name: 'Example.com science watch' },
    itemReviewed: {
      '@type': 'Claim',
      author: { '@type': 'Organization', name: 'Square World Society', sameAs: 'https://example.flatworlders.com' },
      datePublished: '2024-06-20',
      appearance: { '@type': 'CreativeWork', url: 'https://skeptical.example.net/a121' },
    },
  };

  it('accepts one as the documentation shows it', () => {
    expect(isFactCheck([whole])).toBe(true);
  });

  it.each([
    ['an address', { url: undefined }],
    ['an address that is one', { url: 'javascript:alert(1)' }],
    ['the claim', { claimReviewed: '' }],
    ['a rating', { reviewRating: undefined }],
    ['a rating in words', { reviewRating: { '@type': 'Rating', ratingValue: 1 } }],
    ['a rating on its scale', { reviewRating: { ...whole.reviewRating, ratingValue: 7 } }],
    ['a date by ISO 8601', { datePublished: 'on Friday' }],
    ['somebody with a name as author', { author: { '@type': 'Organization' } }],
  ])('asks for %s', (_, patch) => {
    expect(isFactCheck([JSON.parse(JSON.stringify({ ...whole, ...patch }))])).toBe(false);
  });
});
