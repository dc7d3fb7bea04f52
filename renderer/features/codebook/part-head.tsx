import type { ReactNode } from 'react';
import type { Step } from '#shared/domain/codebook-edits.ts';
import { translate, translateCount } from '#shared/locales/translate.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { ArrowDownIcon, ArrowUpIcon, TrashIcon } from '../../ui/icons.tsx';

interface PartHeadProps {
  /** What kind of thing it is: "Label". */
  readonly kind: string;
  readonly name: string;
  readonly id: string;
  /** CSV writes the names of labels, layers and types of links, and the ids of attributes. */
  readonly csvWrites: 'id' | 'name';
  readonly uses: number;
  readonly onStep: (step: Step) => void;
  readonly onRemove: () => void;
}

/** What stands above the fields of a part: its name, how often it is used, and what can be done with all of it. */
export function PartHead({ kind, name, id, csvWrites, uses, onStep, onRemove }: PartHeadProps): ReactNode {
  return (
    <header className="part-head">
      <div>
        <p className="part-kind">{kind}</p>
        <h3>{name}</h3>
        <p className="part-facts">
          {uses === 0
            ? translate('window.codebook.unused')
            : translateCount('window.codebook.use', 'window.codebook.uses', uses)}
          {' · '}
          {translate(csvWrites === 'id' ? 'window.codebook.id' : 'window.codebook.id-besides-name')} <code>{id}</code>
        </p>
      </div>
      <div className="part-actions">
        <IconButton label={translate('window.codebook.up')} icon={<ArrowUpIcon />} onClick={() => onStep('up')} />
        <IconButton label={translate('window.codebook.down')} icon={<ArrowDownIcon />} onClick={() => onStep('down')} />
        <Button tone="danger" onClick={onRemove}>
          <TrashIcon />
          {translate('window.codebook.remove')}
        </Button>
      </div>
    </header>
  );
}
