import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect, it } from 'vitest';
import { googleFactCheckSchema } from '#shared/formats/testing/google-fact-check-schema.ts';
import { TestProject, valueOf } from './import/import-test-project.ts';

const isFactCheck = new Ajv2020({ strict: false }).compile(googleFactCheckSchema);

it('exports a whole ClaimReview from the sample project, and names the claims whose reviews are incomplete', async () => {
  await using project = new TestProject();
  await project.create('sample.annotary', true);
  const { notes } = valueOf(await project.export('reviews.jsonld', 'claimreview'));
  const data: unknown = JSON.parse(project.text('reviews.jsonld'));
  expect(isFactCheck(data)).toBe(true);
  expect(data).toMatchObject([
    {
      '@type': 'ClaimReview',
      url: expect.stringMatching(/^https:/),
      claimReviewed: 'The levee at Heron Bend was overtopped',
      reviewRating: { ratingValue: 1, alternateName: 'False' },
      datePublished: '2024-03-14',
      author: { '@type': 'Organization', name: 'Lower Velda Fact Desk', url: expect.any(String) },
      reviewBody: expect.any(String),
      itemReviewed: {
        author: { '@type': 'Organization', name: 'Ministry of Waters' },
        datePublished: '2024-03-10',
        appearance: [{ publisher: { name: 'Tidewater Wire' } }, { publisher: { name: 'The Carrow Review' } }],
        firstAppearance: { publisher: { name: 'Tidewater Wire' } },
      },
    },
  ]);
  expect(notes.filter((note) => note.startsWith('Left out (')).length).toBeGreaterThan(0);
  expect(notes.join('\n')).toMatch(/“This levee was not overtopped” in .* lacks address of the review/);
});
