import type { AnnLineOf } from './parse-ann.ts';

/** The type of event by which PolNeAR (https://github.com/networkdynamics/PolNeAR) says who said what. */
export const ATTRIBUTION = 'Attribution';

/** A claim's frame as an event: what is said, who says it, and the words that report it. */
export interface AttributionEvent {
  /** The annotations of what is said: claims. */
  readonly contents: readonly string[];
  readonly links: readonly { readonly from: string; readonly to: string; readonly type: 'source' | 'cue' }[];
}

interface Around {
  readonly bound: ReadonlyMap<string, AnnLineOf<'text-bound'>>;
  /** Whether something else names the trigger or the event. */
  readonly isUsedBesides: (trigger: string, event: string) => boolean;
}

export function isAttribution({ type, roles }: AnnLineOf<'event'>): boolean {
  return type === ATTRIBUTION && roles.every(({ role }) => /^(?:Source|Cue|Content)\d*$/u.test(role));
}

/**
 * An attribution of PolNeAR as we have it: links from the claim to its sources and cues. Its trigger only says the cue
 * (or, without a cue, the content) once more. Undefined for other events, and where the trigger says more than that.
 */
export function attributionOf(
  event: AnnLineOf<'event'>,
  { bound, isUsedBesides }: Around,
): AttributionEvent | undefined {
  if (!isAttribution(event) || isUsedBesides(event.trigger, event.id)) return undefined;
  const targets = (wanted: string) =>
    event.roles.filter(({ role }) => role.replace(/\d+$/u, '') === wanted).map(({ target }) => target);
  const [contents, sources, cues] = [targets('Content'), targets('Source'), targets('Cue')];
  const trigger = bound.get(event.trigger);
  const doubles = [...cues, ...contents].map((id) => bound.get(id));
  const isDouble = doubles.some((one) => one && trigger && sameSpans(one, trigger));
  if (contents.length === 0 || trigger?.type !== ATTRIBUTION || !isDouble) return undefined;
  const links = contents.flatMap((from) => [
    ...sources.map((to) => ({ from, to, type: 'source' as const })),
    ...cues.map((to) => ({ from, to, type: 'cue' as const })),
  ]);
  return { contents, links };
}

function sameSpans({ spans: a }: AnnLineOf<'text-bound'>, { spans: b }: AnnLineOf<'text-bound'>): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
