import type { KeyboardEvent, ReactNode } from 'react';
import type { Step } from '#shared/domain/codebook-edits.ts';
import { translate } from '#shared/locales/translate.ts';
import { IconButton } from '../../ui/button.tsx';
import { ArrowDownIcon, ArrowUpIcon, TrashIcon } from '../../ui/icons.tsx';

interface OrderedRowsProps<Item> {
  readonly label: string;
  readonly items: readonly Item[];
  readonly keyOf: (item: Item, index: number) => string;
  /** What a row is called, for its buttons. */
  readonly nameOf: (item: Item, index: number) => string;
  readonly renderItem: (item: Item, index: number) => ReactNode;
  /** Absent where the order does not matter. */
  readonly onStep?: (item: Item, step: Step) => void;
  readonly onRemove: (item: Item, index: number) => void;
}

/** A short list whose rows can be moved (also by Alt with the arrow keys) and removed. */
export function OrderedRows<Item>(props: OrderedRowsProps<Item>): ReactNode {
  const { label, items, keyOf, nameOf, renderItem, onStep, onRemove } = props;
  const onKeyDown = (event: KeyboardEvent, item: Item): void => {
    if (!onStep || !event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
    event.preventDefault();
    onStep(item, event.key === 'ArrowUp' ? 'up' : 'down');
  };
  return (
    <ul className="ordered-rows" aria-label={label}>
      {items.map((item, index) => (
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- hears the keys of the row's controls
        <li key={keyOf(item, index)} onKeyDown={(event) => onKeyDown(event, item)}>
          <div className="ordered-row-main">{renderItem(item, index)}</div>
          {onStep && (
            <>
              <IconButton
                label={`${translate('window.codebook.up')}: ${nameOf(item, index)}`}
                icon={<ArrowUpIcon />}
                disabled={index === 0}
                onClick={() => onStep(item, 'up')}
              />
              <IconButton
                label={`${translate('window.codebook.down')}: ${nameOf(item, index)}`}
                icon={<ArrowDownIcon />}
                disabled={index === items.length - 1}
                onClick={() => onStep(item, 'down')}
              />
            </>
          )}
          <IconButton
            label={translate('window.codebook.remove-item', { name: nameOf(item, index) })}
            icon={<TrashIcon />}
            onClick={() => onRemove(item, index)}
          />
        </li>
      ))}
    </ul>
  );
}
