import type { ReactNode } from 'react';
import { titleOf } from '#shared/domain/document.ts';
import { translate } from '#shared/locales/translate.ts';
import { useApp, useWorkbench } from '../../app/context.tsx';
import { matchRelations } from '../../app/claims/matching.ts';
import { codebookOf } from '../../app/state/selectors.ts';
import { Button } from '../../ui/button.tsx';
import { Choice } from '../../ui/choice.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { ViewTools } from '../../ui/view-tools.tsx';

const minima = [0.1, 0.15, 0.2, 0.3, 0.4, 0.5];

/** Which pairs are shown, and what “same” does beside the link. */
export function MatchTools({ sum }: { readonly sum: string }): ReactNode {
  const { matching } = useWorkbench();
  const { half, minimum, acrossOutlets, documentId, claim, together } = useApp((state) => state.matching);
  const documents = useApp((state) => state.documents);
  return (
    <ViewTools>
      {half === 'queue' ? (
        <SelectField
          label={translate('window.matches.minimum')}
          value={String(minimum)}
          options={minima.map((one) => ({
            id: String(one),
            name: translate('window.matches.percent', { percent: Math.round(one * 100) }),
          }))}
          onChange={(id) => matching.ask({ minimum: Number(id) })}
        />
      ) : (
        <TypeFilter />
      )}
      <div className="matches-article">
        <SelectField
          label={translate('window.matches.article')}
          value={documentId ?? ''}
          options={[
            { id: '', name: translate('window.matches.all-articles') },
            ...documents.map(({ document }) => ({ id: document.id, name: titleOf(document) })),
          ]}
          onChange={(id) =>
            matching.ask({ documentId: documents.find(({ document }) => document.id === id)?.document.id ?? null })
          }
        />
      </div>
      {half === 'queue' && (
        <Choice
          type="checkbox"
          label={translate('window.matches.across')}
          checked={acrossOutlets}
          onChange={(checked) => matching.ask({ acrossOutlets: checked })}
        />
      )}
      <span title={translate('window.matches.together-hint')}>
        <Choice
          type="checkbox"
          label={translate('window.matches.together')}
          checked={together}
          onChange={(checked) => matching.ask({ together: checked })}
        />
      </span>
      <p className="view-sum" role="status">
        {sum}
      </p>
      <Button onClick={() => void matching.exportShown()}>{translate('window.claims.export')}</Button>
      {claim && (
        <p className="matches-claim">
          <span dir="auto" title={claim.words}>
            {translate('window.matches.of-claim', { words: claim.words })}
          </span>
          <Button onClick={() => matching.ask({ claim: null })}>{translate('window.matches.all-claims')}</Button>
        </p>
      )}
    </ViewTools>
  );
}

function TypeFilter(): ReactNode {
  const { matching } = useWorkbench();
  const linkTypeId = useApp((state) => state.matching.linkTypeId);
  const codebook = useApp(codebookOf);
  const types = (codebook?.linkTypes ?? []).filter(({ id }) => matchRelations.some((one) => one.id === id));
  return (
    <SelectField
      label={translate('window.matches.type')}
      value={linkTypeId ?? ''}
      options={[
        { id: '', name: translate('window.matches.all-types') },
        ...types.map(({ id, name }) => ({ id, name })),
      ]}
      onChange={(id) => matching.ask({ linkTypeId: types.find((type) => type.id === id)?.id ?? null })}
    />
  );
}
