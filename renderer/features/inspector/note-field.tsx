import { type ReactNode, useCallback } from 'react';
import { findLabel } from '#shared/domain/codebook.ts';
import type { AnnotationId } from '#shared/domain/ids.ts';
import { shownQuote } from '#shared/domain/shown-quote.ts';
import { mentionedId } from '#shared/text/note.ts';
import { envelopeOf } from '../../app/state/annotation-index.ts';
import { useApp, useWorkbench } from '../../app/context.tsx';
import { focusRegion } from '../../app/focus-regions.ts';
import { codebookOf } from '../../app/state/selectors.ts';
import type { OpenDocumentState } from '../../app/state/state.ts';
import type { Mentionable } from '../../ui/note-editor/mention.ts';
import { NoteEditor } from '../../ui/note-editor/note-editor.tsx';

interface NoteFieldProps {
  readonly label: string;
  readonly placeholder: string;
  readonly value: string;
  readonly open: OpenDocumentState;
  /** The annotation that the note is about; it does not mention itself. */
  readonly about?: AnnotationId;
  readonly onCommit: (markdown: string) => void;
}

/** A note in the inspector: it can mention the annotations of the open document, and its links lead there or out. */
export function NoteField({ open, about, ...field }: NoteFieldProps): ReactNode {
  const workbench = useWorkbench();
  const codebook = useApp(codebookOf);
  const { shown } = open;
  const mentionable = useCallback(
    (): readonly Mentionable[] =>
      shown.sorted.flatMap((annotation) => {
        const { id, labelId } = annotation;
        const found = codebook && findLabel(codebook, labelId);
        if (!found || id === about) return [];
        const quote = shownQuote(annotation);
        return [{ id, quote, label: found.label.name, color: found.label.color, paint: found.layer.paint }];
      }),
    [shown, codebook, about],
  );
  const follow = useCallback(
    (href: string): void => {
      const { reading, notices, api } = workbench;
      const id = mentionedId(href);
      if (id !== undefined) {
        const annotation = shown.find(id);
        if (annotation) {
          reading.goTo({ span: envelopeOf(annotation), annotationId: annotation.id });
          // The note of another annotation takes the place of this one, and with it goes what had the focus.
          focusRegion('reader');
        } else notices.inform('window.note.mention-gone');
      } else if (href.toLowerCase().startsWith('https://'))
        void api.call('shell.open-link', { url: href }).then((opened) => notices.reportIfFailed(opened));
      else notices.inform('window.note.only-https');
    },
    [workbench, shown],
  );
  return <NoteEditor {...field} mentionable={mentionable} onFollow={follow} />;
}
