import { type KeyboardEvent, type ReactNode, useId, useMemo, useState } from 'react';
import type { Annotation } from '#shared/domain/annotation.ts';
import { titleOf } from '#shared/domain/document.ts';
import { translate } from '#shared/locales/translate.ts';
import { focusRegion } from '../../app/focus-regions.ts';
import { useApp, useWorkbench } from '../../app/context.tsx';
import { shortQuote } from '../../app/annotating/linking.ts';
import {
  besideDocumentOf,
  codebookOf,
  labelOf,
  openDocumentOf,
  selectedAnnotationOf,
} from '../../app/state/selectors.ts';
import type { LinkingState } from '../../app/state/bar-states.ts';
import { Button } from '../../ui/button.tsx';
import { SearchIcon } from '../../ui/icons.tsx';
import { Swatch } from '../../ui/label-chip.tsx';
import { findCandidates } from './link-candidates.ts';

/** The other end by its words: a field, and above it the annotations that have them. */
export function PickStep({ linking }: { readonly linking: LinkingState }): ReactNode {
  const workbench = useWorkbench();
  const open = useApp(openDocumentOf);
  const beside = useApp(besideDocumentOf);
  const codebook = useApp(codebookOf);
  const selected = useApp(selectedAnnotationOf);
  const [query, setQuery] = useState('');
  const [listed, setListed] = useState(false);
  const [at, setAt] = useState(0);
  const id = useId();
  const { found, more } = useMemo(
    () =>
      findCandidates(query, {
        here: listed ? (open?.shown.sorted ?? []) : [],
        elsewhere: listed ? [...(beside?.shown.sorted ?? []), ...linking.recent] : [],
        except: linking.from.id,
        nameOf: (labelId) => labelOf(codebook, labelId)?.label.name ?? '',
      }),
    [query, listed, open, beside, linking, codebook],
  );
  const current = found[Math.min(at, found.length - 1)];

  const show = (text: string, list: boolean): void => {
    setQuery(text);
    setListed(list);
    setAt(0);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Escape') leave();
    else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') step(event.key === 'ArrowDown' ? 1 : -1);
    else if (event.key === 'Enter' && listed && current) workbench.linking.pick(current);
    else return;
    event.preventDefault();
  };
  const leave = (): void => {
    if (!listed) return workbench.linking.back();
    show('', false);
    focusRegion('reader');
  };
  const step = (by: 1 | -1): void => {
    if (!listed) show(query, true);
    else if (found.length > 0) setAt((Math.min(at, found.length - 1) + by + found.length) % found.length);
  };

  return (
    <>
      {listed && (
        <Candidates
          id={id}
          candidates={found}
          more={more}
          current={current}
          openId={open?.document.id}
          onPick={(annotation) => workbench.linking.pick(annotation)}
        />
      )}
      <div className="link-filter">
        <SearchIcon />
        <input
          type="text"
          className="control"
          role="combobox"
          data-link-filter
          aria-label={translate('window.links.filter')}
          placeholder={translate('window.links.filter')}
          aria-expanded={listed}
          aria-controls={listed ? id : undefined}
          aria-autocomplete="list"
          aria-activedescendant={listed && current ? `${id}-${current.id}` : undefined}
          value={query}
          autoComplete="off"
          spellCheck={false}
          onChange={(event) => show(event.target.value, event.target.value !== '')}
          onKeyDown={onKeyDown}
          onBlur={() => setListed(false)}
        />
      </div>
      {selected && selected.id !== linking.from.id && (
        <Button onClick={() => workbench.linking.pick(selected)}>
          {translate('window.links.take-selected', { quote: shortQuote(selected, 24) })}
        </Button>
      )}
    </>
  );
}

interface CandidatesProps {
  readonly id: string;
  readonly candidates: readonly Annotation[];
  readonly more: number;
  readonly current: Annotation | undefined;
  readonly openId: string | undefined;
  readonly onPick: (annotation: Annotation) => void;
}

function Candidates({ id, candidates, more, current, openId, onPick }: CandidatesProps): ReactNode {
  const codebook = useApp(codebookOf);
  const documents = useApp((state) => state.documents);
  const titleFor = (documentId: string): string => {
    const found = documents.find(({ document }) => document.id === documentId);
    return found ? titleOf(found.document) : '';
  };
  return (
    // The field keeps the focus while the list is used.
    <div className="link-candidates" onMouseDown={(event) => event.preventDefault()} role="presentation">
      <div id={id} role="listbox" aria-label={translate('window.links.candidates')}>
        {candidates.map((annotation) => {
          const found = labelOf(codebook, annotation.labelId);
          return (
            // The field has the focus and hears the keys, as a combobox does.
            // oxlint-disable-next-line jsx-a11y/click-events-have-key-events
            <div
              key={annotation.id}
              id={`${id}-${annotation.id}`}
              role="option"
              tabIndex={-1}
              className="link-candidate-item"
              aria-selected={annotation === current}
              ref={annotation === current ? (element) => element?.scrollIntoView({ block: 'nearest' }) : undefined}
              onClick={() => onPick(annotation)}
            >
              {found && <Swatch color={found.label.color} paint={found.layer.paint} />}
              <span className="link-candidate-quote" dir="auto">
                {shortQuote(annotation, 100)}
              </span>
              <span className="link-candidate-detail">
                {[found?.label.name, annotation.documentId === openId ? '' : titleFor(annotation.documentId)]
                  .filter((part) => part !== undefined && part !== '')
                  .join(' · ')}
              </span>
            </div>
          );
        })}
      </div>
      {candidates.length === 0 && <p>{translate('window.links.no-candidates')}</p>}
      {more > 0 && <p>{translate('window.links.more-candidates', { count: more })}</p>}
    </div>
  );
}
