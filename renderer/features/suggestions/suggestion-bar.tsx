import { type ReactNode, useMemo } from 'react';
import type { Suggestion } from '#shared/api/suggestion.ts';
import { describeFailure, translate, translateCount } from '#shared/locales/translate.ts';
import { useApp, useWorkbench } from '../../app/context.tsx';
import { codebookOf, focusedSuggestionOf, labelOf, openDocumentOf } from '../../app/state/selectors.ts';
import type { SuggestionsState } from '../../app/state/bar-states.ts';
import { alike } from '../../app/annotating/suggestion-command.ts';
import { useKeysOf } from '../../app/use-keys.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { formatNumber } from '../../ui/format.ts';
import { ArrowDownIcon, ArrowUpIcon } from '../../ui/icons.tsx';
import { Keys } from '../../ui/keys.tsx';
import { LabelChip } from '../../ui/label-chip.tsx';
import { formatConfidence, nameOfSource } from './suggestion-words.ts';
import './suggestion-bar.css';

/** Longer quotes do not fit and are read in the article. */
const SHOWN_QUOTE = 300;

/** The suggestion in focus and what can be done with it, above the labels; nothing where no suggester is on. */
export function SuggestionBar(): ReactNode {
  const on = useApp((state) => state.settings.suggesters.length > 0 && openDocumentOf(state) !== undefined);
  const suggestions = useApp((state) => state.suggestions);
  const focused = useApp(focusedSuggestionOf);
  const workbench = useWorkbench();
  const keysOf = useKeysOf();
  if (!on) return null;
  const { suggesting } = workbench;
  const { items, at } = suggestions;
  return (
    // A press here must not take the focus away from the text.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <section
      className="suggestion-bar"
      aria-label={translate('window.suggestions')}
      onMouseDown={(event) => event.preventDefault()}
    >
      <div className="suggestion-row">
        <div className="suggestion-steps">
          <IconButton
            label={translate('action.suggestion.previous')}
            icon={<ArrowUpIcon />}
            keys={keysOf('suggestion.previous')}
            disabled={items.length === 0}
            onClick={() => suggesting.step(-1)}
          />
          <IconButton
            label={translate('action.suggestion.next')}
            icon={<ArrowDownIcon />}
            keys={keysOf('suggestion.next')}
            disabled={items.length === 0}
            onClick={() => suggesting.step(1)}
          />
          <span className="suggestion-place">
            {focused
              ? translate('window.suggestions.place', { at: formatNumber(at + 1), count: formatNumber(items.length) })
              : ''}
          </span>
        </div>
        {focused ? <InFocus suggestion={focused} items={items} /> : <Summary suggestions={suggestions} />}
        <Button tone="quiet" onClick={() => workbench.openDialog({ kind: 'suggestion-sources' })}>
          {translate('window.suggestions.sources')}
        </Button>
      </div>
      <Announcement suggestion={focused} />
    </section>
  );
}

function Summary({ suggestions }: { readonly suggestions: SuggestionsState }): ReactNode {
  const keysOf = useKeysOf();
  const { items, asking, failure, problems, more } = suggestions;
  const next = keysOf('suggestion.next');
  if (failure)
    return (
      <p className="suggestion-summary" role="alert">
        {translate('window.suggestions.failed', { reason: describeFailure(failure) })}
      </p>
    );
  return (
    <p className="suggestion-summary" role="status">
      {!asking && items.length === 0 && translate('window.suggestions.none-text')}
      {items.length > 0 &&
        translateCount('window.suggestions.count-one', 'window.suggestions.count-many', items.length)}
      {asking && (
        <span className={items.length > 0 ? 'suggestion-detail' : undefined}>
          {translate(items.length > 0 ? 'window.suggestions.asking-rules' : 'window.suggestions.asking')}
        </span>
      )}
      {items.length > 0 && next !== undefined && (
        <span className="suggestion-detail" aria-hidden="true">
          <Keys keys={next} /> {translate('action.suggestion.next')}
        </span>
      )}
      {more > 0 && (
        <span className="suggestion-detail">{translate('window.suggestions.more', { count: formatNumber(more) })}</span>
      )}
      {problems.length > 0 && (
        <span className="suggestion-problem" title={problems.map(describeFailure).join('\n')}>
          {translateCount('window.suggestions.problems-one', 'window.suggestions.problems-many', problems.length)}
          <span className="visually-hidden"> {problems.map(describeFailure).join(' ')}</span>
        </span>
      )}
    </p>
  );
}

interface InFocusProps {
  readonly suggestion: Suggestion;
  readonly items: readonly Suggestion[];
}

function InFocus({ suggestion, items }: InFocusProps): ReactNode {
  const { suggesting } = useWorkbench();
  const keysOf = useKeysOf();
  const text = useApp(openTextOf);
  const found = labelOf(useApp(codebookOf), suggestion.labelId);
  const others = useMemo(() => alike(items, suggestion), [items, suggestion]);
  const { span, reason, confidence } = suggestion;
  const percent = formatConfidence(confidence);
  const name = found?.label.name ?? suggestion.labelId;
  return (
    <>
      <div className="suggestion-said">
        <p className="suggestion-what">
          {found && <LabelChip color={found.label.color} paint={found.layer.paint} name={name} />}
          <q>{text.slice(span.start, Math.min(span.end, span.start + SHOWN_QUOTE))}</q>
        </p>
        <p className="suggestion-why">
          {/* The bar says it also without its length being read. */}
          <meter aria-hidden="true" min={0} max={1} value={confidence} />
          {translate('window.suggestions.confidence', { percent })}
          <span className="suggestion-reason">{translate(reason.key, reason.params)}</span>
        </p>
      </div>
      <div className="suggestion-buttons">
        <Button tone="primary" onClick={() => suggesting.accept()}>
          {translate('window.suggestions.accept')} <KeysOf keys={keysOf('suggestion.accept')} />
        </Button>
        <Button onClick={() => suggesting.reject()}>
          {translate('window.suggestions.reject')} <KeysOf keys={keysOf('suggestion.reject')} />
        </Button>
        {others.length > 1 && (
          <Button
            title={translate('window.suggestions.accept-alike-about', {
              count: formatNumber(others.length),
              by: nameOfSource(suggestion),
              label: name,
              percent,
            })}
            onClick={() => suggesting.acceptAlike()}
          >
            {translate('window.suggestions.accept-alike', { count: formatNumber(others.length) })}
          </Button>
        )}
      </div>
    </>
  );
}

function KeysOf({ keys }: { readonly keys: string | undefined }): ReactNode {
  if (keys === undefined) return null;
  return (
    <span aria-hidden="true">
      <Keys keys={keys} />
    </span>
  );
}

/** Tells those who do not see the page what is suggested. */
function Announcement({ suggestion }: { readonly suggestion: Suggestion | undefined }): ReactNode {
  const text = useApp(openTextOf);
  const codebook = useApp(codebookOf);
  const said = suggestion && {
    label: labelOf(codebook, suggestion.labelId)?.label.name ?? suggestion.labelId,
    quote: text.slice(suggestion.span.start, Math.min(suggestion.span.end, suggestion.span.start + SHOWN_QUOTE)),
    reason: translate(suggestion.reason.key, suggestion.reason.params),
    confidence: formatConfidence(suggestion.confidence),
  };
  return (
    <p aria-live="polite" className="visually-hidden">
      {said ? translate('window.suggestions.in-focus', said) : ''}
    </p>
  );
}

function openTextOf(state: Parameters<typeof openDocumentOf>[0]): string {
  return openDocumentOf(state)?.content.text ?? '';
}
