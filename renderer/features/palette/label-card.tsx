import type { ReactNode } from 'react';
import type { Label } from '#shared/domain/codebook.ts';
import { translate } from '#shared/locales/translate.ts';

/** More would cover the article that is being tagged. */
const MOST_EXAMPLES = 4;

interface LabelCardProps {
  readonly id: string;
  readonly label: Label;
  /** The name of the label that it is part of. */
  readonly parent: string | undefined;
}

/** How a label is meant: what the codebook says of it, at the moment when it matters. */
export function LabelCard({ id, label, parent }: LabelCardProps): ReactNode {
  return (
    <div id={id} role="tooltip" className="label-card">
      <strong>{label.name}</strong>
      {parent !== undefined && <p className="label-card-more">{translate('window.codebook.under', { parent })}</p>}
      {label.definition !== '' && <p>{label.definition}</p>}
      <Examples title={translate('window.codebook.for-example')} examples={label.examples} />
      <Examples title={translate('window.codebook.but-not')} examples={label.counterExamples} />
    </div>
  );
}

function Examples({ title, examples }: { readonly title: string; readonly examples: readonly string[] }): ReactNode {
  if (examples.length === 0) return null;
  return (
    <>
      <p className="label-card-more">{title}</p>
      <ul>
        {examples.slice(0, MOST_EXAMPLES).map((example) => (
          <li key={example}>
            <q className="serif">{example}</q>
          </li>
        ))}
      </ul>
    </>
  );
}
