import { act, screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { AnnotationId, AttributeId, DocumentId } from '#shared/domain/ids.ts';
import { FakeApi } from '../../test/fake-api.ts';
import { FakeProject } from '../../test/fake-project.ts';
import { renderWith, settle } from '../../test/render.tsx';
import { sampleDocuments } from '../../test/sample-documents.ts';
import { askFor, attribute } from '../../test/with-codebook.ts';
import { DocumentsPane } from './documents-pane.tsx';

const first = DocumentId.parse('document-1');

async function openFinished(waiver?: string) {
  const project = new FakeProject(sampleDocuments);
  const api = new FakeApi(project);
  askFor(project, { claims: [attribute({ name: 'Verdict', kind: 'text', required: true })] });
  const claim = [...project.tables.annotation.values()].find(({ labelId }) => labelId === 'claim');
  const verdict = (value: string | null) => ({
    type: 'annotation.edit' as const,
    ids: [claim?.id ?? AnnotationId.parse('none')],
    attributes: { [AttributeId.parse('verdict')]: value },
  });
  if (waiver === undefined) api.runElsewhere(verdict('true'));
  api.runElsewhere({ type: 'document.edit', id: first, status: 'finished', ...(waiver ? { waiver } : {}) });
  await renderWith(api, <DocumentsPane />);
  const row = () => screen.getByRole('button', { current: true });
  return { api, verdict, row, dot: () => row().querySelector('.status-dot')?.getAttribute('data-status') };
}

describe('a finished document in the list', () => {
  it('is shown to be incomplete as soon as something is missing of it again', async () => {
    const { api, verdict, row, dot } = await openFinished();
    expect(row().textContent).toContain(', Finished, ');
    expect(dot()).toBe('finished');
    act(() => api.runElsewhere(verdict(null)));
    await settle();
    expect(row().textContent).toContain(', Finished, 1 missing, ');
    expect(row().title).toContain('Finished, 1 missing');
    expect(dot()).toBe('incomplete');
  });

  it('is not incomplete by what somebody has given a reason for', async () => {
    const { row, dot } = await openFinished('It cannot be known.');
    expect(row().textContent).not.toContain('missing');
    expect(dot()).toBe('finished');
  });
});
