import { type ReactNode, useMemo, useState } from 'react';
import { findAttribute } from '#shared/domain/attribute-edits.ts';
import { type Codebook, findLabel, findLinkType } from '#shared/domain/codebook.ts';
import { type CodebookEdit, findWidenedLinkTypes } from '#shared/domain/codebook-edits.ts';
import type { Fate } from '#shared/domain/codebook-losses.ts';
import { type CodebookUsage, misfitsAmong } from '#shared/domain/codebook-usage.ts';
import { describeFailure, translate, translateCount } from '#shared/locales/translate.ts';
import { nameOfPart, type RemovablePart } from '../../app/state/codebook-part.ts';
import { heirsOf, removalEdit, usesOfPart } from '../../app/codebook/codebook-removal.ts';
import { useApp, useWorkbench } from '../../app/context.tsx';
import { codebookOf } from '../../app/state/selectors.ts';
import { Button } from '../../ui/button.tsx';
import { Choice } from '../../ui/choice.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { CodebookEffects } from './codebook-effects.tsx';
import { fateOf, optionOf } from './fate-options.ts';
import { useCodebookPreview } from './use-codebook-preview.ts';

interface CodebookRemovalDialogProps {
  readonly part: RemovablePart;
  readonly usage: CodebookUsage;
}

/** What becomes of everything that uses a part of the codebook, before it goes. */
export function CodebookRemovalDialog({ part, usage }: CodebookRemovalDialogProps): ReactNode {
  const workbench = useWorkbench();
  const codebook = useApp(codebookOf);
  const [kind, setKind] = useState<Fate['kind']>();
  const [heir, setHeir] = useState<string>();
  const [problem, setProblem] = useState<string>();
  const heirs = useMemo(() => (codebook ? heirsOf(codebook, part) : []), [codebook, part]);
  const close = (): void => workbench.closeDialog();
  const name = codebook && nameOfPart(codebook, part);
  const kinds = possibleKinds(part, heirs.length > 0);
  const chosen = kind ?? kinds[0] ?? 'remove';
  const heirId = heir ?? heirs[0]?.options[0]?.id;
  const edit = useEdit(codebook, part, optionOf(chosen === 'to' ? { kind: 'to', id: heirId ?? '' } : { kind: chosen }));
  const preview = useCodebookPreview(codebook, edit);

  const confirm = async (): Promise<void> => {
    if (!codebook || !edit) return;
    const refused = await workbench.codebook.replace(codebook, edit);
    if (refused) setProblem(describeFailure(refused));
    else close();
  };

  return (
    <Dialog title={translate('window.codebook.removal', { name: name ?? '' })} width={520} onClose={close}>
      {!codebook || name === undefined ? (
        <p role="alert">{translate('error.codebook/part-gone')}</p>
      ) : (
        <>
          <p>{describeUse(part, usesOfPart(codebook, usage, part))}</p>
          <fieldset className="fates">
            <legend>{translate('window.codebook.removal.what')}</legend>
            {kinds.map((one) => (
              <div key={one}>
                <Choice
                  type="radio"
                  name="fate"
                  {...describeFate(one, part)}
                  checked={one === chosen}
                  onChange={() => setKind(one)}
                />
                {one === 'to' && chosen === 'to' && (
                  <SelectField
                    label={translate('window.codebook.removal.heir')}
                    value={heirId ?? ''}
                    {...(heirs.length > 1 || heirs[0]?.name !== '' ? { groups: heirs } : { options: heirs[0].options })}
                    onChange={setHeir}
                  />
                )}
              </div>
            ))}
          </fieldset>
          {edit && <Consequences codebook={codebook} part={part} edit={edit} usage={usage} />}
          <CodebookEffects preview={preview} />
          {problem !== undefined && (
            <p className="field-problem" role="alert">
              {problem}
            </p>
          )}
        </>
      )}
      <div className="dialog-buttons">
        <Button onClick={close}>{translate('window.cancel')}</Button>
        <Button tone={chosen === 'remove' ? 'danger' : 'primary'} disabled={!edit} onClick={() => void confirm()}>
          {translate(`window.codebook.removal.confirm.${chosen}`)}
        </Button>
      </div>
    </Dialog>
  );
}

interface ConsequencesProps {
  readonly codebook: Codebook;
  readonly part: RemovablePart;
  readonly edit: CodebookEdit;
  readonly usage: CodebookUsage;
}

/** What follows for other parts of the codebook. */
function Consequences({ codebook, part, edit, usage }: ConsequencesProps): ReactNode {
  const misfits = part.kind === 'link-type' ? misfitsAfter(part.linkTypeId, edit, usage) : 0;
  const heirId = part.kind === 'label' ? edit.moved?.labels?.[part.labelId] : undefined;
  const from = part.kind === 'label' ? findLabel(codebook, part.labelId)?.layer : undefined;
  const to = heirId ? findLabel(codebook, heirId)?.layer : undefined;
  return (
    <>
      {from && to && from.id !== to.id && from.attributes.length > 0 && (
        <p className="field-warning">{translate('window.codebook.removal.other-layer', { layer: to.name })}</p>
      )}
      {part.kind === 'attribute' && heirKind(part, edit) === 'text' && (
        <p>{translate('window.codebook.removal.texts')}</p>
      )}
      {misfits > 0 && (
        <p className="field-warning">
          {translateCount('window.codebook.effect.misfit', 'window.codebook.effect.misfits', misfits)}
        </p>
      )}
      {findWidenedLinkTypes(codebook, edit.codebook).map(({ id, name }) => (
        <p key={id} className="field-warning">
          {translate('window.codebook.removal.widens', { name })}
        </p>
      ))}
    </>
  );
}

/** How many links would join labels that the type to which they go does not allow. */
function misfitsAfter(linkTypeId: string, { codebook, moved }: CodebookEdit, usage: CodebookUsage): number {
  const heir = findLinkType(codebook, moved?.linkTypes?.[linkTypeId] ?? '');
  return heir ? misfitsAmong(usage, linkTypeId, heir) : 0;
}

function heirKind({ address }: Extract<RemovablePart, { kind: 'attribute' }>, { codebook, moved }: CodebookEdit) {
  const heir = moved?.attributes?.find(({ from }) => from === address.attributeId)?.to;
  return heir && findAttribute(codebook, { ...address, attributeId: heir })?.kind;
}

/** The edit for a fate, as one text so that it is made anew only where another one was chosen. */
function useEdit(codebook: Codebook | undefined, part: RemovablePart, fate: string): CodebookEdit | undefined {
  return useMemo(() => codebook && removalEdit(codebook, part, fateOf(fate)), [codebook, part, fate]);
}

function possibleKinds(part: RemovablePart, hasHeirs: boolean): Fate['kind'][] {
  return [...(hasHeirs ? (['to'] as const) : []), ...(part.kind === 'option' ? [] : (['keep'] as const)), 'remove'];
}

function describeUse({ kind }: RemovablePart, count: number): string {
  switch (kind) {
    case 'layer':
    case 'label':
      return translateCount('window.codebook.removal.annotation', 'window.codebook.removal.annotations', count);
    case 'link-type':
      return translateCount('window.codebook.removal.link', 'window.codebook.removal.links', count);
    case 'attribute':
    case 'option':
      return translateCount('window.codebook.removal.value', 'window.codebook.removal.values', count);
    default:
      return kind satisfies never;
  }
}

function describeFate(fate: Fate['kind'], { kind }: RemovablePart): { label: string; detail: string } {
  switch (fate) {
    case 'to':
      return {
        label: translate('window.codebook.removal.to'),
        detail: translate('window.codebook.removal.to-detail'),
      };
    case 'keep':
      return {
        label: translate('window.codebook.removal.keep'),
        detail: translate('window.codebook.removal.keep-detail'),
      };
    case 'remove': {
      const detail = translate('window.codebook.removal.remove-detail');
      if (kind === 'link-type') return { label: translate('window.codebook.removal.remove-links'), detail };
      const values = kind === 'attribute' || kind === 'option';
      return {
        label: translate(
          values ? 'window.codebook.removal.remove-values' : 'window.codebook.removal.remove-annotations',
        ),
        detail,
      };
    }
    default:
      return fate satisfies never;
  }
}
