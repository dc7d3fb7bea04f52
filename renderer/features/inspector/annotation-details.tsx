import { type ReactNode, useMemo } from 'react';
import { actions } from '#shared/api/actions.ts';
import type { Annotation, AttributeValue } from '#shared/domain/annotation.ts';
import { type Codebook, findLabel } from '#shared/domain/codebook.ts';
import { LabelId } from '#shared/domain/ids.ts';
import { translate } from '#shared/locales/translate.ts';
import { runAction } from '../../app/actions.ts';
import { envelopeOf } from '../../app/annotation-index.ts';
import { useApp, useWorkbench } from '../../app/context.tsx';
import { keysOf } from '../../app/keys.ts';
import { paragraphNumbers } from '../../app/paragraphs.ts';
import { projectOf } from '../../app/selectors.ts';
import type { OpenDocumentState } from '../../app/state.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { DraftField } from '../../ui/draft-field.tsx';
import { EndLeftIcon, EndRightIcon, StartLeftIcon, StartRightIcon, TrashIcon } from '../../ui/icons.tsx';
import { isMac, keyNames } from '../../ui/key-names.ts';
import { labelStyle } from '../../ui/label-chip.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { AttributeField } from './attribute-field.tsx';
import { Facts, Moment } from './facts.tsx';
import { shownAttributes } from './shown-attributes.ts';

interface AnnotationDetailsProps {
  readonly annotation: Annotation;
  readonly codebook: Codebook;
  readonly open: OpenDocumentState;
}

const boundaries = [
  { action: 'annotation.start-left', icon: <StartLeftIcon /> },
  { action: 'annotation.start-right', icon: <StartRightIcon /> },
  { action: 'annotation.end-left', icon: <EndLeftIcon /> },
  { action: 'annotation.end-right', icon: <EndRightIcon /> },
] as const;

export function AnnotationDetails({ annotation, codebook, open }: AnnotationDetailsProps): ReactNode {
  const workbench = useWorkbench();
  const { annotating, notices } = workbench;
  const found = findLabel(codebook, annotation.labelId);
  const paragraphOf = useMemo(() => paragraphNumbers(open.content.blocks), [open.content]);
  const change = (id: string, value: AttributeValue | null): void =>
    annotating.edit(annotation.id, { attributes: { [id]: value } });
  const keep = (name: string, text: string): void => notices.warn('window.inspector.not-kept', { name, text });

  return (
    <div className="inspector" style={found && labelStyle(found.label.color)}>
      <h2 className="visually-hidden">{translate('window.inspector.annotation')}</h2>
      <div className="inspector-part">
        <blockquote className="inspector-quote" dir="auto">
          {annotation.quote}
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
      <div className="inspector-part inspector-fields">
        <SelectField
          label={translate('window.inspector.label')}
          value={annotation.labelId}
          groups={codebook.layers.map((layer) => ({ name: layer.name, options: layer.labels }))}
          onChange={(id) => annotating.edit(annotation.id, { labelId: LabelId.parse(id) })}
        />
        {shownAttributes(found?.layer.attributes ?? [], annotation.attributes).map((definition) => (
          <AttributeField
            key={definition.id}
            definition={definition}
            value={annotation.attributes[definition.id]}
            onChange={(value) => change(definition.id, value)}
            onDropped={(text) => keep(definition.name, text)}
          />
        ))}
      </div>
      <div className="inspector-part">
        <DraftField
          label={translate('window.inspector.note')}
          value={annotation.note}
          multiline="lines"
          placeholder={translate('window.inspector.note-hint')}
          onCommit={(note) => annotating.edit(annotation.id, { note })}
        />
      </div>
      <div className="inspector-part">
        <Provenance annotation={annotation} />
        <Button tone="danger quiet" onClick={() => runAction('annotation.remove', workbench)}>
          <TrashIcon />
          {translate('action.annotation.remove')}
        </Button>
      </div>
    </div>
  );
}

function Provenance({ annotation }: { readonly annotation: Annotation }): ReactNode {
  const info = useApp(projectOf);
  const { origin, confidence, createdAt, updatedAt } = annotation;
  const annotator = info?.annotators.find(({ id }) => id === annotation.annotatorId)?.name ?? annotation.annotatorId;
  const facts: [string, ReactNode][] = [
    [translate('window.inspector.annotator'), annotator],
    [translate('window.inspector.created'), <Moment key="created" at={createdAt} />],
  ];
  if (updatedAt !== createdAt)
    facts.push([translate('window.inspector.changed'), <Moment key="changed" at={updatedAt} />]);
  if (origin.kind !== 'manual') {
    const kind = translate(`window.origin.${origin.kind}`);
    facts.push([translate('window.inspector.origin'), origin.by === '' ? kind : `${kind}: ${origin.by}`]);
  }
  if (confidence !== null)
    facts.push([
      translate('window.inspector.confidence'),
      confidence.toLocaleString(undefined, { style: 'percent', maximumFractionDigits: 0 }),
    ]);
  return <Facts facts={facts} />;
}
