import { type ReactNode, useState } from 'react';
import type { Codebook } from '#shared/domain/codebook.ts';
import { LabelId } from '#shared/domain/ids.ts';
import { translate } from '#shared/locales/translate.ts';
import { useApp } from '../../app/context.tsx';
import { codebookOf } from '../../app/state/selectors.ts';
import { Button } from '../../ui/button.tsx';
import { formatNumber } from '../../ui/format.ts';
import { SelectField } from '../../ui/select-field.tsx';

interface TickBarProps {
  readonly ticked: number;
  /** How many there are to tick. */
  readonly of: number;
  readonly labelAction: string;
  readonly onTickAll: () => void;
  readonly onUntick: () => void;
  readonly onLabel: (labelId: LabelId) => void;
  readonly onDelete?: () => void;
}

/** What can be done to all hits that are ticked, in one step. Each of it takes its own reason away, so none is `disabled`. */
export function TickBar(props: TickBarProps): ReactNode {
  const { ticked, of, labelAction, onTickAll, onUntick, onLabel, onDelete } = props;
  const codebook = useApp(codebookOf);
  const last = useApp((state) => state.lastLabelId);
  const done = useApp((state) => state.search.done);
  const [chosen, setChosen] = useState<LabelId | null>(null);
  if (!codebook) return null;
  const label = chosen ?? last ?? firstLabelOf(codebook);
  return (
    <div className="tick-bar">
      <p role="status">{translate('window.search.ticked', { count: formatNumber(ticked) })}</p>
      <Button tone="quiet" idle={ticked === of} onClick={onTickAll}>
        {translate('window.search.tick-all', { count: formatNumber(of) })}
      </Button>
      <Button tone="quiet" idle={ticked === 0} onClick={onUntick}>
        {translate('window.search.untick')}
      </Button>
      <p className="tick-keys" role="status">
        {done === '' ? translate('window.search.keys') : done}
      </p>
      {onDelete && (
        <Button tone="danger" idle={ticked === 0} onClick={onDelete}>
          {translate('window.search.delete')}
        </Button>
      )}
      <SelectField
        label={translate('window.search.label-as')}
        value={label ?? ''}
        groups={codebook.layers.map(({ name, labels }) => ({ name, options: labels.filter((one) => !one.retired) }))}
        onChange={(id) => setChosen(LabelId.parse(id))}
      />
      <Button tone="primary" idle={ticked === 0 || !label} onClick={() => label && onLabel(label)}>
        {labelAction}
      </Button>
    </div>
  );
}

function firstLabelOf(codebook: Codebook): LabelId | undefined {
  return codebook.layers.flatMap(({ labels }) => labels).find(({ retired }) => !retired)?.id;
}
