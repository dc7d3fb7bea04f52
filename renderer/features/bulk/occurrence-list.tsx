import { type FormEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import type { OccurrenceLine } from '#shared/api/answers.ts';
import type { InputOf, OutputOf } from '#shared/api/contract.ts';
import { translate, translateCount } from '#shared/locales/translate.ts';
import { asking, useProjectQuery } from '../../app/use-project-query.ts';
import { AnswerView } from '../../ui/answer-view.tsx';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { formatNumber } from '../../ui/format.ts';
import { oneLine } from '../../ui/one-line.ts';
import { type RowFocus, VirtualList } from '../../ui/virtual-list.tsx';

type Found = OutputOf<'occurrences.find'>;

interface OccurrenceListProps {
  readonly question: InputOf<'occurrences.find'> | undefined;
  readonly labelName: string;
  /** Whether the same words can have the label twice: they can hold two claims, but name a thing only once. */
  readonly twice: boolean;
  /** Of the form, for the fields beside it, in which Enter tags too. */
  readonly formId: string;
  readonly onCancel: () => void;
  readonly onTag: (lines: readonly OccurrenceLine[]) => void;
}

/** What was found, each place in its context with a tick, and the button that labels what is ticked. */
export function OccurrenceList({ question, ...rest }: OccurrenceListProps): ReactNode {
  if (question) return <Asked question={question} {...rest} />;
  return (
    <>
      <div className="occurrence-results">
        <EmptyState>{translate('window.occurrences.no-text')}</EmptyState>
      </div>
      <Buttons count={0} {...rest} />
    </>
  );
}

type AskedProps = OccurrenceListProps & { readonly question: InputOf<'occurrences.find'> };

function Asked({ question, ...rest }: AskedProps): ReactNode {
  const [load] = useState(() => asking('occurrences.find', question));
  const answer = useProjectQuery<Found>(load);
  return (
    <>
      {answer.kind === 'ready' ? (
        <Ticked found={answer.value} {...rest} />
      ) : (
        <>
          <div className="occurrence-results">
            <AnswerView answer={answer}>{() => null}</AnswerView>
          </div>
          <Buttons count={0} {...rest} />
        </>
      )}
    </>
  );
}

type TickedProps = Omit<OccurrenceListProps, 'question'> & { readonly found: Found };

function Ticked({ found, formId, twice, onTag, ...rest }: TickedProps): ReactNode {
  const { lines, total, documents } = found;
  // What has the label already, or lies in something that has it, is mostly not meant.
  const [unticked, setUnticked] = useState<ReadonlySet<string>>(
    () => new Set(lines.filter(({ standing }) => standing !== 'free').map(keyOf)),
  );
  const possible = twice ? lines : lines.filter(({ standing }) => standing !== 'has-label');
  const ticked = possible.filter((line) => !unticked.has(keyOf(line)));
  const toggle = (line: OccurrenceLine): void => {
    const next = new Set(unticked);
    if (!next.delete(keyOf(line))) next.add(keyOf(line));
    setUnticked(next);
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (ticked.length > 0) onTag(ticked);
  };
  return (
    <form id={formId} onSubmit={submit}>
      <div className="occurrence-results">
        {lines.length === 0 ? (
          <div role="status">
            <EmptyState title={translate('window.occurrences.none')}>
              {translate('window.occurrences.none-text')}
            </EmptyState>
          </div>
        ) : (
          <>
            <div className="occurrence-head">
              <TickAll
                ticked={ticked.length}
                of={possible.length}
                onChange={(all) => setUnticked(all ? new Set() : new Set(lines.map(keyOf)))}
              />
              <p role="status">{summary(ticked.length, total, documents)}</p>
            </div>
            {total > lines.length && (
              <p className="occurrence-more">
                {translate('window.occurrences.more', { count: formatNumber(lines.length) })}
              </p>
            )}
            <VirtualList
              label={translate('window.occurrences.list')}
              items={lines}
              keyOf={keyOf}
              heightOf={heightOf}
              renderItem={(line, focus) => (
                <Line
                  line={line}
                  focus={focus}
                  labelName={rest.labelName}
                  possible={twice || line.standing !== 'has-label'}
                  ticked={!unticked.has(keyOf(line)) && (twice || line.standing !== 'has-label')}
                  onToggle={() => toggle(line)}
                />
              )}
            />
          </>
        )}
      </div>
      <Buttons count={ticked.length} {...rest} />
    </form>
  );
}

function TickAll(props: { ticked: number; of: number; onChange: (all: boolean) => void }): ReactNode {
  const { ticked, of, onChange } = props;
  const box = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (box.current) box.current.indeterminate = ticked > 0 && ticked < of;
  }, [ticked, of]);
  return (
    <label className="choice">
      <input
        ref={box}
        type="checkbox"
        checked={of > 0 && ticked === of}
        disabled={of === 0}
        onChange={(event) => onChange(event.target.checked)}
      />
      <span>{translate('window.occurrences.all')}</span>
    </label>
  );
}

interface LineProps {
  readonly line: OccurrenceLine;
  readonly focus: RowFocus;
  readonly labelName: string;
  readonly possible: boolean;
  readonly ticked: boolean;
  readonly onToggle: () => void;
}

function Line({ line, focus, labelName, possible, ticked, onToggle }: LineProps): ReactNode {
  const { title, before, match, after } = line;
  return (
    <label className="occurrence" data-impossible={!possible || undefined}>
      {/* Not `disabled`: the arrows must get past it. */}
      <input
        type="checkbox"
        data-row
        tabIndex={focus.tabIndex}
        checked={ticked}
        aria-disabled={!possible || undefined}
        onChange={() => {
          if (possible) onToggle();
        }}
      />
      <span className="occurrence-title" dir="auto" title={title}>
        {title}
      </span>
      <span className="occurrence-before">
        <bdi>{oneLine(before).trimEnd()}</bdi>
      </span>
      <span className="occurrence-after" dir="auto">
        <mark>{oneLine(match)}</mark>
        {oneLine(after)}
      </span>
      <span className="occurrence-tagged">{standing(line, labelName)}</span>
    </label>
  );
}

interface ButtonsProps {
  readonly count: number;
  readonly labelName: string;
  readonly onCancel: () => void;
}

function Buttons({ count, labelName, onCancel }: ButtonsProps): ReactNode {
  return (
    <div className="dialog-buttons">
      <Button onClick={onCancel}>{translate('window.cancel')}</Button>
      <Button type="submit" tone="primary" disabled={count === 0}>
        {translate('window.occurrences.tag', { count: formatNumber(count), label: labelName })}
      </Button>
    </div>
  );
}

/** What stands there already, in words. */
function standing({ standing: there, annotations }: OccurrenceLine, label: string): string {
  if (there === 'has-label') return translate('window.occurrences.has-label', { label });
  if (there === 'overlaps') return translate('window.occurrences.overlaps', { label });
  if (annotations === 0) return '';
  return translateCount('window.occurrences.tagged-one', 'window.occurrences.tagged', annotations);
}

function summary(ticked: number, total: number, documents: number): string {
  const places = translate('window.occurrences.sum', { n: formatNumber(ticked), m: formatNumber(total) });
  return `${places} ${translateCount('window.occurrences.document', 'window.occurrences.documents', documents)}`;
}

function keyOf({ documentId, span }: OccurrenceLine): string {
  return `${documentId} ${span.start} ${span.end}`;
}

function heightOf(): number {
  return 32;
}
