import type { ReactNode } from 'react';
import type { ImportReport } from '#shared/api/answers.ts';
import { translate, translateCount } from '#shared/locales/translate.ts';
import { ScrolledList } from './scrolled-list.tsx';

/** Longer lists are told by the files that the documents came from. */
const MOST_SINGLE = 20;

type Added = ImportReport['added'];

/** What came in: each document, or, where they are many, each file with its documents inside. */
export function AddedDocuments({ added }: Pick<ImportReport, 'added'>): ReactNode {
  // One that is alone in its file has a name of its own among all documents.
  const files = [...Map.groupBy(added, ({ file, name }) => file ?? name)];
  const grouped = added.length > MOST_SINGLE && files.length < added.length;
  return (
    <section aria-labelledby="import-added">
      <h3 id="import-added">{translate('window.import.added')}</h3>
      <ScrolledList labelledBy="import-added" className="import-list">
        {grouped
          ? files.map(([file, inside]) => <AddedFile key={file} file={file} inside={inside} />)
          : added.map((one) => <AddedDocument key={one.id} {...one} />)}
      </ScrolledList>
    </section>
  );
}

function AddedFile({ file, inside }: { readonly file: string; readonly inside: Added }): ReactNode {
  const [only, ...others] = inside;
  if (only && others.length === 0) return <AddedDocument {...only} />;
  return (
    <li>
      <details>
        <summary>
          <strong>{file}</strong>
          <span>{translateCount('window.import.document', 'window.import.documents', inside.length)}</span>
        </summary>
        <ul>
          {inside.map((one) => (
            <AddedDocument key={one.id} {...one} />
          ))}
        </ul>
      </details>
    </li>
  );
}

function AddedDocument({ name, encoding, note }: Added[number]): ReactNode {
  return (
    <li>
      <strong>{name}</strong>
      <span>{encoding}</span>
      {note !== undefined && <span className="import-note">{note}</span>}
    </li>
  );
}
