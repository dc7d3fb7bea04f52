import { type ReactNode, useMemo, useState } from 'react';
import type { CodebookVersion } from '#shared/api/answers.ts';
import type { OutputOf } from '#shared/api/contract.ts';
import { diffCodebooks } from '#shared/domain/codebook-diff.ts';
import { translate } from '#shared/locales/translate.ts';
import { useWorkbench } from '../../app/context.tsx';
import { asking, useProjectQuery } from '../../app/use-project-query.ts';
import { AnswerView } from '../../ui/answer-view.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { formatExactMoment } from '../../ui/format.ts';
import { SelectField } from '../../ui/select-field.tsx';
import { VirtualList } from '../../ui/virtual-list.tsx';
import { DifferenceList } from './difference-list.tsx';

const versionsQuery = asking('codebook.versions', {});
const ROW_HEIGHT = 48;

/** Every version that the codebook has had, and what is different between any two of them. */
export function CodebookVersionsDialog(): ReactNode {
  const workbench = useWorkbench();
  const answer = useProjectQuery<OutputOf<'codebook.versions'>>(versionsQuery);
  const close = (): void => workbench.closeDialog();
  return (
    <Dialog title={translate('window.codebook.versions-title')} width={820} onClose={close}>
      <AnswerView answer={answer}>{(versions) => <Filled versions={versions} />}</AnswerView>
      <div className="dialog-buttons">
        <Button onClick={close}>{translate('window.close')}</Button>
      </div>
    </Dialog>
  );
}

function Filled({ versions }: { readonly versions: readonly CodebookVersion[] }): ReactNode {
  const [chosen, setChosen] = useState<number>();
  const [other, setOther] = useState<number>();
  const found = versions.findIndex(({ sequence }) => sequence === chosen);
  const at = Math.max(0, found);
  const version = versions[at];
  const compared = versions.find(({ sequence }) => sequence === other) ?? versions[at + 1];
  if (!version) return null;
  return (
    <div className="versions">
      <VirtualList
        label={translate('window.codebook.versions-list')}
        items={versions}
        keyOf={keyOfVersion}
        heightOf={rowHeight}
        selectedIndex={at}
        renderItem={(one, focus) => (
          <button
            type="button"
            data-row
            className="version-row"
            tabIndex={focus.tabIndex}
            aria-current={one === version}
            onClick={() => setChosen(one.sequence)}
          >
            <strong>{translate('window.codebook.versions-of', { n: one.version })}</strong>
            <span>{factsOf(one)}</span>
          </button>
        )}
      />
      <div className="version-differences">
        {compared === undefined ? (
          <p>{translate('window.codebook.compare-nothing')}</p>
        ) : (
          <>
            <SelectField
              label={translate('window.codebook.compare')}
              value={String(compared.sequence)}
              options={versions
                .filter((one) => one !== version)
                .map((one) => ({
                  id: String(one.sequence),
                  name: translate('window.codebook.compare-option', { n: one.version, at: formatExactMoment(one.at) }),
                }))}
              onChange={(sequence) => setOther(Number(sequence))}
            />
            <Compared key={`${compared.sequence} ${version.sequence}`} before={compared} after={version} />
          </>
        )}
      </div>
    </div>
  );
}

interface ComparedProps {
  readonly before: CodebookVersion;
  readonly after: CodebookVersion;
}

/** The older one is always the one before, whichever was chosen first. */
function Compared(props: ComparedProps): ReactNode {
  const [old, next] = [props.before, props.after].sort((a, b) => a.sequence - b.sequence);
  const oldQuery = useMemo(() => asking('codebook.version', { sequence: old?.sequence ?? 0 }), [old]);
  const nextQuery = useMemo(() => asking('codebook.version', { sequence: next?.sequence ?? 0 }), [next]);
  const before = useProjectQuery<OutputOf<'codebook.version'>>(oldQuery);
  const after = useProjectQuery<OutputOf<'codebook.version'>>(nextQuery);
  return (
    <AnswerView answer={before}>
      {(was) => (
        <AnswerView answer={after}>
          {(is) => {
            const differences = diffCodebooks(was, is);
            return differences.length === 0 ? (
              <p>{translate('window.codebook.no-difference')}</p>
            ) : (
              <DifferenceList label={translate('window.codebook.versions-title')} differences={differences} />
            );
          }}
        </AnswerView>
      )}
    </AnswerView>
  );
}

function factsOf({ at, by, kind }: CodebookVersion): string {
  const facts = [formatExactMoment(at), by === '' ? translate('window.codebook.versions-program') : by];
  if (kind === 'undo') facts.push(translate('window.codebook.versions-undone'));
  if (kind === 'redo') facts.push(translate('window.codebook.versions-redone'));
  return facts.join(' · ');
}

function keyOfVersion({ sequence }: CodebookVersion): string {
  return String(sequence);
}

function rowHeight(): number {
  return ROW_HEIGHT;
}
