import type { ReactNode } from 'react';
import type { OutputOf } from '#shared/api/contract.ts';
import type { Codebook } from '#shared/domain/codebook.ts';
import { renameCodebook } from '#shared/domain/codebook-edits.ts';
import { type CodebookUsage, noUsage } from '#shared/domain/codebook-usage.ts';
import { describeFailure, translate } from '#shared/locales/translate.ts';
import { type CodebookPart, keyOfPart, nameOfPart, partToShow } from '../../app/state/codebook-part.ts';
import { useApp, useWorkbench } from '../../app/context.tsx';
import { codebookOf } from '../../app/state/selectors.ts';
import { asking, useProjectQuery } from '../../app/use-project-query.ts';
import { Button } from '../../ui/button.tsx';
import { AddPart } from './add-part.tsx';
import { AttributeDetails } from './attribute-details.tsx';
import { AttributeList } from './attribute-list.tsx';
import { CodebookTree } from './codebook-tree.tsx';
import { nameProblem, trimmed } from './field-checks.ts';
import { LabelDetails } from './label-details.tsx';
import { LayerDetails } from './layer-details.tsx';
import { LinkTypeDetails } from './link-type-details.tsx';
import { SavedField } from './saved-field.tsx';
import './codebook.css';

const usageQuery = asking('codebook.usage', {});

/** What may be annotated in the project, and how it is meant: a list of its parts, and the one that is being edited. */
export function CodebookView(): ReactNode {
  const workbench = useWorkbench();
  const codebook = useApp(codebookOf);
  const wanted = useApp((state) => state.codebookPart);
  const answer = useProjectQuery<OutputOf<'codebook.usage'>>(usageQuery);
  if (!codebook) return null;
  const usage = answer.kind === 'ready' ? answer.value : noUsage;
  const part = partToShow(codebook, wanted);
  const { name, version } = codebook;
  return (
    <>
      <div className="view-head">
        <h2>{translate('action.view.codebook')}</h2>
        <p className="view-sum">{translate('window.codebook.version', { name, n: version })}</p>
        <Button onClick={() => workbench.openDialog({ kind: 'codebook-versions' })}>
          {translate('window.codebook.versions')}
        </Button>
        <Button onClick={() => void workbench.codebook.chooseFile()}>{translate('window.codebook.import')}</Button>
        <Button onClick={() => workbench.openDialog({ kind: 'codebook-export' })}>
          {translate('window.codebook.export')}
        </Button>
      </div>
      <div className="codebook">
        <div className="codebook-parts" data-focus-home>
          <CodebookTree codebook={codebook} usage={usage} part={part} />
          <AddPart codebook={codebook} part={part} />
        </div>
        {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls, so the keyboard must reach it */}
        <section className="codebook-part" data-focus-home tabIndex={0} aria-label={nameOfPart(codebook, part)}>
          {answer.kind === 'failed' && (
            <p className="field-problem" role="alert">
              {describeFailure(answer.failure)}
            </p>
          )}
          <PartDetails key={keyOfPart(part)} codebook={codebook} usage={usage} part={part} />
        </section>
      </div>
    </>
  );
}

interface PartDetailsProps {
  readonly codebook: Codebook;
  readonly usage: CodebookUsage;
  readonly part: CodebookPart;
}

function PartDetails({ codebook, usage, part }: PartDetailsProps): ReactNode {
  switch (part.kind) {
    case 'codebook':
      return <WholeCodebook codebook={codebook} />;
    case 'layer':
      return <LayerDetails codebook={codebook} usage={usage} layerId={part.layerId} />;
    case 'label':
      return <LabelDetails codebook={codebook} usage={usage} labelId={part.labelId} />;
    case 'link-type':
      return <LinkTypeDetails codebook={codebook} usage={usage} linkTypeId={part.linkTypeId} />;
    case 'attribute':
      return <AttributeDetails codebook={codebook} usage={usage} address={part.address} />;
    default:
      return part satisfies never;
  }
}

/** Its name, and what can be said of whole documents. */
function WholeCodebook({ codebook }: { readonly codebook: Codebook }): ReactNode {
  const { codebook: editing } = useWorkbench();
  return (
    <>
      <header className="part-head">
        <div>
          <p className="part-kind">{translate('action.view.codebook')}</p>
          <h3>{codebook.name}</h3>
        </div>
      </header>
      <div className="part-fields">
        <SavedField
          label={translate('window.codebook.name')}
          value={codebook.name}
          normalise={trimmed}
          problemOf={nameProblem}
          save={(name) => editing.apply((current) => renameCodebook(current, name))}
        />
        <AttributeList
          label={translate('window.codebook.document-attributes')}
          empty={translate('window.codebook.document-attributes-empty')}
          place={{ kind: 'documents' }}
          attributes={codebook.documentAttributes ?? []}
        />
      </div>
    </>
  );
}
