import { type ComponentType, type ReactNode, useId } from 'react';
import type { Annotation, AttributeValue } from '#shared/domain/annotation.ts';
import { allowsLink, type AttributeDefinition } from '#shared/domain/codebook.ts';
import { titleOf } from '#shared/domain/document.ts';
import { shownQuote } from '#shared/domain/shown-quote.ts';
import { translate } from '#shared/locales/translate.ts';
import { envelopeOf } from '../../app/state/annotation-index.ts';
import { useApp, useWorkbench } from '../../app/context.tsx';
import { shortQuote } from '../../app/annotating/linking.ts';
import { codebookOf, labelOf } from '../../app/state/selectors.ts';
import { IconButton } from '../../ui/button.tsx';
import { AlertIcon, BesideIcon, ChevronDownIcon, ChevronRightIcon, CloseIcon } from '../../ui/icons.tsx';
import { Swatch } from '../../ui/label-chip.tsx';
import { LinkDetails } from './link-details.tsx';
import type { LinkEntry } from './link-entries.ts';

/** A field for one attribute; the inspector's own is given from outside, since no feature imports another. */
export type AttributeSlot = ComponentType<{
  readonly definition: AttributeDefinition;
  readonly value: AttributeValue | undefined;
  readonly applies?: boolean;
  readonly onChange: (value: AttributeValue | null) => void;
  readonly onDropped: (text: string) => void;
}>;

interface LinkItemProps {
  readonly entry: LinkEntry;
  readonly annotation: Annotation;
  /** Among the links that would be called the same, from 1; absent where there is only one. */
  readonly position?: number | undefined;
  readonly expanded: boolean;
  readonly onToggle: () => void;
  readonly attributeField: AttributeSlot;
}

/** One link: its type and direction, its other end, and behind the arrow everything that can be changed. */
export function LinkItem({
  entry,
  annotation,
  position,
  expanded,
  onToggle,
  attributeField,
}: LinkItemProps): ReactNode {
  const { link, type, outgoing, other } = entry;
  const workbench = useWorkbench();
  const id = useId();
  const name = type?.name ?? link.typeId;
  const otherName = nameOfEnd(entry, position);
  const misfit = type && other && !allowsLink(type, ...labelsOf(entry, annotation));
  const marks = [
    link.confidence === null ? '' : `${Math.round(link.confidence * 100)} %`,
    link.note === '' ? '' : '✎',
  ].filter((mark) => mark !== '');
  return (
    <li className="link-item" data-outgoing={outgoing}>
      <div className="link-row">
        <IconButton
          label={translate(other ? 'window.links.details' : 'window.links.details-loading', {
            type: name,
            other: otherName,
          })}
          icon={expanded ? <ChevronDownIcon /> : <ChevronRightIcon />}
          aria-expanded={expanded}
          aria-controls={expanded ? id : undefined}
          onClick={onToggle}
        />
        <OtherEnd entry={entry} name={name} annotation={annotation} />
        {other && other.documentId !== annotation.documentId && (
          <IconButton
            label={translate('window.links.show-beside', { other: otherName })}
            icon={<BesideIcon />}
            onClick={() => void workbench.reading.openBeside(other.documentId, { span: envelopeOf(other) })}
          />
        )}
        {misfit && <MisfitMark />}
        {marks.length > 0 && <span className="link-marks">{marks.join(' ')}</span>}
        <IconButton
          label={translate('window.links.remove', { type: name, other: otherName })}
          icon={<CloseIcon />}
          data-remove-link
          onClick={({ currentTarget }) => {
            focusNeighbour(currentTarget);
            workbench.linking.remove(link.id);
          }}
        />
      </div>
      {expanded && other && (
        <div id={id}>
          <LinkDetails
            link={link}
            ends={outgoing ? { from: annotation, to: other } : { from: other, to: annotation }}
            attributeField={attributeField}
          />
        </div>
      )}
    </li>
  );
}

/** The other end as the buttons of a link name it, so that no two of a list are called the same. */
function nameOfEnd({ other, link }: LinkEntry, position: number | undefined): string {
  const quote = other ? `“${shortQuote(other, 60)}”` : link.id;
  return position === undefined ? quote : `${quote} (${position})`;
}

/** The codebook was changed after the link was made. */
function MisfitMark(): ReactNode {
  const text = translate('window.links.misfit');
  return (
    <span className="link-misfit" title={text}>
      <AlertIcon />
      <span className="visually-hidden">{text}</span>
    </span>
  );
}

function labelsOf({ other, outgoing }: LinkEntry, annotation: Annotation): [from: string, to: string] {
  const there = other?.labelId ?? '';
  return outgoing ? [annotation.labelId, there] : [there, annotation.labelId];
}

/** The button goes away with its link: the keyboard goes on to the next one, or to the button that makes links. */
function focusNeighbour(button: HTMLElement): void {
  const list = button.closest('.link-list');
  const buttons = [...(list?.querySelectorAll<HTMLElement>('[data-remove-link]') ?? [])];
  const at = buttons.indexOf(button);
  (buttons[at + 1] ?? buttons[at - 1] ?? list?.querySelector('button'))?.focus();
}

/** A link without direction is read the same from both ends. */
function directionSign({ type, outgoing }: LinkEntry): string {
  if (type?.symmetric) return '↔';
  return outgoing ? '→' : '←';
}

function directionWord({ type, outgoing }: LinkEntry) {
  return outgoing || type?.symmetric ? 'window.links.outgoing' : 'window.links.incoming';
}

interface OtherEndProps {
  readonly entry: LinkEntry;
  readonly name: string;
  readonly annotation: Annotation;
}

/** Leads to the other end, in whatever document it is. */
function OtherEnd({ entry, name, annotation }: OtherEndProps): ReactNode {
  const { other } = entry;
  const workbench = useWorkbench();
  const codebook = useApp(codebookOf);
  const documents = useApp((state) => state.documents);
  if (!other) return <span className="link-end">{translate('window.links.loading')}</span>;
  const found = labelOf(codebook, other.labelId);
  const elsewhere =
    other.documentId === annotation.documentId
      ? undefined
      : documents.find(({ document }) => document.id === other.documentId)?.document;
  return (
    <button
      type="button"
      className="link-end"
      title={shownQuote(other).slice(0, 1000)}
      onClick={() =>
        void workbench.reading.openAt(other.documentId, { span: envelopeOf(other), annotationId: other.id })
      }
    >
      <span className="link-type">
        <span aria-hidden="true">{directionSign(entry)}</span> {name}
      </span>{' '}
      <span className="visually-hidden">{translate(directionWord(entry))}</span>{' '}
      <span className="link-quote" dir="auto">
        {found && <Swatch color={found.label.color} paint={found.layer.paint} />} {shortQuote(other, 160)}
      </span>
      {elsewhere && (
        <>
          {' '}
          <span className="visually-hidden">{translate('window.links.in')}</span>{' '}
          <span className="link-document">{titleOf(elsewhere)}</span>
        </>
      )}
    </button>
  );
}
