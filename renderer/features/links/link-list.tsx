import { type ReactNode, useEffect, useMemo, useRef } from 'react';
import type { Annotation } from '#shared/domain/annotation.ts';
import { claimRoles } from '#shared/domain/claim-roles.ts';
import type { Codebook } from '#shared/domain/codebook.ts';
import { translate } from '#shared/locales/translate.ts';
import { runAction } from '../../app/actions.ts';
import { useApp, useWorkbench } from '../../app/context.tsx';
import { shortQuote } from '../../app/annotating/linking.ts';
import { codebookOf, openDocumentOf, selectedAnnotationOf } from '../../app/state/selectors.ts';
import type { OpenDocumentState } from '../../app/state/state.ts';
import { useFollowing } from '../../app/use-following.ts';
import { useKeysOf } from '../../app/use-keys.ts';
import { Button } from '../../ui/button.tsx';
import { isMac, keyNames } from '../../ui/key-names.ts';
import { type LinkEntry, linkEntries } from './link-entries.ts';
import { type AttributeSlot, LinkItem } from './link-item.tsx';
import './link-list.css';

interface LinkListProps {
  /** The inspector's field for an attribute. */
  readonly attributeField: AttributeSlot;
}

/** The links of the selected annotation, below what else is known of it. */
export function LinkList({ attributeField }: LinkListProps): ReactNode {
  // As in the inspector: after the frame that shows the annotation.
  const annotation = useFollowing(selectedAnnotationOf);
  const open = useFollowing(openDocumentOf);
  const codebook = useApp(codebookOf);
  if (!annotation || !open || !codebook) return null;
  return <Links key={annotation.id} {...{ annotation, open, codebook, attributeField }} />;
}

interface LinksProps extends LinkListProps {
  readonly annotation: Annotation;
  readonly open: OpenDocumentState;
  readonly codebook: Codebook;
}

function Links({ annotation, open, codebook, attributeField }: LinksProps): ReactNode {
  const workbench = useWorkbench();
  const keysOf = useKeysOf();
  const linkEnds = useApp((state) => state.linkEnds);
  const expanded = useApp((state) => state.expandedLinkId);
  const { evidencing } = workbench;
  const wanted = useApp((state) => state.wantedField?.field);
  // A field of it was asked for: it opens, and takes the cursor when its fields are there.
  const asked = wanted?.kind === 'link-attribute' ? open.links.find(({ id }) => id === wanted.linkId) : undefined;
  const askedId = asked?.fromId === annotation.id ? asked.id : undefined;
  useEffect(() => {
    if (askedId) evidencing.expand(askedId);
  }, [askedId, evidencing]);
  const list = useRef<HTMLElement>(null);
  const isWanted = useApp(
    ({ wantedField }) => wantedField?.field.kind === 'links' && wantedField.annotationId === annotation.id,
  );
  useEffect(() => {
    if (!isWanted || !list.current) return;
    list.current.querySelector<HTMLElement>('li button')?.focus();
    workbench.inspecting.arrived();
  }, [isWanted, workbench]);
  const { roles, others, unrelated } = useMemo(
    () =>
      linkEntries(annotation.id, {
        links: open.links,
        codebook,
        annotationOf: (id) => open.shown.find(id) ?? linkEnds.get(id),
      }),
    [annotation.id, open.links, open.shown, codebook, linkEnds],
  );
  const positions = positionsOf([...roles, ...others, ...unrelated]);
  const item = (entry: LinkEntry): ReactNode => (
    <LinkItem
      key={entry.link.id}
      entry={entry}
      annotation={annotation}
      position={positions.get(entry.link.id)}
      expanded={expanded === entry.link.id}
      onToggle={() => evidencing.expand(expanded === entry.link.id ? null : entry.link.id)}
      attributeField={attributeField}
    />
  );
  const keys = keyNames(keysOf('annotation.link') ?? '', isMac).join(isMac ? '' : '+');
  return (
    <section ref={list} className="link-list" aria-labelledby="link-list-title">
      <div className="link-list-head">
        <h2 id="link-list-title">{translate('window.links')}</h2>
        <Button tone="quiet" title={keys} onClick={() => runAction('annotation.link', workbench)}>
          {translate('window.links.add')}
        </Button>
      </div>
      {claimRoles.map((role) => {
        const entries = roles.filter(({ link }) => link.typeId === role);
        const [first] = entries;
        if (!first) return null;
        const name = first.type?.name ?? role;
        return (
          <div key={role} className="link-role">
            <h3>{name}</h3>
            <ul aria-label={name}>{entries.map(item)}</ul>
          </div>
        );
      })}
      {others.length > 0 && <ul aria-label={translate('window.links')}>{others.map(item)}</ul>}
      {unrelated.length > 0 && (
        <div className="link-role link-unrelated">
          <h3>{translate('window.links.unrelated')}</h3>
          <ul aria-label={translate('window.links.unrelated')}>{unrelated.map(item)}</ul>
        </div>
      )}
      {roles.length + others.length + unrelated.length === 0 && (
        <p className="link-list-empty">{translate('window.links.empty', { keys })}</p>
      )}
    </section>
  );
}

/** Links of one type to the same words are counted through: their buttons could not be told apart otherwise. */
function positionsOf(entries: readonly LinkEntry[]): ReadonlyMap<string, number> {
  const alike = Map.groupBy(entries, ({ link, other }) => `${link.typeId} ${other ? shortQuote(other, 60) : ''}`);
  const positions = new Map<string, number>();
  for (const same of alike.values())
    if (same.length > 1) for (const [at, { link }] of same.entries()) positions.set(link.id, at + 1);
  return positions;
}
