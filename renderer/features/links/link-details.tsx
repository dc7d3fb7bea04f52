import type { ReactNode } from 'react';
import type { AttributeValue } from '#shared/domain/annotation.ts';
import { findLinkType } from '#shared/domain/codebook.ts';
import { AttributeId, LinkTypeId } from '#shared/domain/ids.ts';
import type { Link } from '#shared/domain/link.ts';
import { isShown } from '#shared/domain/missing-attributes.ts';
import { translate } from '#shared/locales/translate.ts';
import { useApp, useWorkbench } from '../../app/context.tsx';
import { codebookOf, openDocumentOf } from '../../app/selectors.ts';
import { Button } from '../../ui/button.tsx';
import { DraftField } from '../../ui/draft-field.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { canReverse, type LinkEnds, possibleTypes } from './link-entries.ts';
import type { AttributeSlot } from './link-item.tsx';
import { parsePercent, percentOf } from './parse-percent.ts';

interface LinkDetailsProps {
  readonly link: Link;
  readonly ends: LinkEnds;
  readonly attributeField: AttributeSlot;
}

/** What can be said of a link, each change a step that can be undone. */
export function LinkDetails({ link, ends, attributeField: AttributeField }: LinkDetailsProps): ReactNode {
  const { linking, notices } = useWorkbench();
  const codebook = useApp(codebookOf);
  const links = useApp(openDocumentOf)?.links ?? [];
  if (!codebook) return null;
  const known = { codebook, links };
  const attributes = findLinkType(codebook, link.typeId)?.attributes ?? [];
  const shown = attributes.filter(
    (definition) => link.attributes[definition.id] !== undefined || isShown(definition, link.attributes),
  );
  const keep = (name: string, text: string): void => notices.warn('window.inspector.not-kept', { name, text });
  const changeAttribute = (id: string, value: AttributeValue | null): void =>
    linking.edit(link.id, { attributes: { [AttributeId.parse(id)]: value } });
  return (
    <div className="link-details">
      <SelectField
        label={translate('window.links.type')}
        value={link.typeId}
        options={possibleTypes(link, ends, known)}
        onChange={(id) => linking.edit(link.id, { linkTypeId: LinkTypeId.parse(id) })}
      />
      {shown.map((definition) => (
        <AttributeField
          key={definition.id}
          definition={definition}
          value={link.attributes[definition.id]}
          onChange={(value) => changeAttribute(definition.id, value)}
          onDropped={(text) => keep(definition.name, text)}
        />
      ))}
      <DraftField
        label={translate('window.links.confidence')}
        numeric
        placeholder="%"
        description={translate('window.links.confidence-hint')}
        value={percentOf(link.confidence)}
        problemOf={(text) =>
          parsePercent(text) === undefined ? translate('window.links.confidence-problem', { text }) : undefined
        }
        onDropped={(text) => keep(translate('window.links.confidence'), text)}
        onCommit={(text) => linking.edit(link.id, { confidence: parsePercent(text) ?? null })}
      />
      <DraftField
        label={translate('window.links.note')}
        value={link.note}
        multiline="grow"
        onCommit={(note) => linking.edit(link.id, { note })}
      />
      <div className="link-buttons">
        <Button
          tone="quiet"
          disabled={!canReverse(link, ends, known)}
          onClick={() => linking.edit(link.id, { reverse: true })}
        >
          {translate('window.links.reverse')}
        </Button>
      </div>
    </div>
  );
}
