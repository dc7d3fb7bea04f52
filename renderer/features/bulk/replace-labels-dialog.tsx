import { type FormEvent, type ReactNode, useId, useMemo, useState } from 'react';
import type { ProjectInfo } from '#shared/api/answers.ts';
import type { OutputOf } from '#shared/api/contract.ts';
import type { AnnotationQuery } from '#shared/domain/annotation-query.ts';
import type { Codebook } from '#shared/domain/codebook.ts';
import type { AnnotationId, LabelId } from '#shared/domain/ids.ts';
import { translate } from '#shared/locales/translate.ts';
import { useApp, useWorkbench } from '../../app/context.tsx';
import { openDocumentOf, projectOf, selectedAnnotationOf } from '../../app/state/selectors.ts';
import { asking, useProjectQuery } from '../../app/use-project-query.ts';
import { AnswerView } from '../../ui/answer-view.tsx';
import { Button } from '../../ui/button.tsx';
import { Choice } from '../../ui/choice.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { formatNumber } from '../../ui/format.ts';
import { Segmented } from '../../ui/segmented.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { LossList } from './loss-list.tsx';
import { ReplacedList } from './replaced-list.tsx';
import { LabelField, labelNamed, offeredLabels } from './label-field.tsx';
import { useSettled } from '../../ui/use-settled.ts';
import './bulk.css';

/** Annotations of one label become those of another, all in one step. */
export function ReplaceLabelsDialog(): ReactNode {
  const workbench = useWorkbench();
  const info = useApp(projectOf);
  return (
    <Dialog title={translate('window.replace-labels')} width={760} onClose={() => workbench.closeDialog()}>
      {info && <ReplaceForm info={info} />}
    </Dialog>
  );
}

function ReplaceForm({ info }: { readonly info: ProjectInfo }): ReactNode {
  const workbench = useWorkbench();
  const { codebook, annotators } = info;
  const openId = useApp((state) => openDocumentOf(state)?.document.id);
  const [from, setFrom] = useState(() => selectedAnnotationOf(workbench.store.get())?.labelId ?? firstLabel(codebook));
  const [to, setTo] = useState<LabelId | undefined>(() => offeredLabels(codebook).find(({ id }) => id !== from)?.id);
  const [typed, setTyped] = useState('');
  const [annotator, setAnnotator] = useState('');
  const [scope, setScope] = useState(openId === undefined ? 'project' : 'document');
  const [how, setHow] = useState({ caseSensitive: false, wholeWord: false });
  const text = useSettled(typed.trim());
  const formId = useId();
  const query = useMemo(
    (): AnnotationQuery => ({
      labelIds: from === undefined ? [] : [from],
      statuses: ['open', 'accepted', 'rejected'],
      ...(scope === 'document' && openId !== undefined ? { documentIds: [openId] } : {}),
      ...(text === '' ? {} : { text, ...how }),
      ...(annotator === '' ? {} : { annotatorIds: [annotator] }),
    }),
    [from, scope, openId, text, how, annotator],
  );
  return (
    <div className="bulk-form">
      <div className="bulk-pair">
        <LabelField
          label={translate('window.replace-labels.from')}
          codebook={codebook}
          value={from}
          retired
          onChange={setFrom}
        />
        <LabelField label={translate('window.replace-labels.to')} codebook={codebook} value={to} onChange={setTo} />
        <div className="field">
          <label htmlFor="replace-text">{translate('window.replace-labels.text')}</label>
          <input
            id="replace-text"
            form={formId}
            className="control"
            dir="auto"
            value={typed}
            maxLength={1000}
            autoComplete="off"
            spellCheck={false}
            onChange={(event) => setTyped(event.target.value)}
          />
        </div>
        <SelectField
          label={translate('window.replace-labels.annotator')}
          value={annotator}
          options={[{ id: '', name: translate('window.replace-labels.anyone') }, ...toldApart(annotators)]}
          onChange={setAnnotator}
        />
      </div>
      <div className="bulk-choices" role="group" aria-label={translate('window.occurrences.options')}>
        {(['wholeWord', 'caseSensitive'] as const).map((option) => (
          <Choice
            key={option}
            type="checkbox"
            label={translate(`window.occurrences.${option}`)}
            checked={how[option]}
            onChange={(on) => setHow({ ...how, [option]: on })}
          />
        ))}
      </div>
      <Segmented
        label={translate('window.bulk.scope')}
        value={scope}
        options={[
          ...(openId === undefined ? [] : [{ id: 'document', name: translate('window.bulk.document') }]),
          { id: 'project', name: translate('window.bulk.project') },
        ]}
        onChange={setScope}
      />
      <Preview
        key={JSON.stringify([query, to])}
        formId={formId}
        // What is counted is not yet what was typed.
        settled={typed.trim() === text}
        query={query}
        from={from}
        to={to}
        codebook={codebook}
      />
    </div>
  );
}

interface PreviewProps {
  readonly formId: string;
  readonly settled: boolean;
  readonly query: AnnotationQuery;
  readonly from: LabelId | undefined;
  readonly to: LabelId | undefined;
  readonly codebook: Codebook;
}

/** How many it would be, and what would be lost; and then the button. */
function Preview({ formId, settled, query, from, to, codebook }: PreviewProps): ReactNode {
  const workbench = useWorkbench();
  const [load] = useState(() =>
    asking('search.annotation-ids', { query, ...(to === undefined ? {} : { labelId: to }) }),
  );
  const answer = useProjectQuery<OutputOf<'search.annotation-ids'>>(load);
  const [left, setLeft] = useState<ReadonlySet<AnnotationId>>(new Set());
  const found = answer.kind === 'ready' ? answer.value.ids : noIds;
  const ids = useMemo(() => found.filter((id) => !left.has(id)), [found, left]);
  const possible = settled && ids.length > 0 && to !== undefined && from !== to;
  const replace = (event: FormEvent): void => {
    event.preventDefault();
    if (!possible) return;
    workbench.closeDialog();
    workbench.bulk.relabel(to, ids);
  };
  return (
    <form id={formId} className="bulk-form" onSubmit={replace}>
      <AnswerView answer={answer}>
        {() => (
          <p role="status">
            {from === to
              ? translate('window.replace-labels.same')
              : count(ids.length, labelNamed(codebook, to)?.name, found.length)}
          </p>
        )}
      </AnswerView>
      {from !== to && found.length > 0 && <ReplacedList query={query} ids={found} left={left} onLeave={setLeft} />}
      {possible && answer.kind === 'ready' && left.size === 0 && <LossList losses={answer.value} of={ids.length} />}
      {possible && left.size > 0 && <LossesAmong key={[...left].join(' ')} query={query} ids={ids} labelId={to} />}
      <div className="dialog-buttons">
        <Button onClick={() => workbench.closeDialog()}>{translate('window.cancel')}</Button>
        <Button type="submit" tone="primary" disabled={!possible}>
          {translate('window.replace-labels.replace', { count: formatNumber(ids.length) })}
        </Button>
      </div>
    </form>
  );
}

interface LossesAmongProps {
  readonly query: AnnotationQuery;
  readonly ids: readonly AnnotationId[];
  readonly labelId: LabelId;
}

/** What those lose that are still ticked. */
function LossesAmong({ query, ids, labelId }: LossesAmongProps): ReactNode {
  const [load] = useState(() => asking('search.annotation-ids', { query, among: [...ids], labelId }));
  const answer = useProjectQuery<OutputOf<'search.annotation-ids'>>(load);
  return answer.kind === 'ready' ? <LossList losses={answer.value} of={ids.length} /> : null;
}

const noIds: readonly AnnotationId[] = [];

function count(annotations: number, label = '', found = annotations): string {
  if (found === 0) return translate('window.replace-labels.none');
  if (annotations === 0) return translate('window.replace-labels.none-ticked');
  if (annotations === 1) return translate('window.replace-labels.count-one', { label });
  return translate('window.replace-labels.count', { count: formatNumber(annotations), label });
}

/** Two annotators may have one name: then it says since when each has been there. */
function toldApart(annotators: ProjectInfo['annotators']): readonly { readonly id: string; readonly name: string }[] {
  return annotators.map(({ id, name, createdAt }) => {
    const alone = annotators.every((other) => other.id === id || other.name !== name);
    if (alone) return { id, name };
    const namesakes = annotators.filter((other) => other.name === name);
    const since = new Date(createdAt).toLocaleDateString('en', { dateStyle: 'medium' });
    const number = namesakes.findIndex((other) => other.id === id) + 1;
    return { id, name: translate('window.replace-labels.namesake', { name, number, since }) };
  });
}

function firstLabel(codebook: Codebook): LabelId | undefined {
  return codebook.layers[0]?.labels[0]?.id;
}
