import { type ReactNode, useMemo } from 'react';
import { type Codebook, findLabel, findLinkType } from '#shared/domain/codebook.ts';
import { type MissingAttribute, missingKey } from '#shared/domain/missing-attributes.ts';
import { shownQuote } from '#shared/domain/shown-quote.ts';
import { translate, translateCount } from '#shared/locales/translate.ts';
import { useWorkbench } from '../../app/context.tsx';
import { missingIn } from '../../app/annotating/finishing.ts';
import type { OpenDocumentState } from '../../app/state/state.ts';
import { Swatch } from '../../ui/label-chip.tsx';
import { VirtualList } from '../../ui/virtual-list.tsx';

const ROW_PX = 40;
const MOST_ROWS_AT_ONCE = 6;

/** What must be filled in before the open document is finished, in the order of the text. */
export function useMissing(codebook: Codebook, open: OpenDocumentState): readonly MissingAttribute[] {
  const { document, shown, links } = open;
  return useMemo(() => missingIn(codebook, { document, shown, links }), [codebook, document, shown, links]);
}

interface MissingListProps {
  readonly missing: readonly MissingAttribute[];
  readonly codebook: Codebook;
}

/** Each entry leads to its field. */
export function MissingList({ missing, codebook }: MissingListProps): ReactNode {
  const { finishing } = useWorkbench();
  return (
    <>
      <p className="missing-count">{translateCount('window.missing.count', 'window.missing.counts', missing.length)}</p>
      <div className="missing-list" style={{ height: ROW_PX * Math.min(missing.length, MOST_ROWS_AT_ONCE) }}>
        <VirtualList
          label={translate('window.missing.title')}
          items={missing}
          keyOf={missingKey}
          heightOf={() => ROW_PX}
          renderItem={(one, focus) => (
            <button type="button" data-row className="missing-item" {...focus} onClick={() => finishing.goTo(one)}>
              <span className="missing-field">{one.definition.name}</span>
              <MissingOf one={one} codebook={codebook} />
            </button>
          )}
        />
      </div>
    </>
  );
}

function MissingOf({ one, codebook }: { readonly one: MissingAttribute; readonly codebook: Codebook }): ReactNode {
  const { annotation, link } = one;
  if (!annotation) return <span className="missing-of">{translate('window.missing.document')}</span>;
  const found = findLabel(codebook, annotation.labelId);
  return (
    <span className="missing-of">
      {found && <Swatch color={found.label.color} paint={found.layer.paint} />}
      <span>{found?.label.name ?? annotation.labelId}</span>
      {link && (
        <span>
          {findLinkType(codebook, link.typeId)?.symmetric ? '↔' : '→'}{' '}
          {findLinkType(codebook, link.typeId)?.name ?? link.typeId}
        </span>
      )}
      <span className="missing-quote" dir="auto">
        {shownQuote(annotation)}
      </span>
    </span>
  );
}
