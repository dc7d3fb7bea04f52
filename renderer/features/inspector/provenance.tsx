import type { ReactNode } from 'react';
import type { Annotation, Origin } from '#shared/domain/annotation.ts';
import type { Codebook } from '#shared/domain/codebook.ts';
import { carriedFrom } from '#shared/domain/version-origin.ts';
import { translate } from '#shared/locales/translate.ts';
import { useApp } from '../../app/context.tsx';
import { projectOf } from '../../app/state/selectors.ts';
import { describeConfidence } from './describe-confidence.ts';
import { Facts, Moment } from './facts.tsx';

interface ProvenanceProps {
  readonly annotation: Annotation;
  readonly codebook: Codebook;
}

/** Who made an annotation, how and when, and under which version of the codebook. */
export function Provenance({ annotation, codebook }: ProvenanceProps): ReactNode {
  const info = useApp(projectOf);
  const { origin, confidence, createdAt, updatedAt } = annotation;
  const annotator = info?.annotators.find(({ id }) => id === annotation.annotatorId)?.name ?? annotation.annotatorId;
  const facts: [string, ReactNode][] = [
    [translate('window.inspector.annotator'), annotator],
    [translate('window.inspector.created'), <Moment key="created" at={createdAt} />],
  ];
  if (updatedAt !== createdAt)
    facts.push([translate('window.inspector.changed'), <Moment key="changed" at={updatedAt} />]);
  facts.push([translate('window.inspector.origin'), describeOrigin(origin)]);
  if (confidence !== null) facts.push([translate('window.inspector.confidence'), describeConfidence(confidence)]);
  facts.push([translate('window.inspector.codebook'), versionOf(annotation.codebookVersion, codebook.version)]);
  return <Facts facts={facts} />;
}

/** Of a copy from an earlier version of the article, how it came here rather than the id that it came from. */
function describeOrigin(origin: Origin): string {
  const carried = carriedFrom(origin);
  if (carried) return translate(`window.versions.origin.${carried.reason}`);
  const kind = translate(`window.origin.${origin.kind}`);
  return origin.by === '' ? kind : `${kind}: ${origin.by}`;
}

function versionOf(version: number, present: number): string {
  if (version === present) return translate('window.inspector.codebook-version', { version });
  return translate('window.inspector.codebook-old', { version, present });
}
