import { type ReactNode, useCallback, useState } from 'react';
import type { ApiClient } from '#shared/api/client.ts';
import type { ProposalRow } from '#shared/api/register-answers.ts';
import type { Annotation } from '#shared/domain/annotation.ts';
import { translate } from '#shared/locales/translate.ts';
import { envelopeOf } from '../../app/state/annotation-index.ts';
import { useApp, useWorkbench } from '../../app/context.tsx';
import { asking, type Show, useProjectQuery } from '../../app/use-project-query.ts';
import { Contexts, useContextOf } from './mention-context.ts';

const SHOWN = 4;

/** One mention of each name of a proposal, in the words of its article. */
export function ProposalContext({ row }: { readonly row: ProposalRow | undefined }): ReactNode {
  const { api } = useWorkbench();
  const [contexts] = useState(() => new Contexts(api));
  const ids = (row?.names ?? []).flatMap(({ example }) => example ?? []).slice(0, SHOWN);
  const wanted = JSON.stringify(ids);
  const load = useCallback(
    (client: ApiClient, show: Show<{ readonly annotations: readonly Annotation[] }>) =>
      // The ids are those of `wanted`, which says when they are others.
      asking('annotations.read', { ids: JSON.parse(wanted) })(client, show),
    [wanted],
  );
  const answer = useProjectQuery(load);
  const annotations = answer.kind === 'ready' ? answer.value.annotations : [];
  return (
    <div className="proposals-context" role="group" aria-label={translate('window.proposals.in-context')}>
      <h4>{translate('window.proposals.in-context')}</h4>
      <ul>
        {annotations.map((annotation) => (
          <li key={annotation.id}>
            <Example annotation={annotation} contexts={contexts} />
          </li>
        ))}
      </ul>
    </div>
  );
}

interface ExampleProps {
  readonly annotation: Annotation;
  readonly contexts: Contexts;
}

function Example({ annotation, contexts }: ExampleProps): ReactNode {
  const { reading } = useWorkbench();
  const context = useContextOf(annotation, contexts);
  const title = useApp(
    (state) => state.documents.find(({ document }) => document.id === annotation.documentId)?.document.metadata.title,
  );
  const { documentId, id, quote } = annotation;
  return (
    <button
      type="button"
      className="in-context"
      title={title}
      onClick={() => void reading.openAt(documentId, { span: envelopeOf(annotation), annotationId: id })}
    >
      <span className="in-context-before" dir="auto">
        <bdi>{context?.before.trimEnd()}</bdi>
      </span>
      <span className="in-context-after" dir="auto">
        <strong>{quote}</strong>
        {context?.after}
      </span>
    </button>
  );
}
