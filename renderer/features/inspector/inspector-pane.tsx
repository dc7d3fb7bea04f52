import type { ReactNode } from 'react';
import { translate } from '#shared/locales/translate.ts';
import { useApp } from '../../app/context.tsx';
import { codebookOf, openDocumentOf, selectedAnnotationOf } from '../../app/state/selectors.ts';
import { useFollowing } from '../../app/use-following.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { AnnotationDetails } from './annotation-details.tsx';
import { DocumentDetails } from './document-details.tsx';
import './inspector.css';

interface InspectorPaneProps {
  /** The links of the selected annotation: they are a part of the window of their own. */
  readonly links?: ReactNode;
  /** The versions of the open article, likewise. */
  readonly versions?: ReactNode;
  /** What is read off a claim: so is this. */
  readonly frame?: ReactNode;
}

/** What is known of the selected annotation, or else of the open article. */
export function InspectorPane({ links, frame, versions }: InspectorPaneProps): ReactNode {
  // The article comes first: the fields follow when the frame that shows a new annotation is drawn.
  const annotation = useFollowing(selectedAnnotationOf);
  const open = useFollowing(openDocumentOf);
  const codebook = useApp(codebookOf);
  if (!open || !codebook) return <EmptyState>{translate('window.inspector.empty')}</EmptyState>;
  // The key gives each its own fields: what is typed for one can never end up in another.
  if (annotation)
    return (
      <AnnotationDetails
        key={annotation.id}
        annotation={annotation}
        codebook={codebook}
        open={open}
        links={links}
        frame={frame}
      />
    );
  return <DocumentDetails key={open.document.id} open={open} codebook={codebook} versions={versions} />;
}
