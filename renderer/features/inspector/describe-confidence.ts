import { translate } from '#shared/locales/translate.ts';

const steps = [
  [0.9, 'window.confidence.very-sure'],
  [0.7, 'window.confidence.sure'],
  [0.4, 'window.confidence.unsure'],
  [0, 'window.confidence.very-unsure'],
] as const;

/** A confidence from 0 to 1 as a percentage and in words. */
export function describeConfidence(confidence: number): string {
  const percent = confidence.toLocaleString('en', { style: 'percent', maximumFractionDigits: 0 });
  const [, key] = steps.find(([least]) => confidence >= least) ?? steps[3];
  return translate(key, { percent });
}
