import { type KeyboardEvent, type ReactNode, useEffect, useId, useMemo, useState } from 'react';
import type { MatchOptions } from '#shared/api/answers.ts';
import type { InputOf } from '#shared/api/contract.ts';
import { findLabel } from '#shared/domain/codebook.ts';
import type { LabelId } from '#shared/domain/ids.ts';
import { translate } from '#shared/locales/translate.ts';
import { useApp, useWorkbench } from '../../app/context.tsx';
import { isTyping, type KeyPress, labelFor } from '../../app/keys.ts';
import { codebookOf, openDocumentOf, selectedAnnotationOf } from '../../app/state/selectors.ts';
import type { AppState } from '../../app/state/state.ts';
import type { Workbench } from '../../app/workbench.ts';
import { Choice } from '../../ui/choice.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { LabelField, offeredLabels } from './label-field.tsx';
import { OccurrenceList } from './occurrence-list.tsx';
import { useSettled } from '../../ui/use-settled.ts';
import './bulk.css';

type Question = InputOf<'occurrences.find'>;

/** As many as a list can show and one command can carry without anybody waiting for it. */
const LIMIT = 50_000;
const LONGEST_TEXT = 10_000;

/** Gives every place where the same words stand a label, after a look at each. */
export function OccurrencesDialog(): ReactNode {
  const workbench = useWorkbench();
  const codebook = useApp(codebookOf);
  const openId = useApp((state) => openDocumentOf(state)?.document.id);
  // What it was opened for: later selections are not its business.
  const [begun] = useState(() => beginning(workbench));
  const [typed, setTyped] = useState(begun.text);
  const [options, setOptions] = useState<MatchOptions>({ wholeWord: true, caseSensitive: false, inflected: false });
  const [scope, setScope] = useState('document');
  const [onlyUntagged, setOnlyUntagged] = useState(true);
  const [labelId, setLabelId] = useState(begun.labelId);
  const text = useSettled(typed);
  const question = useMemo<Question | undefined>(
    () =>
      openId === undefined || labelId === undefined || text.trim() === ''
        ? undefined
        : { text, options, documentId: scope === 'document' ? openId : null, labelId, onlyUntagged, limit: LIMIT },
    [openId, text, options, scope, labelId, onlyUntagged],
  );
  useEffect(() => () => void workbench.api.call('occurrences.cancel', {}), [workbench]);
  const formId = useId();
  const found = codebook && labelId !== undefined ? findLabel(codebook, labelId) : undefined;
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.defaultPrevented || event.nativeEvent.isComposing || !codebook) return;
    const { target } = event;
    if (event.key === 'Enter' && target instanceof Element && target.matches('input, select')) {
      // From whatever field: the words and the rows alone belong to the form by themselves. A list opens with Space.
      event.preventDefault();
      const form = document.getElementById(formId);
      if (form instanceof HTMLFormElement) form.requestSubmit();
      return;
    }
    // In a field a label's key is text, unless Alt says that it is not.
    if (isTyping(target instanceof Element ? target : null) && !event.altKey) return;
    const label = labelFor(withoutAlt(event), codebook);
    if (!label) return;
    event.preventDefault();
    setLabelId(label.id);
  };

  const choice = (option: keyof MatchOptions, off = false): ReactNode => (
    <Choice
      type="checkbox"
      label={translate(`window.occurrences.${option}`)}
      checked={options[option] || off}
      onChange={(on) => setOptions({ ...options, [option]: on })}
    />
  );

  return (
    <Dialog title={translate('window.occurrences')} width={880} onClose={() => workbench.closeDialog()}>
      {/* oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- hears the keys of all fields in it */}
      <div onKeyDown={onKeyDown}>
        <div className="bulk-fields">
          <div className="field">
            <label htmlFor="occurrences-text">{translate('window.occurrences.text')}</label>
            <input
              id="occurrences-text"
              form={formId}
              className="control"
              dir="auto"
              value={typed}
              maxLength={LONGEST_TEXT}
              autoComplete="off"
              spellCheck={false}
              onChange={(event) => setTyped(event.target.value)}
            />
          </div>
          {codebook && (
            <LabelField
              label={translate('window.bulk.label')}
              codebook={codebook}
              value={labelId}
              onChange={setLabelId}
            />
          )}
          <Segmented
            label={translate('window.bulk.scope')}
            value={scope}
            options={[
              { id: 'document', name: translate('window.bulk.document') },
              { id: 'project', name: translate('window.bulk.project') },
            ]}
            onChange={setScope}
          />
        </div>
        <div className="bulk-choices" role="group" aria-label={translate('window.occurrences.options')}>
          {/* An ending is only one where the word ends. */}
          {choice('wholeWord', options.inflected)}
          {choice('caseSensitive')}
          {choice('inflected')}
          <Choice
            type="checkbox"
            label={translate('window.occurrences.only-untagged')}
            checked={onlyUntagged}
            onChange={setOnlyUntagged}
          />
        </div>
        <OccurrenceList
          key={JSON.stringify(question)}
          question={question}
          labelName={found?.label.name ?? ''}
          twice={found?.layer.kind === 'claim'}
          onCancel={() => workbench.closeDialog()}
          formId={formId}
          onTag={(lines) => {
            // What is listed is not yet what was typed.
            if (typed !== text) return;
            workbench.closeDialog();
            if (labelId !== undefined) workbench.bulk.tag(lines, { labelId, by: text.slice(0, 200) });
          }}
        />
      </div>
    </Dialog>
  );
}

interface Beginning {
  readonly text: string;
  readonly labelId: LabelId | undefined;
}

function beginning({ store, annotating }: Workbench): Beginning {
  const state = store.get();
  const annotation = selectedAnnotationOf(state);
  if (annotation) return { text: annotation.quote, labelId: annotation.labelId };
  const text = selectedText(state, annotating);
  return { text, labelId: probableLabel(state, text) };
}

function withoutAlt({ key, code, ctrlKey, metaKey, shiftKey }: KeyboardEvent): KeyPress {
  return { key, code, ctrlKey, metaKey, shiftKey, altKey: false };
}

function selectedText(state: AppState, annotating: Workbench['annotating']): string {
  const text = openDocumentOf(state)?.content.text;
  const span = text !== undefined && state.selection && annotating.snapped(state.selection, text);
  return span ? text.slice(span.start, span.end).slice(0, LONGEST_TEXT) : '';
}

/** What the same words are in the open article; otherwise the label that was used last. */
function probableLabel(state: AppState, text: string): LabelId | undefined {
  const codebook = codebookOf(state);
  const offered = codebook ? offeredLabels(codebook) : [];
  const wanted = state.brushLabelId ?? alreadyOn(text, state) ?? state.lastLabelId;
  return (offered.find(({ id }) => id === wanted) ?? offered[0])?.id;
}

function alreadyOn(text: string, state: AppState): LabelId | undefined {
  const wanted = text.toLowerCase();
  return openDocumentOf(state)?.shown.sorted.find(({ quote }) => quote.toLowerCase() === wanted)?.labelId;
}
