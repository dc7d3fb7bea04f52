import { type ReactNode, useId } from 'react';
import { titleOf } from '#shared/domain/document.ts';
import type { Link } from '#shared/domain/link.ts';
import { evidenceOf, type LinkSide, linkSides } from '#shared/domain/link-evidence.ts';
import { translate } from '#shared/locales/translate.ts';
import { useApp, useWorkbench } from '../../app/context.tsx';
import { shortQuote } from '../../app/annotating/linking.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { CloseIcon } from '../../ui/icons.tsx';
import type { LinkEnds } from './link-entries.ts';

interface LinkEvidenceProps {
  readonly link: Link;
  readonly ends: LinkEnds;
}

/** The passages that show a link, those in the words around either of its ends. */
export function LinkEvidence({ link, ends }: LinkEvidenceProps): ReactNode {
  return (
    <div className="link-evidence">
      {linkSides.map((side) => (
        <Side key={side} {...{ link, ends, side }} />
      ))}
    </div>
  );
}

function Side({ link, ends, side }: LinkEvidenceProps & { readonly side: LinkSide }): ReactNode {
  const { evidencing } = useWorkbench();
  const id = useId();
  const end = ends[side];
  const document = useApp((state) => state.documents.find((one) => one.document.id === end.documentId)?.document);
  const passages = evidenceOf(link)[side];
  return (
    <div role="group" aria-labelledby={id} className="link-evidence-side">
      <p id={id} title={document && titleOf(document)}>
        {translate('window.evidence.of', { quote: shortQuote(end, 36) })}
      </p>
      {passages.length > 0 && (
        <ul aria-labelledby={id}>
          {passages.map((passage) => (
            <li key={`${passage.span.start}-${passage.span.end}`}>
              <button
                type="button"
                className="link-end link-passage"
                title={passage.quote.slice(0, 1000)}
                onClick={() => evidencing.goTo(end.documentId, passage.span)}
              >
                <span className="link-quote" dir="auto">
                  {passage.quote}
                </span>
              </button>
              <IconButton
                label={translate('window.evidence.remove', { quote: passage.quote.slice(0, 60) })}
                icon={<CloseIcon />}
                onClick={({ currentTarget }) => {
                  // The button goes with its passage; the one that adds stays.
                  currentTarget
                    .closest('.link-evidence-side')
                    ?.querySelector<HTMLElement>('[data-add-evidence]')
                    ?.focus();
                  evidencing.remove(link, side, passage);
                }}
              />
            </li>
          ))}
        </ul>
      )}
      <Button tone="quiet" data-add-evidence="" onClick={() => evidencing.start(link, ends, side)}>
        {translate('window.evidence.add')}
      </Button>
    </div>
  );
}
