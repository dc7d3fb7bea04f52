import { type ReactNode, useState } from 'react';
import type { Failure } from '#shared/domain/result.ts';
import { Button } from '../../ui/button.tsx';
import { textProblem, trimmed } from './field-checks.ts';
import { OrderedRows } from './ordered-rows.tsx';
import { SavedField } from './saved-field.tsx';

interface TextListProps {
  readonly label: string;
  readonly items: readonly string[];
  readonly itemLabel: (number: number) => string;
  readonly addLabel: string;
  readonly save: (items: readonly string[]) => Promise<Failure | undefined>;
}

/** Examples: each a field of its own. One that is emptied is gone; a new one is there once something is in it. */
export function TextList({ label, items, itemLabel, addLabel, save }: TextListProps): ReactNode {
  const [adding, setAdding] = useState(false);
  const change = async (index: number, text: string): Promise<Failure | undefined> => {
    const next = index === items.length ? [...items, text] : items.map((item, at) => (at === index ? text : item));
    const refused = await save(next.filter((item) => item !== ''));
    if (!refused && index === items.length) setAdding(false);
    return refused;
  };
  const remove = (index: number): void => {
    if (index === items.length) setAdding(false);
    else void save(items.filter((_, at) => at !== index));
  };
  return (
    <div className="field" role="group" aria-label={label}>
      <span className="field-name">{label}</span>
      <OrderedRows
        label={label}
        items={adding ? [...items, ''] : items}
        keyOf={(_, index) => String(index)}
        nameOf={(_, index) => itemLabel(index + 1)}
        renderItem={(item, index) => (
          <SavedField
            label={itemLabel(index + 1)}
            labelHidden
            value={item}
            multiline="grow"
            normalise={trimmed}
            problemOf={textProblem}
            save={(text) => change(index, text)}
          />
        )}
        onRemove={(_, index) => remove(index)}
      />
      {!adding && (
        <div className="text-list-add">
          <Button tone="quiet" onClick={() => setAdding(true)}>
            {addLabel}
          </Button>
        </div>
      )}
    </div>
  );
}
