import { type ReactNode, useId, useState } from 'react';
import type { FileHandle } from '#shared/api/answers.ts';
import type { AdoptionChoices, AnnotationInspection } from '#shared/api/import-methods.ts';
import type { Codebook } from '#shared/domain/codebook.ts';
import { TABLE_FORMAT } from '#shared/formats/annotation-table/annotation-columns.ts';
import { describeAdoption } from '#shared/formats/exchange/describe-adoption.ts';
import { firstNames } from '#shared/formats/exchange/first-names.ts';
import type { LabelTarget, LinkTypeTarget } from '#shared/formats/exchange/label-mapping.ts';
import { describeFailure, translate, translateCount } from '#shared/locales/translate.ts';
import { useApp, useWorkbench } from '../../app/context.tsx';
import type { AdoptionDecisions } from '../../app/state/dialog.ts';
import { Button } from '../../ui/button.tsx';
import { Combobox } from '../../ui/combobox.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { formatNumber } from '../../ui/format.ts';
import { AdoptionPlaces } from './adoption-places.tsx';
import { BulkTargets } from './bulk-targets.tsx';
import { OffsetUnit } from './offset-unit.tsx';
import { OddEnds } from './odd-ends.tsx';
import { PassedOver } from './passed-over.tsx';
import { ScrolledList } from './scrolled-list.tsx';
import { UnnamedField } from './unnamed-field.tsx';
import {
  type Choice,
  describeLabelTarget,
  describeLinkTypeTarget,
  labelChoices,
  linkTypeChoices,
  matching,
} from './adopt-targets.ts';
import './adopt.css';

/** So many fields can still be gone through; a file with more labels than that has no tag set. */
const MOST_ROWS = 300;

interface AdoptDialogProps {
  readonly inspection: AnnotationInspection;
  readonly handle: FileHandle;
  /** By which they were read, where a person chose that. */
  readonly choices: AdoptionChoices;
  /** What was decided before they were looked at again. */
  readonly before?: AdoptionDecisions;
}

/** What files of another tool hold and what becomes of it, before anything is written. */
export function AdoptDialog({ inspection, handle, choices, before }: AdoptDialogProps): ReactNode {
  const workbench = useWorkbench();
  const codebook = useApp(({ project }) => (project.kind === 'open' ? project.info.codebook : undefined));
  const [labels, setLabels] = useState(() => decidedLabels(inspection, before));
  const [linkTypes, setLinkTypes] = useState(() => decidedLinkTypes(inspection, before));
  const [unnamed, setUnnamed] = useState(before?.unnamed);
  const [allowed, setAllowed] = useState<ReadonlySet<string>>(before?.allowed ?? new Set());
  const { token, report, annotators, others, problems, passedOver } = inspection;
  const cancel = (): void => workbench.transfer.dropAdoption(token);
  const isEmpty = report.documents.added + report.documents.present === 0;
  return (
    <Dialog title={translate('window.adopt')} width={860} onClose={cancel}>
      <form
        className="adopt"
        onSubmit={(event) => {
          event.preventDefault();
          const mapping = {
            labels: labels.map(({ layer, label, target }) => ({ layer, label, target })),
            linkTypes: linkTypes.map(({ type, target }) => ({
              type,
              target,
              ...(codebook && allowed.has(describeLinkTypeTarget(target, codebook)) ? { allowEnds: true } : {}),
            })),
          };
          void workbench.transfer.adopt({ token, mapping, ...(unnamed === undefined ? {} : { unnamed }) });
        }}
      >
        {isEmpty && <EmptyState>{translate('window.adopt.no-annotations')}</EmptyState>}
        <Section title={translate('window.adopt.found')}>
          <ul className="adopt-facts">
            {describeAdoption(report).map((line) => (
              <li key={line}>{line}</li>
            ))}
            {annotators.length > 0 && (
              <li>
                {translate('window.adopt.annotators-named', { names: firstNames(annotators, { isolated: true }) })}
              </li>
            )}
            {passedOver.count > 0 && (
              <li>
                <PassedOver {...passedOver} />
              </li>
            )}
            {others > 0 && <li>{translateCount('window.adopt.other', 'window.adopt.others', others)}</li>}
          </ul>
          {report.units.some(({ unit }) => unit === 'utf16' || unit === 'codepoint') && (
            <p className="field-hint">{translate('window.adopt.units-hint')}</p>
          )}
          <OffsetUnit
            units={report.units}
            chosen={choices.unit}
            onChange={(unit) => {
              const { unit: _before, ...others } = choices;
              const again = unit === undefined ? others : { ...others, unit };
              void workbench.transfer.inspectAgain(handle, again, { labels, linkTypes, unnamed, allowed });
            }}
          />
        </Section>
        {codebook && labels.length > 0 && (
          <LabelTable codebook={codebook} labels={labels} proposed={inspection.labels} onChange={setLabels} />
        )}
        {codebook && linkTypes.length > 0 && (
          <LinkTypeTable
            codebook={codebook}
            types={linkTypes}
            proposed={inspection.linkTypes}
            onChange={setLinkTypes}
          />
        )}
        {inspection.unnamed > 0 && <UnnamedField value={unnamed} named={annotators} onChange={setUnnamed} />}
        {report.oddEnds.length > 0 && (
          <Section title={translate('window.adopt.odd-ends')}>
            <OddEnds oddEnds={report.oddEnds} allowed={allowed} onChange={setAllowed} />
          </Section>
        )}
        <AdoptionPlaces report={report} />
        {problems.length > 0 && (
          <section aria-labelledby="adopt-problems">
            <h3 id="adopt-problems">
              {translateCount('window.import.problem', 'window.import.problems', problems.length)}
            </h3>
            <ScrolledList labelledBy="adopt-problems" className="import-list import-problems">
              {problems.map(({ file, error }) => (
                <li key={file}>
                  <strong>{file}</strong>
                  <span>{describeFailure(error)}</span>
                </li>
              ))}
            </ScrolledList>
          </section>
        )}
        <div className="dialog-buttons sticky-buttons">
          {report.formats.some(({ id }) => id === TABLE_FORMAT) && (
            <Button onClick={() => void workbench.transfer.chooseColumns(token, handle, choices.columns)}>
              {translate('window.adopt.choose-columns')}
            </Button>
          )}
          <Button onClick={cancel}>{translate('window.cancel')}</Button>
          <Button tone="primary" type="submit" data-first disabled={isEmpty && others === 0}>
            {translate('window.adopt.import')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

function decidedLabels({ labels }: AnnotationInspection, before?: AdoptionDecisions): AnnotationInspection['labels'] {
  const keyOf = ({ layer, label }: { readonly layer: string; readonly label: string }): string => `${layer}\0${label}`;
  const targets = new Map(before?.labels.map((one) => [keyOf(one), one.target]));
  return labels.map((one) => ({ ...one, target: targets.get(keyOf(one)) ?? one.target }));
}

function decidedLinkTypes(
  { linkTypes }: AnnotationInspection,
  before?: AdoptionDecisions,
): AnnotationInspection['linkTypes'] {
  const targets = new Map(before?.linkTypes.map(({ type, target }) => [type, target]));
  return linkTypes.map((one) => ({ ...one, target: targets.get(one.type) ?? one.target }));
}

function Section({ title, children }: { readonly title: string; readonly children: ReactNode }): ReactNode {
  const id = useId();
  return (
    <section aria-labelledby={id}>
      <h3 id={id}>{title}</h3>
      {children}
    </section>
  );
}

interface LabelTableProps {
  readonly codebook: Codebook;
  readonly labels: AnnotationInspection['labels'];
  /** What they were to become at first, which stays among the choices. */
  readonly proposed: AnnotationInspection['labels'];
  readonly onChange: (labels: AnnotationInspection['labels']) => void;
}

function LabelTable({ codebook, labels, proposed, onChange }: LabelTableProps): ReactNode {
  const set = (at: number, target: LabelTarget): void =>
    onChange(labels.map((one, index) => (index === at ? { ...one, target } : one)));
  return (
    <Section title={translate('window.adopt.labels')}>
      <BulkTargets codebook={codebook} labels={labels} proposed={proposed} onChange={onChange} />
      <table className="adopt-table" aria-label={translate('window.adopt.labels')}>
        <Head examples />
        <tbody>
          {labels.slice(0, MOST_ROWS).map((used, index) => {
            const name = [used.layer, used.label].filter((part) => part !== '').join(' / ');
            return (
              <tr key={`${used.layer}\0${used.label}`}>
                <th scope="row">
                  {used.layer !== '' && <span className="adopt-layer">{used.layer}</span>}
                  <bdi>{used.label || translate('window.adopt.no-name')}</bdi>
                </th>
                <td className="adopt-count">{formatNumber(used.count)}</td>
                <td className="adopt-examples">
                  {used.examples.map((words) => (
                    <bdi key={words}>“{words}”</bdi>
                  ))}
                </td>
                <td>
                  <TargetField
                    name={name}
                    value={describeLabelTarget(used.target, codebook)}
                    choicesFor={(typed) => labelChoices(proposed[index] ?? used, codebook, typed)}
                    onChange={(target) => set(index, target)}
                  />
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
      {labels.length > MOST_ROWS && (
        <p>{translate('window.adopt.more-labels', { count: formatNumber(labels.length - MOST_ROWS) })}</p>
      )}
    </Section>
  );
}

interface LinkTypeTableProps {
  readonly codebook: Codebook;
  readonly types: AnnotationInspection['linkTypes'];
  readonly proposed: AnnotationInspection['linkTypes'];
  readonly onChange: (types: AnnotationInspection['linkTypes']) => void;
}

function LinkTypeTable({ codebook, types, proposed, onChange }: LinkTypeTableProps): ReactNode {
  const set = (at: number, target: LinkTypeTarget): void =>
    onChange(types.map((one, index) => (index === at ? { ...one, target } : one)));
  return (
    <Section title={translate('window.adopt.link-types')}>
      <table className="adopt-table" aria-label={translate('window.adopt.link-types')}>
        <Head />
        <tbody>
          {types.slice(0, MOST_ROWS).map((used, index) => (
            <tr key={used.type}>
              <th scope="row" dir="auto">
                {used.type || translate('window.adopt.no-name')}
              </th>
              <td className="adopt-count">{formatNumber(used.count)}</td>
              <td>
                <TargetField
                  name={used.type}
                  value={describeLinkTypeTarget(used.target, codebook)}
                  choicesFor={(typed) => linkTypeChoices(proposed[index] ?? used, codebook, typed)}
                  onChange={(target) => set(index, target)}
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  );
}

function Head({ examples = false }: { readonly examples?: boolean }): ReactNode {
  return (
    <thead>
      <tr>
        <th scope="col">{translate('window.adopt.column-label')}</th>
        <th scope="col">{translate('window.adopt.column-count')}</th>
        {examples && <th scope="col">{translate('window.adopt.column-examples')}</th>}
        <th scope="col">{translate('window.adopt.column-target')}</th>
      </tr>
    </thead>
  );
}

interface TargetFieldProps<Target extends object> {
  /** Of what is in the files. */
  readonly name: string;
  readonly value: string;
  readonly choicesFor: (typed: string) => readonly Choice<Target>[];
  readonly onChange: (target: Target) => void;
}

function TargetField<Target extends object>(props: TargetFieldProps<Target>): ReactNode {
  const { name, value, choicesFor, onChange } = props;
  const [typed, setTyped] = useState<string | null>(null);
  // As long as the value stands there unchanged, nothing is looked for yet.
  const wanted = typed === null || typed === value ? '' : typed;
  const choices = typed === null ? [] : matching(choicesFor(wanted), wanted);
  return (
    <Combobox
      label={translate('window.adopt.target-of', { label: name || translate('window.adopt.no-name') })}
      value={value}
      typed={typed}
      onTyped={setTyped}
      options={choices.map(({ key, name: shown, target }) => ({ key, name: shown, take: () => onChange(target) }))}
      none={translate('window.adopt.target-none')}
    />
  );
}
