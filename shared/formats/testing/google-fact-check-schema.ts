const text = { type: 'string', pattern: '\\S' } as const;
const address = { type: 'string', pattern: '^https?://[^\\s"<>@]+\\.[^\\s"<>@]+$' } as const;
const date = { type: 'string', pattern: '^\\d{4}(-\\d{2}(-\\d{2}(T.+)?)?)?$' } as const;
const oneOrMany = (one: object) => ({ anyOf: [one, { type: 'array', items: one, minItems: 1 }] });

const agent = {
  type: 'object',
  required: ['@type', 'name'],
  properties: { '@type': { enum: ['Organization', 'Person'] }, name: text, url: address, sameAs: oneOrMany(address) },
} as const;

const creativeWork = {
  type: 'object',
  required: ['@type'],
  properties: {
    '@type': { const: 'CreativeWork' },
    url: address,
    headline: text,
    datePublished: date,
    publisher: agent,
  },
} as const;

const claim = {
  type: 'object',
  required: ['@type'],
  properties: {
    '@type': { const: 'Claim' },
    identifier: oneOrMany(text),
    author: oneOrMany(agent),
    datePublished: date,
    appearance: oneOrMany(creativeWork),
    firstAppearance: creativeWork,
  },
  additionalProperties: false,
} as const;

const review = {
  type: 'object',
  required: ['@context', '@type', 'claimReviewed', 'reviewRating', 'url'],
  properties: {
    '@context': { const: 'https://schema.org' },
    '@type': { const: 'ClaimReview' },
    claimReviewed: text,
    url: address,
    author: agent,
    datePublished: date,
    reviewBody: text,
    itemReviewed: claim,
    reviewRating: {
      type: 'object',
      required: ['@type', 'alternateName'],
      properties: {
        '@type': { const: 'Rating' },
        alternateName: text,
        ratingValue: { type: 'number', minimum: 1, maximum: 5 },
        bestRating: { const: 5 },
        worstRating: { const: 1 },
      },
      dependentRequired: { ratingValue: ['bestRating', 'worstRating'] },
      additionalProperties: false,
    },
  },
  additionalProperties: false,
} as const;

/**
 * What we write, after the documentation: required and recommended properties from Google's page on fact checks, their
 * types from schema.org. Members that neither names are refused.
 *
 * @see https://developers.google.com/search/docs/appearance/structured-data/factcheck
 * @see https://schema.org/ClaimReview
 */
export const googleFactCheckSchema = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  type: 'array',
  items: review,
} as const;
