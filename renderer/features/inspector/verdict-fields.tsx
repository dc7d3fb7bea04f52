import type { ReactNode } from 'react';
import type { Annotation } from '#shared/domain/annotation.ts';
import type { AttributeDefinition, Layer } from '#shared/domain/codebook.ts';
import { lackingReviewAttributes, reviewIds, reviewOrder } from '#shared/domain/review-attributes.ts';
import { checkStateOf, isValidReview, reviewOf } from '#shared/claims/review/claim-review.ts';
import { isWebAddress } from '#shared/text/web-address.ts';
import { translate } from '#shared/locales/translate.ts';
import { useWorkbench } from '../../app/context.tsx';
import { Button } from '../../ui/button.tsx';
import { describeGaps } from '../../ui/describe-gaps.ts';
import { CheckIcon } from '../../ui/icons.tsx';

interface VerdictFieldsProps {
  readonly claim: Annotation;
  readonly layer: Layer;
  /** Of the claim, as they are asked for. */
  readonly definitions: readonly AttributeDefinition[];
  readonly fieldOf: (definition: AttributeDefinition, more?: FieldExtras) => ReactNode;
}

export interface FieldExtras {
  readonly placeholder?: string;
  readonly problemOf?: (text: string) => string | undefined;
}

const addresses: readonly string[] = [reviewIds.url, reviewIds.reviewerUrl];

/** Whether a claim is worth checking, and what that has shown, with what a valid ClaimReview still lacks. */
export function VerdictFields({ claim, layer, definitions, fieldOf }: VerdictFieldsProps): ReactNode {
  const fields = verdictDefinitions(definitions).filter((definition) => isAsked(definition, claim));
  if (fields.length === 0) return null;
  return (
    <section className="inspector-part" aria-label={translate('window.verdict')}>
      <h3>{translate('window.verdict')}</h3>
      <div className="inspector-fields">
        {fields.map((definition) => fieldOf(definition, extrasOf(definition)))}
        <ReviewState claim={claim} layer={layer} />
      </div>
    </section>
  );
}

/** In the order in which a claim is checked, whatever the order of the codebook. */
export function verdictDefinitions(definitions: readonly AttributeDefinition[]): AttributeDefinition[] {
  return reviewOrder.flatMap((id) => definitions.filter((one) => one.id === id));
}

/** What is no part of checking it. */
export function otherDefinitions(definitions: readonly AttributeDefinition[]): AttributeDefinition[] {
  return definitions.filter(({ id }) => !reviewOrder.includes(id));
}

/** A verdict is asked for once somebody has said that the claim is worth one, or where the codebook requires it. */
function isAsked({ id, required }: AttributeDefinition, { attributes }: Annotation): boolean {
  if (id !== reviewIds.verdict || required) return true;
  return checkStateOf(attributes) !== 'unmarked';
}

function extrasOf({ id, default: value }: AttributeDefinition): FieldExtras {
  return {
    // The codebook's reviewer stands for everybody who names none.
    ...(typeof value === 'string' ? { placeholder: value } : {}),
    ...(addresses.includes(id) ? { problemOf: addressProblem } : {}),
  };
}

function addressProblem(text: string): string | undefined {
  const typed = text.trim();
  return typed === '' || isWebAddress(typed) ? undefined : translate('window.verdict.address-problem');
}

function ReviewState({ claim, layer }: Pick<VerdictFieldsProps, 'claim' | 'layer'>): ReactNode {
  const { checking } = useWorkbench();
  const review = reviewOf(claim.attributes, layer.attributes);
  if (!review) return null;
  if (lackingReviewAttributes(layer.attributes).length > 0)
    return (
      <div className="inspector-review">
        <p>{translate('window.verdict.no-fields')}</p>
        <Button tone="quiet" onClick={() => void checking.addFields(layer.id)}>
          {translate('window.verdict.add-fields')}
        </Button>
      </div>
    );
  const gaps = describeGaps(review.gaps);
  return (
    <p className="inspector-review" role="status" data-valid={isValidReview(review)}>
      {!isValidReview(review) && translate('window.verdict.lacks', { gaps })}
      {isValidReview(review) && <CheckIcon />}
      {isValidReview(review) && gaps === '' && translate('window.verdict.valid')}
      {isValidReview(review) && gaps !== '' && translate('window.verdict.valid-lacks', { gaps })}
    </p>
  );
}
