import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { AnnotationId } from '#shared/domain/ids.ts';
import { axeFindings } from '../../test/axe.ts';
import { FakeApi } from '../../test/fake-api.ts';
import { FakeProject } from '../../test/fake-project.ts';
import { renderWith, settle } from '../../test/render.tsx';
import { sampleDocuments } from '../../test/sample-documents.ts';
import { InspectorPane } from './inspector-pane.tsx';

const person = AnnotationId.parse('made-3');

describe('the entity of a mention', () => {
  it('is made, chosen by typing, and taken away, by keyboard', async () => {
    const api = new FakeApi(new FakeProject(sampleDocuments));
    const { container, workbench } = await renderWith(api, <InspectorPane />);
    workbench.annotating.selectAnnotation(person);
    await settle();
    const user = userEvent.setup();
    const entityOf = () => {
      const id = api.project?.tables.annotation.get(person)?.entityId;
      return id ? api.project?.tables.entity.get(id)?.name : null;
    };
    const field = await screen.findByRole('combobox', { name: 'Entity' });
    await user.type(field, 'R. Ivesen');
    await screen.findByRole('option', { name: 'New entry “R. Ivesen”' });
    expect(await axeFindings(container)).toEqual([]);
    await user.keyboard('{Enter}');
    await waitFor(() => expect(entityOf()).toBe('R. Ivesen'));
    await waitFor(() => expect(field).toHaveProperty('value', 'R. Ivesen'));
    await user.clear(field);
    await user.keyboard('{Enter}');
    await waitFor(() => expect(entityOf()).toBeNull());
    await user.type(field, 'ives');
    await screen.findByRole('option', { name: /^R. Ivesen/ });
    await user.keyboard('{ArrowDown}{ArrowUp}{Enter}');
    await waitFor(() => expect(entityOf()).toBe('R. Ivesen'));
    expect(api.project?.tables.entity.size).toBe(1);
  });

  it('is proposed by its name', async () => {
    const api = new FakeApi(new FakeProject(sampleDocuments));
    const { workbench } = await renderWith(api, <InspectorPane />);
    workbench.annotating.selectAnnotation(person);
    await settle();
    await userEvent.setup().click(await screen.findByRole('button', { name: 'New entry “Ruth Ivesen”' }));
    await waitFor(() => expect(api.project?.tables.annotation.get(person)?.entityId).toBeTruthy());
    await screen.findByRole('button', { name: 'Open the entry' });
  });
});
