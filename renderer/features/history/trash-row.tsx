import type { ReactNode } from 'react';
import type { TrashItem } from '#shared/api/answers.ts';
import { findLinkType } from '#shared/domain/codebook.ts';
import { translate } from '#shared/locales/translate.ts';
import { useApp } from '../../app/context.tsx';
import { codebookOf, labelOf } from '../../app/state/selectors.ts';
import { formatMoment, formatNumber } from '../../ui/format.ts';
import { LabelChip } from '../../ui/label-chip.tsx';
import type { RowFocus } from '../../ui/virtual-list.tsx';
import { whoDid } from '../../app/describe/describe-entry.ts';

interface TrashRowProps {
  readonly item: TrashItem;
  readonly focus: RowFocus;
  readonly chosen: boolean;
  readonly onChoose: (chosen: boolean) => void;
}

export function TrashRow({ item, focus, chosen, onChoose }: TrashRowProps): ReactNode {
  const key = item.undone ? 'window.trash.when-undone' : 'window.trash.when';
  const when = translate(key, { when: formatMoment(item.removedAt), who: whoDid(item.removedBy) });
  const others = item.together - 1;
  const company =
    others === 1
      ? translate('window.trash.together-one')
      : translate('window.trash.together', { count: formatNumber(others) });
  return (
    <label className="trash-row" title={item.title}>
      <input
        type="checkbox"
        data-row
        tabIndex={focus.tabIndex}
        checked={chosen}
        onChange={(event) => onChoose(event.target.checked)}
      />
      <span className="trash-kind">
        <KindOf item={item} />
      </span>
      <span className="trash-title" dir="auto">
        {item.before !== '' && <span className="trash-around">{item.before}</span>}
        {item.title}
        {item.after !== '' && <span className="trash-around">{item.after}</span>}
      </span>
      <span className="trash-origin">
        {when}
        {others > 0 && `, ${company}`}
        {item.part && item.part.owner !== '' && ` · ${translate('window.trash.owner', { owner: item.part.owner })}`}
        {item.kind !== 'document' && item.documentName !== '' && <span dir="auto"> · {item.documentName}</span>}
      </span>
    </label>
  );
}

function KindOf({ item: { kind, labelId, linkTypeId, labelName, part } }: Pick<TrashRowProps, 'item'>): ReactNode {
  const codebook = useApp(codebookOf);
  // What is gone by itself is known by its name, or at least by its id.
  const nameGone = labelName === '' ? (labelId ?? linkTypeId) : labelName;
  if (kind === 'annotation' && labelId !== null) {
    const found = labelOf(codebook, labelId);
    return found ? <LabelChip color={found.label.color} paint={found.layer.paint} name={found.label.name} /> : nameGone;
  }
  if (kind === 'link' && linkTypeId !== null && codebook) return findLinkType(codebook, linkTypeId)?.name ?? nameGone;
  if (part !== null) return translate(`window.trash.is.${part.kind}`);
  if (kind === 'codebook') return null;
  return translate(`window.trash.is.${kind}`);
}
