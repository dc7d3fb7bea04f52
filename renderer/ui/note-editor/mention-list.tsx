import { translate } from '#shared/locales/translate.ts';
import { type ReactNode, useEffect, useRef } from 'react';
import { Swatch } from '../label-chip.tsx';
import type { Mentionable } from './mention.ts';

interface MentionListProps {
  readonly id: string;
  readonly itemId: (annotationId: string) => string;
  readonly found: readonly Mentionable[];
  readonly activeId: string | undefined;
  readonly onChoose: (one: Mentionable) => void;
}

/** What can be mentioned. The focus stays in the note; its keys go through the list. */
export function MentionList({ id, itemId, found, activeId, onChoose }: MentionListProps): ReactNode {
  const ref = useRef<HTMLDivElement>(null);
  // Below a note at the lower edge of the window nobody would see it.
  useEffect(() => {
    // New browsers answer with a promise, which is no end of an effect.
    ref.current?.scrollIntoView({ block: 'nearest' });
  }, [found]);
  return (
    <div ref={ref} id={id} role="listbox" aria-label={translate('window.note.mentions')} className="menu note-mentions">
      {found.length === 0 && (
        <div role="option" aria-disabled="true" aria-selected="false" className="note-nothing">
          {translate('window.note.no-mention')}
        </div>
      )}
      {found.map((one) => (
        // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- Enter and Tab in the note choose it
        <div
          key={one.id}
          id={itemId(one.id)}
          role="option"
          tabIndex={-1}
          aria-selected={one.id === activeId}
          className="note-option"
          // The note must not lose the cursor.
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => onChoose(one)}
        >
          <Swatch color={one.color} paint={one.paint} />
          <span className="note-option-quote" dir="auto">
            {one.quote}
          </span>
          <span className="note-option-label">{one.label}</span>
        </div>
      ))}
    </div>
  );
}
