import type { MouseEvent, ReactNode } from 'react';
import type { Annotation } from '#shared/domain/annotation.ts';
import type { Label, Layer } from '#shared/domain/codebook.ts';
import { AttributeId } from '#shared/domain/ids.ts';
import { shownQuote } from '#shared/domain/shown-quote.ts';
import { translate } from '#shared/locales/translate.ts';
import { LabelChip, labelStyle } from '../../ui/label-chip.tsx';

interface AnnotationItemProps {
  readonly annotation: Annotation;
  readonly found: { readonly layer: Layer; readonly label: Label } | undefined;
  /** What the row's height has room for. */
  readonly quoteLines: number;
  readonly paragraph: number;
  readonly selected: boolean;
  readonly ticked: boolean;
  readonly tabIndex: 0 | -1;
  readonly onPress: (event: MouseEvent) => void;
  readonly onTick: () => void;
}

const sourceId = AttributeId.parse('source');
const cueId = AttributeId.parse('cue');

/** Enough to tell any quote in a list; the article shows the rest. */
const QUOTE_LENGTH = 240;

export function AnnotationItem(props: AnnotationItemProps): ReactNode {
  const { annotation, found, quoteLines, paragraph, selected, ticked, tabIndex, onPress, onTick } = props;
  const said = [annotation.attributes[sourceId], annotation.attributes[cueId]]
    .filter((part) => typeof part === 'string')
    .join(' · ');
  const quote = shownQuote(annotation).slice(0, QUOTE_LENGTH);
  return (
    <div className="annotation-row" data-ticked={ticked || undefined}>
      {/* By keyboard: Space on the annotation itself. */}
      <input
        type="checkbox"
        tabIndex={-1}
        className="annotation-tick"
        aria-label={translate('window.ticks.tick', { quote })}
        checked={ticked}
        onChange={onTick}
      />
      <button
        type="button"
        className="annotation-item"
        data-row
        tabIndex={tabIndex}
        aria-current={selected ? 'true' : undefined}
        style={found && labelStyle(found.label.color)}
        aria-keyshortcuts="Space"
        onClick={onPress}
      >
        <span className="annotation-quote" dir="auto" style={{ WebkitLineClamp: quoteLines }}>
          {quote}
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
    </div>
  );
}
