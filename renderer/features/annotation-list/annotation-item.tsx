import type { ReactNode } from 'react';
import type { Annotation } from '#shared/domain/annotation.ts';
import type { Label, Layer } from '#shared/domain/codebook.ts';
import { AttributeId } from '#shared/domain/ids.ts';
import { translate } from '#shared/locales/translate.ts';
import { LabelChip, labelStyle } from '../../ui/label-chip.tsx';

interface AnnotationItemProps {
  readonly annotation: Annotation;
  readonly found: { readonly layer: Layer; readonly label: Label } | undefined;
  readonly paragraph: number;
  readonly selected: boolean;
  readonly tabIndex: 0 | -1;
  readonly onSelect: () => void;
}

const sourceId = AttributeId.parse('source');
const cueId = AttributeId.parse('cue');

/** Enough to tell any quote in a list; the article shows the rest. */
const QUOTE_LENGTH = 240;

export function AnnotationItem(props: AnnotationItemProps): ReactNode {
  const { annotation, found, paragraph, selected, tabIndex, onSelect } = props;
  const said = [annotation.attributes[sourceId], annotation.attributes[cueId]]
    .filter((part) => typeof part === 'string')
    .join(' · ');
  return (
    <button
      type="button"
      className="annotation-item"
      data-row
      data-paint={found?.layer.paint}
      tabIndex={tabIndex}
      aria-current={selected ? 'true' : undefined}
      style={found && labelStyle(found.label.color)}
      onClick={onSelect}
    >
      <span className="annotation-quote" dir="auto">
        {annotation.quote.slice(0, QUOTE_LENGTH)}
      </span>
      <span className="annotation-line">
        {found ? (
          <LabelChip name={found.label.name} color={found.label.color} paint={found.layer.paint} />
        ) : (
          annotation.labelId
        )}
        <span className="annotation-said">
          {said}
          {annotation.status !== 'open' && ` · ${translate(`window.annotation-status.${annotation.status}`)}`}
          {annotation.note !== '' && ` ✎`}
        </span>
        <span className="annotation-place">{translate('window.annotations.paragraph', { n: paragraph })}</span>
      </span>
    </button>
  );
}
