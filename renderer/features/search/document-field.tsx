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
  const text = typed ?? (chosen ? titleOf(chosen.document) : '');
  const proposals = useMemo(() => proposalsFor(documents, typed ?? ''), [documents, typed]);
  const unknown = typed !== undefined && typed.trim() !== '' && findDocument(documents, typed) === undefined;

  const change = (next: string): void => {
    setTyped(next);
    const found = findDocument(documents, next);
    if (found !== undefined) onChange(found);
    else if (next.trim() === '') onChange(null);
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
        aria-invalid={unknown}
        aria-describedby={unknown ? `${id}-problem` : undefined}
        onChange={(event) => change(event.target.value)}
        onBlur={() => {
          // What names no document does not stay there as if it did.
          if (!unknown) setTyped(undefined);
        }}
      />
      <datalist id={`${id}-list`}>
        {proposals.map(({ document }) => (
          <option key={document.id} value={titleOf(document)}>
            {document.name}
          </option>
        ))}
      </datalist>
      {unknown && (
        <p id={`${id}-problem`} className="field-problem" role="alert">
          {translate('window.search.no-document')}
        </p>
      )}
    </div>
  );
}

function proposalsFor(documents: readonly DocumentListItem[], typed: string): readonly DocumentListItem[] {
  const wanted = typed.trim().toLowerCase();
  const found: DocumentListItem[] = [];
  for (const item of documents) {
    if (found.length === PROPOSED) break;
    if (namesOf(item).some((name) => name.includes(wanted))) found.push(item);
  }
  return found;
}

function findDocument(documents: readonly DocumentListItem[], typed: string): DocumentId | undefined {
  const wanted = typed.trim().toLowerCase();
  return documents.find((item) => namesOf(item).includes(wanted))?.document.id;
}

function namesOf({ document }: DocumentListItem): readonly string[] {
  return [titleOf(document).toLowerCase(), document.name.toLowerCase()];
}
