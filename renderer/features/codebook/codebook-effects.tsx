import type { ReactNode } from 'react';
import type { CodebookPreview } from '#shared/api/answers.ts';
import type { Result } from '#shared/domain/result.ts';
import { describeFailure, translate, translateCount } from '#shared/locales/translate.ts';
import { describeCounts } from './describe-counts.ts';

/** What a change would do, in sentences, those first that a person would not expect. */
export function CodebookEffects({ preview }: { readonly preview: Result<CodebookPreview> | undefined }): ReactNode {
  return (
    <div role="status" className="field-hint">
      <Sentences preview={preview} />
    </div>
  );
}

function Sentences({ preview }: { readonly preview: Result<CodebookPreview> | undefined }): ReactNode {
  if (!preview) return <p>{translate('window.codebook.removal.counting')}</p>;
  if (!preview.ok) return <p>{describeFailure(preview.error)}</p>;
  return (
    <>
      {describeLosses(preview.value).map((sentence) => (
        <p key={sentence} className="field-warning">
          {sentence}
        </p>
      ))}
      {describeCounts(preview.value.counts).map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
    </>
  );
}

function describeLosses({ losses, together }: CodebookPreview): string[] {
  const sentences = [
    ['conflict', losses.conflicts],
    ['unconverted', losses.unconverted],
    ['dropped', losses.dropped],
    ['twin-annotation', together.annotations],
    ['twin-link', together.links],
  ] as const;
  return sentences.flatMap(([what, count]) =>
    count === 0 ? [] : [translateCount(`window.codebook.effect.${what}`, `window.codebook.effect.${what}s`, count)],
  );
}
