import { type ReactNode, useEffect, useRef } from 'react';
import type { AttributeValue } from '#shared/domain/annotation.ts';
import { findLinkType } from '#shared/domain/codebook.ts';
import { AttributeId, LinkTypeId } from '#shared/domain/ids.ts';
import type { Link } from '#shared/domain/link.ts';
import { isShown } from '#shared/domain/missing-attributes.ts';
import { translate } from '#shared/locales/translate.ts';
import { useApp, useWorkbench } from '../../app/context.tsx';
import { codebookOf, openDocumentOf, projectOf } from '../../app/state/selectors.ts';
import { Button } from '../../ui/button.tsx';
import { DraftField } from '../../ui/draft-field.tsx';
import { focusField } from '../../ui/focus-field.ts';
import { SelectField } from '../../ui/select-field.tsx';
import { canReverse, type LinkEnds, possibleTypes } from './link-entries.ts';
import { LinkEvidence } from './link-evidence.tsx';
import type { AttributeSlot } from './link-item.tsx';
import { parsePercent, percentOf } from './parse-percent.ts';

/** What of a field can be typed into or chosen. */
const entry = 'input:not([tabindex="-1"]), select, textarea';

interface LinkDetailsProps {
  readonly link: Link;
  readonly ends: LinkEnds;
  readonly attributeField: AttributeSlot;
}

/** What can be said of a link, each change a step that can be undone. */
export function LinkDetails({ link, ends, attributeField: AttributeField }: LinkDetailsProps): ReactNode {
  const { linking, notices, inspecting } = useWorkbench();
  const ref = useRef<HTMLDivElement>(null);
  const wanted = useApp((state) => state.wantedField?.field);
  useEffect(() => {
    if (wanted?.kind !== 'link-attribute' || wanted.linkId !== link.id || !ref.current) return;
    const field = `[data-attribute="${CSS.escape(wanted.attributeId)}"]`;
    focusField(ref.current.querySelector<HTMLElement>(`${field} :is(${entry})`));
    inspecting.arrived();
  }, [wanted, link.id, inspecting]);
  const codebook = useApp(codebookOf);
  const links = useApp(openDocumentOf)?.links ?? [];
  const annotators = useApp(projectOf)?.annotators ?? [];
  const annotator = annotators.find(({ id }) => id === link.annotatorId)?.name ?? link.annotatorId;
  if (!codebook) return null;
  const known = { codebook, links };
  const type = findLinkType(codebook, link.typeId);
  const attributes = type?.attributes ?? [];
  const shown = attributes.filter(
    (definition) => link.attributes[definition.id] !== undefined || isShown(definition, link.attributes),
  );
  const keep = (name: string, text: string): void => notices.warn('window.inspector.not-kept', { name, text });
  const changeAttribute = (id: string, value: AttributeValue | null): void =>
    linking.edit(link.id, { attributes: { [AttributeId.parse(id)]: value } });
  return (
    <div ref={ref} className="link-details">
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
          applies={isShown(definition, link.attributes)}
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
      <LinkEvidence link={link} ends={ends} />
      <p className="link-annotator">
        {translate('window.links.annotator')}: {annotator}
      </p>
      <div className="link-buttons">
        {!type?.symmetric && (
          <Button
            tone="quiet"
            disabled={!canReverse(link, ends, known)}
            onClick={() => linking.edit(link.id, { reverse: true })}
          >
            {translate('window.links.reverse')}
          </Button>
        )}
      </div>
    </div>
  );
}
