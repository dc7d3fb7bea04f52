import type { Annotation } from '../../domain/annotation.ts';
import type { DocumentRecord } from '../../domain/document.ts';
import type { Entity } from '../../domain/entity.ts';
import { AttributeId, type EntityId, LinkTypeId } from '../../domain/ids.ts';
import type { Link } from '../../domain/link.ts';
import type { ClaimFigure } from './claim-figure.ts';
import { shownQuote } from '../../domain/shown-quote.ts';
import { compareSpans, contains, envelope } from '../../domain/span.ts';

/** What fills a role of a claim: the annotation that is linked, or the words that somebody wrote into the field. */
export interface Filler {
  /** In the article's words. */
  readonly text: string;
  readonly annotation: Annotation | null;
  readonly entity: Entity | null;
}

/**
 * A claim with everything that is said of it in its article: the attribution of PDTB and PolNeAR (source, cue,
 * content) with addressee and evidence, and the chain by which it came.
 */
export interface ClaimFrame {
  readonly claim: Annotation;
  readonly document: DocumentRecord;
  /** Who says so, in the order of the text: several in a joint statement ("Misri and Landau said"). */
  readonly sources: readonly Filler[];
  /** The words that report it. */
  readonly cues: readonly Filler[];
  readonly addressees: readonly Filler[];
  readonly evidence: readonly Filler[];
  /**
   * Who passed it on, from the nearest to the article: "Bruce" in "Bruce highlighted that Landau expressed gratitude",
   * whose content is itself a claim around this one. Circles are shown: "Landau ← Bruce ← Landau".
   */
  readonly via: readonly Filler[];
  /** Read with the article's text around the claim; undefined where only the claim itself was at hand. */
  readonly figures?: readonly ClaimFigure[];
}

/** One article as far as its claims need it. */
export interface FrameSource {
  readonly document: DocumentRecord;
  /** All annotations of the document but rejected ones, in reading order. */
  readonly annotations: readonly Annotation[];
  readonly isClaim: (annotation: Annotation) => boolean;
  /** The links that begin at an annotation of the document. */
  readonly linksFrom: (annotationId: string) => readonly Link[];
  readonly annotation: (id: string) => Annotation | undefined;
  readonly entity: (id: EntityId) => Entity | undefined;
}

type Role = 'source' | 'cue' | 'addressee' | 'evidence';

const linkTypes: Readonly<Record<Role, LinkTypeId>> = {
  source: LinkTypeId.parse('source'),
  cue: LinkTypeId.parse('cue'),
  addressee: LinkTypeId.parse('addressee'),
  evidence: LinkTypeId.parse('evidence'),
};

const attributes = {
  source: AttributeId.parse('source'),
  cue: AttributeId.parse('cue'),
  addressee: AttributeId.parse('addressee'),
};

/** The claims of an article in reading order. Links go before what stands in fields. */
export function claimFrames(source: FrameSource): ClaimFrame[] {
  const claims = source.annotations.filter(source.isClaim);
  const mentions = namedMentions(source);
  const frames = new Map(claims.map((claim) => [claim, frameOf(claim, source, mentions)]));
  const around = enclosing(claims);
  return claims.flatMap((claim) => {
    const frame = frames.get(claim);
    if (!frame) return [];
    const via: Filler[] = [];
    let inner: Omit<ClaimFrame, 'via'> | undefined = frame;
    for (let outer = around.get(claim); outer; outer = around.get(outer)) {
      // Who says several things around each other passes on nothing; who is cited by whom they cite stands there again.
      const nearest = new Set((inner?.sources ?? []).map(identityOf));
      inner = frames.get(outer);
      via.push(...(inner?.sources ?? []).filter((source) => !nearest.has(identityOf(source))));
    }
    return [{ ...frame, via }];
  });
}

/** By this two are the same speaker in all articles: the entity, otherwise the words as they are spelled. */
export function identityOf({ entity, text }: Filler): string {
  return entity?.id ?? spelled(text);
}

function frameOf(claim: Annotation, source: FrameSource, mentions: Mentions): Omit<ClaimFrame, 'via'> {
  const linked = (role: Role): Filler[] =>
    source
      .linksFrom(claim.id)
      .filter(({ typeId }) => typeId === linkTypes[role])
      .map(({ toId }) => source.annotation(toId))
      .filter((annotation) => annotation !== undefined)
      .sort((a, b) => compareSpans(envelope(a.spans), envelope(b.spans)))
      .map((annotation) => ({
        text: shownQuote(annotation),
        annotation,
        entity: (annotation.entityId && source.entity(annotation.entityId)) ?? null,
      }));
  const written = (role: keyof typeof attributes): Filler[] => {
    const text = claim.attributes[attributes[role]];
    if (typeof text !== 'string' || text.trim() === '') return [];
    return [{ text, annotation: null, entity: entityNamed(text, claim, mentions, source) }];
  };
  const filled = (role: keyof typeof attributes): Filler[] => {
    const fillers = linked(role);
    return fillers.length > 0 ? fillers : written(role);
  };
  return {
    claim,
    document: source.document,
    sources: filled('source'),
    cues: filled('cue'),
    addressees: filled('addressee'),
    evidence: linked('evidence'),
  };
}

/** The register's name, otherwise the article's words. */
export function nameOf({ entity, text }: Filler): string {
  return entity?.name ?? text;
}

/** "Misri; Landau", each once; empty where nobody is named. */
export function namesOf(fillers: readonly Filler[]): string {
  return [...new Set(fillers.map(nameOf))].join('; ');
}

/** "said; told": in the article's words. */
export function quotesOf(fillers: readonly Filler[]): string {
  return fillers.map(({ text }) => text).join('; ');
}

/** Mentions that belong to an entity, by their words. */
type Mentions = ReadonlyMap<string, readonly Annotation[]>;

function namedMentions({ annotations }: FrameSource): Mentions {
  const byText = new Map<string, Annotation[]>();
  for (const annotation of annotations) {
    if (annotation.entityId === null) continue;
    const key = spelled(annotation.quote);
    const list = byText.get(key);
    if (list) list.push(annotation);
    else byText.set(key, [annotation]);
  }
  return byText;
}

/** Who is meant by words in a field: whoever the nearest mention with these words means. */
function entityNamed(text: string, claim: Annotation, mentions: Mentions, source: FrameSource): Entity | null {
  const { start } = envelope(claim.spans);
  const distance = ({ spans }: Annotation): number => Math.abs(envelope(spans).start - start);
  const [nearest] = [...(mentions.get(spelled(text)) ?? [])].sort((a, b) => distance(a) - distance(b));
  return (nearest?.entityId && source.entity(nearest.entityId)) ?? null;
}

/**
 * By this words are the same name: however they are broken, with or without a capital, an article before them or the
 * full stops of abbreviations ("the U.S.", "US"), and whichever apostrophe, quotation mark or hyphen was typed.
 */
export function spelled(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\u2018\u2019\u02BC]/gu, "'")
    .replace(/[\u201C\u201D]/gu, '"')
    .replace(/[\u2010\u2011]/gu, '-')
    .replace(/(?<=\p{L})\.(?=\s|$|\p{L}(?:\.|\s|$))/gu, '')
    .replace(/\s+/gu, ' ')
    .trim()
    .replace(/^the\s/iu, '')
    .toLowerCase();
}

/** For each claim the smallest other one around it. Claims must be in reading order, the longer first. */
export function enclosing(claims: readonly Annotation[]): ReadonlyMap<Annotation, Annotation> {
  const around = new Map<Annotation, Annotation>();
  const open: Annotation[] = [];
  for (const claim of claims) {
    const span = envelope(claim.spans);
    while (open.length > 0 && !contains(envelope(open.at(-1)?.spans ?? claim.spans), span)) open.pop();
    const outer = open.at(-1);
    const whole = outer && envelope(outer.spans);
    // Two claims in the same words are two claims, and neither reports the other.
    const isReported = whole && (whole.start < span.start || whole.end > span.end);
    if (outer && isReported) around.set(claim, outer);
    if (!outer || isReported) open.push(claim);
  }
  return around;
}
