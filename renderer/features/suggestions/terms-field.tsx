import { type ReactNode, useState } from 'react';
import type { NamesChoice } from '#shared/api/rule-answers.ts';
import type { Failure, Result } from '#shared/domain/result.ts';
import { describeFailure, translate, translateCount } from '#shared/locales/translate.ts';
import type { ChosenNames } from '../../app/annotating/suggesting.ts';
import { useWorkbench } from '../../app/context.tsx';
import { Button } from '../../ui/button.tsx';
import { NamesPreview } from './names-preview.tsx';
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

/** What was read last, and the names that were there before it. */
interface Read extends ChosenNames {
  readonly before: readonly string[];
}

/** The names of a list: written by hand, or added from a file. */
export function TermsField({ said, terms, onChange }: TermsFieldProps): ReactNode {
  const { suggesting } = useWorkbench();
  // What is typed, with its empty lines; the names are made of it.
  const [typed, setTyped] = useState(() => terms.join('\n'));
  const [read, setRead] = useState<Read>();
  const [failure, setFailure] = useState<Failure>();

  const take = (answer: Result<ChosenNames | null>, before: readonly string[]): void => {
    setFailure(answer.ok ? undefined : answer.error);
    const chosen = answer.ok ? answer.value : null;
    if (!chosen) return;
    const all = [...new Set([...before, ...chosen.file.terms])];
    setRead({ ...chosen, before });
    setTyped(all.join('\n'));
    onChange(all, chosen.file.name);
  };
  const addFile = async (): Promise<void> => take(await suggesting.readNames(), terms);
  const readAgain = async ({ handle, before }: Read, choice: NamesChoice): Promise<void> =>
    take(await suggesting.readNamesAs(handle, choice), before);
  /** By hand: the file is not read again over it. */
  const edit = (text: string): void => {
    setRead(undefined);
    setTyped(text);
    onChange(termsIn(text));
  };

  return (
    <>
      {terms.length > MOST_SHOWN ? (
        <p className="rule-many" id={said.id}>
          {translateCount('window.rules.list-about-one', 'window.rules.list-about-many', terms.length)}
          <Button tone="quiet" onClick={() => edit('')}>
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
          onChange={(event) => edit(event.target.value)}
        />
      )}
      <div className="rule-file">
        <Button title={translate('window.rules.from-file-about')} onClick={() => void addFile()}>
          {translate('window.rules.from-file')}
        </Button>
        <span role="status">{failure || !read ? '' : describeRead(read)}</span>
      </div>
      {read && <NamesPreview file={read.file} onChoose={(choice) => void readAgain(read, choice)} />}
      {failure && (
        <p className="field-problem" role="alert">
          {describeFailure(failure)}
        </p>
      )}
    </>
  );
}

function describeRead({ file }: Read): string {
  const count = file.terms.length;
  const key = count === 1 ? 'window.rules.read-one' : 'window.rules.read-many';
  return [translate(key, { count: count.toLocaleString('en'), name: file.name }), ...file.notes].join(' ');
}
