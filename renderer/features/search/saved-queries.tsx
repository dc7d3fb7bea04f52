import { type FormEvent, type ReactNode, useId, useState } from 'react';
import { type AnnotationQuery, SavedQuery } from '#shared/domain/annotation-query.ts';
import { translate } from '#shared/locales/translate.ts';
import { useApp, useWorkbench } from '../../app/context.tsx';
import { asking, useProjectQuery } from '../../app/use-project-query.ts';
import { Button } from '../../ui/button.tsx';
import { SelectField } from '../../ui/select-field.tsx';

const list = asking('queries.list', {});
const none: readonly SavedQuery[] = [];

/** The queries that were given a name: load one, save the present one in its place or as a new one, delete it. */
export function SavedQueries({ query }: { readonly query: AnnotationQuery }): ReactNode {
  const { searching } = useWorkbench();
  const savedId = useApp((state) => state.search.savedId);
  const answer = useProjectQuery<readonly SavedQuery[]>(list);
  const queries = answer.kind === 'ready' ? answer.value : none;
  const loaded = queries.find(({ id }) => id === savedId);
  return (
    <>
      <SelectField
        label={translate('window.query.saved')}
        value={loaded?.id ?? ''}
        options={[
          { id: '', name: translate('window.query.saved-none') },
          ...queries.toSorted((a, b) => a.name.localeCompare(b.name)),
        ]}
        onChange={(id) => {
          const chosen = queries.find((one) => one.id === id);
          searching.askAnew(chosen ? { query: chosen.query, savedId: chosen.id } : { savedId: null });
        }}
      />
      {/* Another loaded query is another name to begin with. */}
      <SaveForm key={loaded?.id ?? ''} query={query} queries={queries} loaded={loaded} />
    </>
  );
}

interface SaveFormProps {
  readonly query: AnnotationQuery;
  readonly queries: readonly SavedQuery[];
  readonly loaded: SavedQuery | undefined;
}

function SaveForm({ query, queries, loaded }: SaveFormProps): ReactNode {
  const { searching } = useWorkbench();
  const id = useId();
  const [name, setName] = useState(loaded?.name ?? '');
  const [problem, setProblem] = useState<string>();

  const save = (target: SavedQuery | undefined): void => {
    const wanted = SavedQuery.unwrap().shape.name.safeParse(name);
    const taken = queries.some((one) => one.id !== target?.id && one.name.toLowerCase() === name.trim().toLowerCase());
    if (!wanted.success) return setProblem(translate('window.query.name-missing'));
    if (taken) return setProblem(translate('window.query.name-taken'));
    setProblem(undefined);
    searching.saveQuery(wanted.data, query, target?.id ?? null);
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    save(loaded);
  };
  return (
    <form className="save-query" onSubmit={submit}>
      <div className="field">
        <label htmlFor={id}>{translate('window.query.name')}</label>
        <input
          id={id}
          type="text"
          className="control"
          value={name}
          maxLength={200}
          dir="auto"
          autoComplete="off"
          spellCheck={false}
          aria-invalid={problem !== undefined}
          aria-describedby={problem === undefined ? undefined : `${id}-problem`}
          onChange={(event) => {
            setName(event.target.value);
            setProblem(undefined);
          }}
        />
        {problem !== undefined && (
          <p id={`${id}-problem`} className="field-problem" role="alert">
            {problem}
          </p>
        )}
      </div>
      <Button type="submit">{translate('window.query.save')}</Button>
      {loaded && (
        <>
          <Button onClick={() => save(undefined)}>{translate('window.query.save-new')}</Button>
          <Button tone="quiet" onClick={() => searching.removeQuery(loaded.id)}>
            {translate('window.query.remove')}
          </Button>
        </>
      )}
    </form>
  );
}
