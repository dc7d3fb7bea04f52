import { type ReactNode, useDeferredValue } from 'react';
import { translate } from '#shared/locales/translate.ts';
import { useApp } from '../../app/context.tsx';
import { codebookOf, openDocumentOf, selectedAnnotationOf } from '../../app/selectors.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { AnnotationDetails } from './annotation-details.tsx';
import { DocumentDetails } from './document-details.tsx';
import './inspector.css';

/** What is known of the selected annotation, or else of the open article. */
export function InspectorPane(): ReactNode {
  // The article comes first: the fields follow when the frame that shows a new annotation is drawn.
  const annotation = useDeferredValue(useApp(selectedAnnotationOf));
  const open = useDeferredValue(useApp(openDocumentOf));
  const codebook = useApp(codebookOf);
  if (!open || !codebook) return <EmptyState>{translate('window.inspector.empty')}</EmptyState>;
  // The key gives each its own fields: what is typed for one can never end up in another.
  if (annotation)
    return <AnnotationDetails key={annotation.id} annotation={annotation} codebook={codebook} open={open} />;
  return <DocumentDetails key={open.document.id} document={open.document} annotations={open.shown.size} />;
}
