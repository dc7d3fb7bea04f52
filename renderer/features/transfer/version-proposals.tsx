import { type ReactNode, useMemo } from 'react';
import type { ImportReport } from '#shared/api/answers.ts';
import type { VersionProposal } from '#shared/api/version-methods.ts';
import { titleOf } from '#shared/domain/document.ts';
import type { DocumentId } from '#shared/domain/ids.ts';
import { translate } from '#shared/locales/translate.ts';
import { useApp, useWorkbench } from '../../app/context.tsx';
import { asking, useProjectQuery } from '../../app/use-project-query.ts';
import { Button } from '../../ui/button.tsx';
import { ScrolledList } from './scrolled-list.tsx';

/** As many as are compared with what was there before. */
const MOST_ASKED = 10_000;

/** Which of the articles that came in look like updated versions of others, with one press to make them so. */
export function VersionProposals({ added }: Pick<ImportReport, 'added'>): ReactNode {
  const ids = useMemo(() => added.slice(0, MOST_ASKED).map(({ id }) => id), [added]);
  const load = useMemo(() => asking('versions.propose', { ids }), [ids]);
  const answer = useProjectQuery(load);
  if (answer.kind !== 'ready' || answer.value.length === 0) return null;
  return (
    <section aria-labelledby="import-versions">
      <h3 id="import-versions">{translate('window.versions.proposed')}</h3>
      <ScrolledList labelledBy="import-versions" className="import-list import-versions">
        {answer.value.map((proposal) => (
          <Proposal key={proposal.id} proposal={proposal} />
        ))}
      </ScrolledList>
    </section>
  );
}

function Proposal({ proposal: { id, previousId, basis, share } }: { readonly proposal: VersionProposal }): ReactNode {
  const { versioning } = useWorkbench();
  const documents = useApp((state) => state.documents);
  const titleAt = (wanted: DocumentId): string => {
    const found = documents.find(({ document }) => document.id === wanted)?.document;
    return found ? titleOf(found) : '';
  };
  const name = documents.find(({ document }) => document.id === id)?.document.name ?? '';
  const percent = `${Math.round(share * 100)} %`;
  return (
    <li>
      <span>{translate(`window.versions.proposal-${basis}`, { name, previous: titleAt(previousId), percent })}</span>
      <Button
        aria-label={`${translate('window.versions.make-version')}: ${name}`}
        onClick={() => void versioning.adopt(id, previousId)}
      >
        {translate('window.versions.make-version')}
      </Button>
    </li>
  );
}
