import type { ClaimFrame } from '#shared/claims/frames/claim-frame.ts';
import { IndexedText } from '#shared/comparison/indexed-text.ts';
import { QuotationCandidates } from '#shared/comparison/quotation-candidates.ts';
import { isWorthLookingUp, lookUpQuote } from '#shared/comparison/quote-lookup.ts';
import { type QuoteVerdict, verdictOf } from '#shared/comparison/quote-verdict.ts';
import { AttributeId } from '#shared/domain/ids.ts';
import type { Result } from '#shared/domain/result.ts';
import { overlaps, type Span } from '#shared/domain/span.ts';
import type { ProjectReader } from '../../store/project-reader.ts';
import type { ClaimsByPlace, PlacedFrame } from '../claims/claims-by-place.ts';
import { runSteps, type Watch } from './kept-work.ts';
import { copied, type ProjectTexts, type QuotedText } from './project-texts.ts';

/** A place in another text where a quotation was found. */
export interface FoundQuote {
  /** The number of the text. */
  readonly text: number;
  readonly verdict: QuoteVerdict;
  readonly coverage: number;
  readonly span: Span;
}

export interface Quotation {
  /** The number of the text that it stands in. */
  readonly text: number;
  /** Without its marks. */
  readonly span: Span;
  readonly quote: string;
  /** The claim that it is. */
  readonly frame: ClaimFrame | undefined;
  /** In other articles, one place in each, in their order. */
  readonly found: readonly FoundQuote[];
}

export interface QuotationsOfProject {
  readonly quotations: readonly Quotation[];
  /** Those of too few words to be looked up. */
  readonly tooShort: number;
}

/** What was found of quotations in the texts of one state of the project; the same words are looked up only once. */
export class QuoteLookups {
  readonly #texts: ProjectTexts;
  readonly #read: ProjectReader;
  /** By the words with all their signs: a comma makes a difference. Null for those that say too little. */
  readonly #found = new Map<string, readonly FoundQuote[] | null>();

  constructor(texts: ProjectTexts, read: ProjectReader) {
    this.#texts = texts;
    this.#read = read;
  }

  /** All direct quotations: what stands in quotation marks, and claims that are direct quotations without marks. */
  async all(claims: ClaimsByPlace, watch: Watch): Promise<Result<QuotationsOfProject>> {
    const { texts } = this.#texts;
    const wanted = await runSteps(this.#quotationsIn(claims), { total: texts.length, watch });
    if (!wanted.ok) return wanted;
    const looked = await runSteps(this.#lookUp(wanted.value), { total: texts.length, watch });
    if (!looked.ok) return looked;
    return runSteps(this.#quotationsFrom(wanted.value, claims), { total: texts.length, watch });
  }

  *#quotationsIn(claims: ClaimsByPlace): Generator<number, Wanted[]> {
    const wanted: Wanted[] = [];
    for (const [text, { id, contentId, quotations }] of this.#texts.texts.entries()) {
      yield text;
      const unmarked = claims.of(id).filter((claim) => isDirect(claim) && !quotations.some(overlapping(claim)));
      if (unmarked.length === 0) {
        for (const quotation of quotations) wanted.push({ text, ...quotation });
        continue;
      }
      const whole = this.#read.content(contentId).text;
      const own = unmarked.map(({ span }) => ({ span, quote: copied(whole, span) }));
      const sorted = [...quotations, ...own].sort((a, b) => a.span.start - b.span.start);
      for (const quotation of sorted) wanted.push({ text, ...quotation });
    }
    return wanted;
  }

  *#lookUp(wanted: readonly Wanted[]): Generator<number, undefined> {
    const { words, texts } = this.#texts;
    // By their words, with the text that alone has them, where it is one only: there they need not be looked up.
    const missing = new Map<string, { readonly place: Wanted; readonly only: boolean }>();
    for (const place of wanted) {
      if (this.#found.has(place.quote)) continue;
      const known = missing.get(place.quote);
      missing.set(place.quote, { place: known?.place ?? place, only: !known || known.place.text === place.text });
    }
    const quotes: { readonly quote: string; readonly text: number; readonly found: FoundQuote[] }[] = [];
    const ranges: { readonly from: number; readonly to: number }[] = [];
    for (const [quote, { place, only }] of missing) {
      yield 0;
      if (!isWorthLookingUp(quote)) {
        this.#found.set(quote, null);
        continue;
      }
      const found: FoundQuote[] = [];
      quotes.push({ quote, text: only ? place.text : -1, found });
      ranges.push(words.rangeIn(place.text, place.span));
    }
    const candidates = new QuotationCandidates(
      words,
      ranges.reduce((sum, { from, to }) => sum + to - from, 0),
    );
    for (const range of ranges) {
      yield 0;
      candidates.add(range);
    }
    for (const [text, { contentId }] of texts.entries()) {
      yield text;
      let indexed: IndexedText | undefined;
      for (const at of candidates.in(text)) {
        const one = quotes[at];
        if (!one || one.text === text) continue;
        yield text;
        indexed ??= new IndexedText(this.#read.content(contentId).text);
        const lookup = lookUpQuote(one.quote, indexed);
        const verdict = verdictOf(lookup);
        if (verdict && lookup.span) one.found.push({ text, verdict, coverage: lookup.coverage, span: lookup.span });
      }
    }
    // Not before all texts are done: whoever cancels this must not leave half of it behind.
    for (const { quote, found } of quotes) this.#found.set(quote, found);
    return undefined;
  }

  *#quotationsFrom(wanted: readonly Wanted[], claims: ClaimsByPlace): Generator<number, QuotationsOfProject> {
    const { texts } = this.#texts;
    const quotations: Quotation[] = [];
    let tooShort = 0;
    for (const { text, span, quote } of wanted) {
      yield text;
      const id = texts[text]?.id ?? '';
      const all = this.#found.get(quote);
      if (!all) tooShort += 1;
      else {
        const found = all.filter((one) => one.text !== text);
        quotations.push({ text, span, quote, frame: claims.at(id, span), found });
      }
    }
    return { quotations, tooShort };
  }
}

interface Wanted extends QuotedText {
  readonly text: number;
}

const directness = AttributeId.parse('directness');

function isDirect({ frame }: PlacedFrame): boolean {
  const value = frame.claim.attributes[directness];
  return value === 'direct' || value === 'mixed';
}

function overlapping({ span }: PlacedFrame): (quotation: QuotedText) => boolean {
  return (quotation) => overlaps(quotation.span, span);
}
