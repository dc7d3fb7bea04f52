import type { ReactNode } from 'react';
import { translate } from '#shared/locales/translate.ts';
import { useApp, useWorkbench } from '../../app/context.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { AnnotationSearch } from './annotation-search.tsx';
import { TextSearch } from './text-search.tsx';
import './search.css';

/** Searches the whole project: the words of the texts, or what was said about them. */
export function SearchView(): ReactNode {
  const { searching } = useWorkbench();
  const kind = useApp((state) => state.search.kind);
  const kinds = (
    <Segmented
      label={translate('window.search.kind')}
      value={kind}
      options={[
        { id: 'text', name: translate('window.search.kind.text') },
        { id: 'annotations', name: translate('window.search.kind.annotations') },
      ]}
      onChange={(id) => searching.ask({ kind: id === 'text' ? 'text' : 'annotations' })}
    />
  );
  return kind === 'text' ? <TextSearch kinds={kinds} /> : <AnnotationSearch kinds={kinds} />;
}
