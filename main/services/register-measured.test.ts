import { describe, expect, it } from 'vitest';
import { AnnotationId, EntityId, LabelId } from '#shared/domain/ids.ts';
import { type FreeMention, type KnownEntity, proposeEntities } from '#shared/register/propose-entities.ts';

const first = ['Ada', 'Ben', 'Cora', 'Dan', 'Eva', 'Finn', 'Gina', 'Hugo', 'Ida', 'Jon'];
const label = LabelId.parse('person');

function nameOf(at: number): string {
  return `${first[at % first.length]} ${first[(at >> 3) % first.length]}${(at * 2654435761) % 100_003}`;
}

describe('the register at full size', () => {
  it('is proposed for 200,000 mentions beside 10,000 entries within the time of a question', () => {
    const mentions = Array.from({ length: 200_000 }, (_, at): FreeMention => {
      const name = nameOf(at % 30_000);
      const quote = at % 3 === 0 ? (name.split(' ')[1] ?? name) : name;
      return { id: AnnotationId.parse(`m-${at}`), labelId: label, quote };
    });
    const entities = Array.from({ length: 10_000 }, (_, at): KnownEntity => {
      return { id: EntityId.parse(`e-${at}`), labelId: label, name: nameOf(at), aliases: [] };
    });
    const start = performance.now();
    const found = proposeEntities({ mentions, entities, rejected: new Set() });
    const took = performance.now() - start;
    // 0.7 to 1 s on two cores of 2024.
    expect(found.length).toBeGreaterThan(0);
    expect(took).toBeLessThan(5000);
  });
});
