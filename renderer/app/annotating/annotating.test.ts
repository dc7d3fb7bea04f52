import { describe, expect, it, vi } from 'vitest';
import { AnnotationId } from '#shared/domain/ids.ts';
import type { BoundaryMove } from '#shared/text/boundary.ts';
import { FakeApi } from '../../test/fake-api.ts';
import { FakeProject } from '../../test/fake-project.ts';
import { openDocumentOf } from '../state/selectors.ts';
import { Workbench } from '../workbench.ts';

const text = 'Misri met Landau in Delhi\n\nقال الوزير شكر له في دلهي';

/** What the annotation with this quote covers after one of its edges was moved. */
async function moved(quote: string, move: BoundaryMove): Promise<string | undefined> {
  const annotations = [{ label: 'person', quote }];
  const workbench = new Workbench(new FakeApi(new FakeProject([{ name: 'talks.txt', text, annotations }])));
  workbench.start();
  await vi.waitUntil(() => workbench.store.get().reading.kind === 'ready');
  const id = AnnotationId.parse('made-1');
  workbench.annotating.selectAnnotation(id);
  workbench.annotating.move(move);
  return openDocumentOf(workbench.store.get())?.shown.find(id)?.quote;
}

describe('moving a boundary of an annotation', () => {
  it.each([
    ['met Landau', { edge: 'end', direction: 'right' }, 'met Landau in'],
    ['met Landau', { edge: 'start', direction: 'left' }, 'Misri met Landau'],
    ['الوزير شكر', { edge: 'end', direction: 'left' }, 'الوزير شكر له'],
    ['الوزير شكر', { edge: 'end', direction: 'right' }, 'الوزير'],
    ['الوزير شكر', { edge: 'start', direction: 'right' }, 'قال الوزير شكر'],
    ['الوزير شكر', { edge: 'start', direction: 'left' }, 'شكر'],
  ] as const)('of “%s”: %j', async (quote, move, expected) => {
    expect(await moved(quote, move)).toBe(expected);
  });
});
