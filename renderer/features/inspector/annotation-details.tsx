import { type ReactNode, useMemo, useRef } from 'react';
import { actions } from '#shared/api/actions.ts';
import { type Annotation, AnnotationStatus, type AttributeValue } from '#shared/domain/annotation.ts';
import { type AttributeDefinition, type Codebook, findLabel, type Label } from '#shared/domain/codebook.ts';
import { LabelId } from '#shared/domain/ids.ts';
import { isShown } from '#shared/domain/missing-attributes.ts';
import { shownQuote } from '#shared/domain/shown-quote.ts';
import { translate } from '#shared/locales/translate.ts';
import { runAction } from '../../app/actions.ts';
import { envelopeOf } from '../../app/state/annotation-index.ts';
import { useWorkbench } from '../../app/context.tsx';
import { paragraphNumbers } from '../../app/paragraphs.ts';
import type { OpenDocumentState } from '../../app/state/state.ts';
import { useKeysOf } from '../../app/use-keys.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { EndLeftIcon, EndRightIcon, StartLeftIcon, StartRightIcon, TrashIcon } from '../../ui/icons.tsx';
import { isMac, keyNames } from '../../ui/key-names.ts';
import { labelStyle } from '../../ui/label-chip.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { AttributeField } from './attribute-field.tsx';
import { MentionEntity } from './mention-entity.tsx';
import { NoteField } from './note-field.tsx';
import { OtherArticles } from './other-articles.tsx';
import { PropositionField } from './proposition-field.tsx';
import { Provenance } from './provenance.tsx';
import { shownAttributes } from './shown-attributes.ts';
import { useWantedField } from './use-wanted-field.ts';
import { type FieldExtras, otherDefinitions, VerdictFields } from './verdict-fields.tsx';

interface AnnotationDetailsProps {
  readonly annotation: Annotation;
  readonly codebook: Codebook;
  readonly open: OpenDocumentState;
  readonly links: ReactNode;
  readonly frame: ReactNode;
}

const boundaries = [
  { action: 'annotation.start-left', icon: <StartLeftIcon /> },
  { action: 'annotation.start-right', icon: <StartRightIcon /> },
  { action: 'annotation.end-left', icon: <EndLeftIcon /> },
  { action: 'annotation.end-right', icon: <EndRightIcon /> },
] as const;

export function AnnotationDetails({ annotation, codebook, open, links, frame }: AnnotationDetailsProps): ReactNode {
  const workbench = useWorkbench();
  const { annotating, notices } = workbench;
  const keysOf = useKeysOf();
  const ref = useRef<HTMLDivElement>(null);
  useWantedField(ref, annotation.id);
  const found = findLabel(codebook, annotation.labelId);
  const paragraphOf = useMemo(() => paragraphNumbers(open.content.blocks), [open.content]);
  const change = (id: string, value: AttributeValue | null): void =>
    annotating.edit(annotation.id, { attributes: { [id]: value } });
  const keep = (name: string, text: string): void => notices.warn('window.inspector.not-kept', { name, text });
  const isClaim = found?.layer.kind === 'claim';
  const shown = shownAttributes(found?.layer.attributes ?? [], annotation.attributes);
  const fieldOf = (definition: AttributeDefinition, more: FieldExtras = {}): ReactNode => (
    <AttributeField
      key={definition.id}
      {...more}
      definition={definition}
      value={annotation.attributes[definition.id]}
      applies={isShown(definition, annotation.attributes)}
      onChange={(value) => change(definition.id, value)}
      onDropped={(text) => keep(definition.name, text)}
    />
  );

  return (
    <div ref={ref} className="inspector" style={found && labelStyle(found.label.color)}>
      <h2 className="visually-hidden">{translate('window.inspector.annotation')}</h2>
      <div className="inspector-part">
        <blockquote className="inspector-quote" dir="auto">
          {shownQuote(annotation)}
        </blockquote>
        <div className="inspector-bounds">
          <span>{translate('window.inspector.place', { n: paragraphOf(envelopeOf(annotation).start) })}</span>
          <span role="group" aria-label={translate('window.inspector.bounds')}>
            {boundaries.map(({ action, icon }) => (
              <IconButton
                key={action}
                label={translate(actions[action].label)}
                icon={icon}
                keys={keyNames(keysOf(action) ?? '', isMac).join(isMac ? '' : '+')}
                onClick={() => runAction(action, workbench)}
              />
            ))}
          </span>
        </div>
      </div>
      {found?.layer.kind === 'claim' && frame}
      <div className="inspector-part inspector-fields">
        <SelectField
          label={translate('window.inspector.label')}
          value={annotation.labelId}
          groups={offeredLabels(codebook, annotation.labelId)}
          onChange={(id) => annotating.edit(annotation.id, { labelId: LabelId.parse(id) })}
        />
        {found?.layer.kind === 'entity' && <MentionEntity key={annotation.id} annotation={annotation} />}
        {found?.layer.kind === 'claim' && <PropositionField claim={annotation} />}
        {annotation.propositionId !== undefined && (
          <OtherArticles claim={annotation} propositionId={annotation.propositionId} />
        )}
        {isClaim && (
          <div className="inspector-actions">
            <Button
              tone="quiet"
              title={keyNames(keysOf('claim.matches') ?? '', isMac).join(isMac ? '' : '+')}
              onClick={() => runAction('claim.matches', workbench)}
            >
              {translate('window.matches.find')}
            </Button>
          </div>
        )}
        {(isClaim ? otherDefinitions(shown) : shown).map((definition) => fieldOf(definition))}
      </div>
      {found && isClaim && (
        <VerdictFields claim={annotation} layer={found.layer} definitions={shown} fieldOf={fieldOf} />
      )}
      {links}
      <div className="inspector-part">
        <NoteField
          label={translate('window.inspector.note')}
          placeholder={translate('window.inspector.note-hint')}
          value={annotation.note}
          open={open}
          about={annotation.id}
          onCommit={(note) => annotating.edit(annotation.id, { note })}
        />
      </div>
      <div className="inspector-part">
        <div className="inspector-fields inspector-status">
          <SelectField
            label={translate('window.inspector.status')}
            value={annotation.status}
            options={AnnotationStatus.options.map((id) => ({ id, name: translate(`window.inspector.status.${id}`) }))}
            onChange={(status) => annotating.edit(annotation.id, { status: AnnotationStatus.parse(status) })}
          />
        </div>
        <Provenance annotation={annotation} codebook={codebook} />
        <div className="inspector-actions">
          <Button tone="quiet" onClick={() => runAction('annotation.history', workbench)}>
            {translate('window.inspector.history')}
          </Button>
          <Button tone="danger quiet" onClick={() => runAction('annotation.remove', workbench)}>
            <TrashIcon />
            {translate('action.annotation.remove')}
          </Button>
        </div>
      </div>
    </div>
  );
}

/** Labels that are no longer offered are left out, unless it is the annotation's own. */
function offeredLabels({ layers }: Codebook, present: LabelId): readonly { name: string; options: readonly Label[] }[] {
  return layers
    .map(({ name, labels }) => ({ name, options: labels.filter(({ id, retired }) => !retired || id === present) }))
    .filter(({ options }) => options.length > 0);
}
