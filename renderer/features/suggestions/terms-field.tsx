import { type ReactNode, useState } from 'react';
import type { Failure } from '#shared/domain/result.ts';
import { describeFailure, translate } from '#shared/locales/translate.ts';
import { useWorkbench } from '../../app/context.tsx';
import { Button } from '../../ui/button.tsx';
import { formatNumber } from '../../ui/format.ts';
import { termsIn } from './rule-draft.ts';
import type { Said } from './rule-form.tsx';

/** More names than this nobody edits by hand, and a field of them would be slow. */
const MOST_SHOWN = 2000;

interface TermsFieldProps {
  readonly said: Said;
  readonly terms: readonly string[];
  /** With the name of the file, where they come from one. */
  readonly onChange: (terms: readonly string[], name?: string) => void;
}

/** The names of a list: written by hand, or added from a file. */
export function TermsField({ said, terms, onChange }: TermsFieldProps): ReactNode {
  const { suggesting } = useWorkbench();
  // What is typed, with its empty lines; the names are made of it.
  const [typed, setTyped] = useState(() => terms.join('\n'));
  const [read, setRead] = useState('');
  const [failure, setFailure] = useState<Failure>();

  const addFile = async (): Promise<void> => {
    const answer = await suggesting.readNames();
    setFailure(answer.ok ? undefined : answer.error);
    const file = answer.ok ? answer.value : null;
    if (!file) return;
    const all = [...new Set([...terms, ...file.terms])];
    const about = translate('window.rules.read', { count: formatNumber(file.terms.length), name: file.name });
    setRead([about, ...file.notes].join(' '));
    setTyped(all.join('\n'));
    onChange(all, file.name);
  };

  return (
    <>
      {terms.length > MOST_SHOWN ? (
        <p className="rule-many" id={said.id}>
          {translate('window.rules.list-about', { count: formatNumber(terms.length) })}
          <Button
            tone="quiet"
            onClick={() => {
              setTyped('');
              onChange([]);
            }}
          >
            {translate('window.rules.empty-list')}
          </Button>
        </p>
      ) : (
        <textarea
          {...said}
          className="control"
          rows={6}
          spellCheck={false}
          value={typed}
          onChange={(event) => {
            setTyped(event.target.value);
            onChange(termsIn(event.target.value));
          }}
        />
      )}
      <div className="rule-file">
        <Button title={translate('window.rules.from-file-about')} onClick={() => void addFile()}>
          {translate('window.rules.from-file')}
        </Button>
        <span role="status">{failure ? '' : read}</span>
      </div>
      {failure && (
        <p className="field-problem" role="alert">
          {describeFailure(failure)}
        </p>
      )}
    </>
  );
}
