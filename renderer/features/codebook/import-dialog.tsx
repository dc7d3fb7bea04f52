import { type ReactNode, useEffect, useMemo, useState } from 'react';
import type { OutputOf } from '#shared/api/contract.ts';
import { findAttribute } from '#shared/domain/attribute-edits.ts';
import type { Codebook } from '#shared/domain/codebook.ts';
import { diffCodebooks } from '#shared/domain/codebook-diff.ts';
import type { CodebookEdit } from '#shared/domain/codebook-edits.ts';
import { type Fate, findLosses, type Loss, settleLosses } from '#shared/domain/codebook-losses.ts';
import type { CodebookUsage } from '#shared/domain/codebook-usage.ts';
import { labelPath } from '#shared/domain/label-path.ts';
import { adoptIds, completeFrom } from '#shared/formats/codebook/adopt-codebook.ts';
import { mergeCodebooks } from '#shared/formats/codebook/merge-codebooks.ts';
import { describeFailure, translate } from '#shared/locales/translate.ts';
import { useApp, useWorkbench } from '../../app/context.tsx';
import { codebookOf } from '../../app/state/selectors.ts';
import { Button } from '../../ui/button.tsx';
import { Choice } from '../../ui/choice.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { SelectField, type SelectOption } from '../../ui/select-field.tsx';
import { DifferenceList } from './difference-list.tsx';
import { fateOf, optionOf } from './fate-options.ts';

type CodebookFile = OutputOf<'shell.read-codebook'>;
type Mode = 'merge' | 'replace';

interface CodebookImportDialogProps {
  readonly name: string;
  readonly file: CodebookFile;
}

/** Shows what a codebook out of a file would change, and asks where what is in use goes, before anything is taken. */
export function CodebookImportDialog({ name, file }: CodebookImportDialogProps): ReactNode {
  const workbench = useWorkbench();
  const codebook = useApp(codebookOf);
  const usage = useUsage();
  const [mode, setMode] = useState<Mode>('merge');
  const [fates, setFates] = useState<ReadonlyMap<string, Fate>>(new Map());
  const [problem, setProblem] = useState<string>();
  const next = useMemo(() => codebook && taken(codebook, file, mode), [codebook, file, mode]);
  const losses = useMemo(
    () => (codebook && next && usage ? findLosses(codebook, next, usage) : []),
    [codebook, next, usage],
  );
  const edit = useMemo(
    (): CodebookEdit | undefined =>
      next && settleLosses(next, losses, (loss) => fates.get(loss.key) ?? { kind: 'keep' }),
    [next, losses, fates],
  );
  const differences = useMemo(() => (codebook && edit ? diffCodebooks(codebook, edit.codebook) : []), [codebook, edit]);
  const close = (): void => workbench.closeDialog();
  const confirm = async (): Promise<void> => {
    if (!codebook || !edit) return;
    const refused = await workbench.codebook.replace(codebook, edit);
    if (refused) setProblem(describeFailure(refused));
    else close();
  };
  return (
    <Dialog title={translate('window.codebook.import-title', { name })} width={680} onClose={close}>
      <fieldset className="fates">
        <legend>{translate('window.codebook.import-how')}</legend>
        {(['merge', 'replace'] as const).map((one) => (
          <Choice
            key={one}
            type="radio"
            name="codebook-import"
            label={translate(`window.codebook.import.${one}`)}
            detail={translate(`window.codebook.import.${one}-detail`)}
            checked={one === mode}
            onChange={() => setMode(one)}
          />
        ))}
      </fieldset>
      {file.labelsOnly && <p className="field-hint">{translate('window.codebook.import.labels-only')}</p>}
      {file.notes.length > 0 && (
        <ul className="codebook-notes" aria-label={translate('window.codebook.import.notes')}>
          {file.notes.map((note) => (
            <li key={note}>{note}</li>
          ))}
        </ul>
      )}
      {losses.length > 0 && next && (
        <section className="losses" aria-label={translate('window.codebook.import.losses')}>
          <h3>{translate('window.codebook.import.losses')}</h3>
          {losses.map((loss) => (
            <SelectField
              key={loss.key}
              label={describeLoss(loss)}
              value={optionOf(fates.get(loss.key) ?? { kind: 'keep' })}
              options={fateOptions(loss, next)}
              onChange={(id) => setFates(new Map(fates).set(loss.key, fateOf(id)))}
            />
          ))}
        </section>
      )}
      <h3 className="codebook-heading">{translate('window.codebook.import.difference')}</h3>
      {differences.length === 0 ? (
        <p>{translate('window.codebook.import.same')}</p>
      ) : (
        <DifferenceList label={translate('window.codebook.import.difference')} differences={differences} />
      )}
      {problem !== undefined && (
        <p className="field-problem" role="alert">
          {problem}
        </p>
      )}
      <div className="dialog-buttons sticky-buttons">
        <Button onClick={close}>{translate('window.cancel')}</Button>
        <Button
          tone="primary"
          disabled={differences.length === 0 || usage === undefined}
          onClick={() => void confirm()}
        >
          {translate('window.codebook.import.confirm')}
        </Button>
      </div>
    </Dialog>
  );
}

/** The codebook that the project would have. */
function taken(own: Codebook, { codebook, labelsOnly }: CodebookFile, mode: Mode): Codebook {
  const adopted = adoptIds(own, codebook);
  const complete = labelsOnly ? completeFrom(own, adopted) : adopted;
  return mode === 'merge' ? mergeCodebooks(own, complete) : complete;
}

function useUsage(): CodebookUsage | undefined {
  const { codebook } = useWorkbench();
  const [usage, setUsage] = useState<CodebookUsage>();
  useEffect(() => {
    let shown = true;
    const count = async (): Promise<void> => {
      const counted = await codebook.usage();
      if (shown) setUsage(counted);
    };
    void count();
    return () => {
      shown = false;
    };
  }, [codebook]);
  return usage;
}

function describeLoss({ name, within, count }: Loss): string {
  return within === ''
    ? translate('window.codebook.import.loss-alone', { name, count })
    : translate('window.codebook.import.loss', { name, within, count });
}

function fateOptions(loss: Loss, next: Codebook): SelectOption[] {
  const keep = loss.kind === 'option' ? 'window.codebook.import.keep-option' : 'window.codebook.import.keep';
  return [
    { id: 'keep', name: translate(keep) },
    { id: 'remove', name: translate('window.codebook.import.remove') },
    ...heirsIn(loss, next).map(({ id, name }) => ({
      id: optionOf({ kind: 'to', id }),
      name: translate('window.codebook.import.into', { name }),
    })),
  ];
}

function heirsIn(loss: Loss, next: Codebook): readonly SelectOption[] {
  switch (loss.kind) {
    case 'label':
      return next.layers.flatMap(({ labels }) =>
        labels.map((label) => ({ id: label.id, name: labelPath(labels, label) })),
      );
    case 'link-type':
      return next.linkTypes;
    case 'option':
      return findAttribute(next, loss.address)?.options ?? [];
    case 'attribute':
      return [];
    default:
      return loss satisfies never;
  }
}
