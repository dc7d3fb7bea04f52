import type { CSSProperties, ReactNode } from 'react';
import type { OutputOf } from '#shared/api/contract.ts';
import { type Codebook, findLabel } from '#shared/domain/codebook.ts';
import { translate, translateCount } from '#shared/locales/translate.ts';
import { useWorkbench } from '../../app/context.tsx';
import { formatDay, formatNumber } from '../../ui/format.ts';
import { Swatch } from '../../ui/label-chip.tsx';

type Page = OutputOf<'register.entity'>;

interface TogetherProps {
  readonly together: Page['together'];
  readonly codebook: Codebook;
}

/** The entries that are named in the same articles; each leads to its page. */
export function Together({ together, codebook }: TogetherProps): ReactNode {
  const { registering } = useWorkbench();
  if (together.length === 0) return <p className="entity-none">{translate('window.entity.no-together')}</p>;
  return (
    <ul className="entity-together">
      {together.map(({ id, name, labelId, documents, paragraphs }) => {
        const found = findLabel(codebook, labelId);
        const counts = [
          translateCount('window.register.document-1', 'window.register.documents-n', documents),
          translateCount('window.entity.paragraph', 'window.entity.paragraphs', paragraphs),
        ].join(', ');
        return (
          <li key={id}>
            <button type="button" title={counts} onClick={() => registering.open(id)}>
              {found && <Swatch color={found.label.color} paint={found.layer.paint} />}
              <span dir="auto">{name}</span>
              <span className="visually-hidden">{counts}</span>
              <span className="entity-together-count" aria-hidden="true">
                {formatNumber(documents)}
                {paragraphs > 0 && ` · ${formatNumber(paragraphs)} ¶`}
              </span>
            </button>
          </li>
        );
      })}
    </ul>
  );
}

/** When the entry was named, and how often: one line for each article, by its date. */
export function Timeline({ timeline }: { readonly timeline: Page['timeline'] }): ReactNode {
  const { reading, store } = useWorkbench();
  const most = Math.max(1, ...timeline.map(({ mentions }) => mentions));
  if (timeline.length === 0) return <p className="entity-none">{translate('window.entity.no-mentions')}</p>;
  const open = async (id: Page['timeline'][number]['documentId']): Promise<void> => {
    await reading.open(id);
    store.update((state) => ({ ...state, view: 'read' }));
  };
  return (
    <ol className="entity-timeline">
      {timeline.map(({ documentId, title, date, mentions }) => (
        <li key={documentId}>
          <button type="button" onClick={() => void open(documentId)}>
            <span className="timeline-date">{date === '' ? translate('window.entity.no-date') : formatDay(date)}</span>
            {/* A custom property, which React's type does not know. */}
            <span className="timeline-bar" style={{ '--share': mentions / most } as CSSProperties} />
            <span className="timeline-count">
              {translateCount('window.register.mention-1', 'window.register.mentions-n', mentions)}
            </span>
            <span className="timeline-title" dir="auto">
              {title}
            </span>
          </button>
        </li>
      ))}
    </ol>
  );
}
