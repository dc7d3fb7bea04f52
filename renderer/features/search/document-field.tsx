import { type ReactNode, useId, useMemo, useState } from 'react';
import type { DocumentListItem } from '#shared/api/packed-documents.ts';
import { titleOf } from '#shared/domain/document.ts';
import type { DocumentId } from '#shared/domain/ids.ts';
import { translate } from '#shared/locales/translate.ts';
import { useApp } from '../../app/context.tsx';

/** More proposals than a person reads are no help. */
const PROPOSED = 50;

interface DocumentFieldProps {
  readonly label: string;
  readonly value: DocumentId | null;
  readonly onChange: (id: DocumentId | null) => void;
}

/** One document of the project, by its title or its name; empty for all of them. */
export function DocumentField({ label, value, onChange }: DocumentFieldProps): ReactNode {
  const id = useId();
  const documents = useApp((state) => state.documents);
  const [typed, setTyped] = useState<string>();
  const chosen = documents.find(({ document }) => document.id === value);
  const shared = useMemo(() => sharedTitles(documents), [documents]);
  const text = typed ?? (chosen ? shownName(chosen, shared) : '');
  const proposals = useMemo(() => proposalsFor(documents, typed ?? '', shared), [documents, typed, shared]);
  const problem = typed === undefined ? undefined : problemOf(typed, findDocuments(documents, typed, shared));

  const change = (next: string): void => {
    setTyped(next);
    const [found, ...others] = findDocuments(documents, next, shared);
    // What names no document, or several, is no condition.
    onChange(found !== undefined && others.length === 0 ? found : null);
  };
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        type="text"
        className="control"
        list={`${id}-list`}
        placeholder={translate('window.search.any-document')}
        value={text}
        autoComplete="off"
        spellCheck={false}
        aria-invalid={problem !== undefined}
        aria-describedby={problem ? `${id}-problem` : undefined}
        onChange={(event) => change(event.target.value)}
        // What names no document does not stay there as if it did.
        onBlur={() => setTyped(undefined)}
      />
      <datalist id={`${id}-list`}>
        {proposals.map((item) => (
          <option key={item.document.id} value={shownName(item, shared)}>
            {item.document.name}
          </option>
        ))}
      </datalist>
      {problem !== undefined && (
        <p id={`${id}-problem`} className="field-problem" role="alert">
          {translate(problem)}
        </p>
      )}
    </div>
  );
}

type Problem = 'window.search.no-document' | 'window.search.many-documents';

function problemOf(typed: string, found: readonly DocumentId[]): Problem | undefined {
  if (typed.trim() === '' || found.length === 1) return undefined;
  return found.length === 0 ? 'window.search.no-document' : 'window.search.many-documents';
}

/** The titles that several documents have, folded. */
function sharedTitles(documents: readonly DocumentListItem[]): ReadonlySet<string> {
  const seen = new Set<string>();
  const shared = new Set<string>();
  for (const { document } of documents) {
    const title = titleOf(document).toLowerCase();
    if (seen.has(title)) shared.add(title);
    seen.add(title);
  }
  return shared;
}

/** What a document is chosen by: its title, with the file name where others have the same. */
function shownName({ document }: DocumentListItem, shared: ReadonlySet<string>): string {
  const title = titleOf(document);
  return shared.has(title.toLowerCase()) ? `${title} (${document.name})` : title;
}

function proposalsFor(
  documents: readonly DocumentListItem[],
  typed: string,
  shared: ReadonlySet<string>,
): readonly DocumentListItem[] {
  const wanted = typed.trim().toLowerCase();
  const found: DocumentListItem[] = [];
  for (const item of documents) {
    if (found.length === PROPOSED) break;
    if (namesOf(item, shared).some((name) => name.includes(wanted))) found.push(item);
  }
  return found;
}

/** Those that are meant; a file name, which no other document has, says more than a title. */
function findDocuments(
  documents: readonly DocumentListItem[],
  typed: string,
  shared: ReadonlySet<string>,
): readonly DocumentId[] {
  const wanted = typed.trim().toLowerCase();
  if (wanted === '') return [];
  const found = documents.filter((item) => namesOf(item, shared).includes(wanted));
  const exact = found.find(({ document }) => document.name.toLowerCase() === wanted);
  return (exact ? [exact] : found).map(({ document }) => document.id);
}

function namesOf(item: DocumentListItem, shared: ReadonlySet<string>): readonly string[] {
  const { document } = item;
  return [titleOf(document), document.name, shownName(item, shared)].map((name) => name.toLowerCase());
}
