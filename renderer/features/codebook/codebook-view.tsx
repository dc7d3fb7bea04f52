import type { ReactNode } from 'react';
import { findLabel, type Layer } from '#shared/domain/codebook.ts';
import { translate } from '#shared/locales/translate.ts';
import { useApp } from '../../app/context.tsx';
import { codebookOf } from '../../app/selectors.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Keys } from '../../ui/keys.tsx';
import { Swatch } from '../../ui/label-chip.tsx';
import { Attributes } from './attributes.tsx';
import './codebook.css';

/** What may be annotated in the project, and how it is meant. */
export function CodebookView(): ReactNode {
  const codebook = useApp(codebookOf);
  if (!codebook) return null;
  return (
    <>
      <div className="view-head">
        <h2>{translate('action.view.codebook')}</h2>
        <p className="view-sum">{translate('window.codebook.version', { name: codebook.name, n: codebook.version })}</p>
      </div>
      {codebook.layers.length === 0 ? (
        <EmptyState title={translate('window.codebook.empty')} />
      ) : (
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls, so the keyboard must reach it
        <div className="codebook" tabIndex={0} role="group" aria-label={translate('action.view.codebook')}>
          <p className="codebook-note">{translate('window.codebook.read-only')}</p>
          {codebook.layers.map((layer) => (
            <section key={layer.id} aria-labelledby={`layer-${layer.id}`}>
              <h3 id={`layer-${layer.id}`}>{layer.name}</h3>
              <Labels layer={layer} nameOf={(id) => (id === null ? undefined : findLabel(codebook, id)?.label.name)} />
              {layer.attributes.length > 0 && <Attributes layer={layer} />}
            </section>
          ))}
        </div>
      )}
    </>
  );
}

interface LabelsProps {
  readonly layer: Layer;
  readonly nameOf: (labelId: string | null) => string | undefined;
}

function Labels({ layer, nameOf }: LabelsProps): ReactNode {
  return (
    <ul className="codebook-list">
      {layer.labels.map((label) => {
        const parent = nameOf(label.parentId);
        return (
          <li key={label.id}>
            <span className="codebook-name">
              <Swatch color={label.color} paint={layer.paint} />
              <strong>{label.name}</strong>
              {label.shortcut !== '' && <Keys keys={label.shortcut} />}
            </span>
            <div>
              <p>{label.definition}</p>
              {parent !== undefined && (
                <p className="codebook-more">{translate('window.codebook.part-of', { parent })}</p>
              )}
              {label.examples.length > 0 && (
                <p className="codebook-more">
                  {translate('window.codebook.examples')} <q className="serif">{label.examples.join(' · ')}</q>
                </p>
              )}
              {label.counterExamples.length > 0 && (
                <p className="codebook-more">
                  {translate('window.codebook.counter-examples')}{' '}
                  <q className="serif">{label.counterExamples.join(' · ')}</q>
                </p>
              )}
            </div>
          </li>
        );
      })}
    </ul>
  );
}
