import type { SampleArticle } from '../sample-article.ts';

const source = `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>Who pays for the flood? | Sundholt Ledger</title>
<meta name="author" content="Amara Fenwright">
<meta name="description" content="An insurer and the treasury are 65 million crowns apart.">
<meta property="og:type" content="article">
<meta property="og:title" content="Who pays for the flood?">
<meta property="og:site_name" content="Sundholt Ledger">
<meta property="og:url" content="https://example.org/sundholt-ledger/who-pays-for-the-flood">
<meta property="article:published_time" content="2024-03-14T06:30:00Z">
<link rel="canonical" href="https://example.org/sundholt-ledger/who-pays-for-the-flood">
<style>.teaser { float: right; width: 16em } nav li { display: inline }</style>
<script>window.ledgerPage = { section: 'money', paywall: false };</script>
</head>
<body>
<header>
<p>Ledger online</p>
<nav aria-label="Sections">
<ul>
<li><a href="https://example.org/sundholt-ledger/">Front page</a></li>
<li><a href="https://example.org/sundholt-ledger/money">Money</a></li>
<li><a href="https://example.org/sundholt-ledger/sport">Sport</a></li>
<li><a href="https://example.org/sundholt-ledger/puzzles">Puzzles &amp; games</a></li>
</ul>
</nav>
</header>
<main>
<article>
<h1>Who pays for the flood?</h1>
<p class="byline">By <span>Amara Fenwright</span>, <time datetime="2024-03-14">14 March 2024</time></p>
<p>The flood in Harrowmere will cost 185 million crowns, the insurer Lowland Mutual estimated on Thursday,
about twice as much as the town had feared. The treasury disagrees. Furniture and cars left aside, the Finance Ministry
put the damage at 120 million crowns, said its state secretary, Viktor Almgard.</p>
<p>“We insure houses, not excuses,” said Edda Sorley, who heads the claims department of the company.
She expects 1,900 claims. So far, 640 have arrived.</p>
<p>Her lawyers will have to prove a fault. In a press release last weekend the <strong>Ministry of Waters</strong>
maintained that the river had gone over the top of the dyke in a high water nobody could have predicted, and that
nothing pointed to negligence.</p>
<aside class="teaser">
<h2>More on this subject</h2>
<ul>
<li><a href="https://example.org/sundholt-ledger/drying-a-cellar">How to dry a cellar</a></li>
<li><a href="https://example.org/sundholt-ledger/donations">Where to give blankets</a></li>
</ul>
</aside>
<h2>A letter turns up</h2>
<p>That sentence may not last. According to a letter seen by this newspaper, Conrad Pellew informed the government on
2 February that a retired lock keeper had told his staff of “a crack, or perhaps a shadow”. Pellew, who heads the
<em>Velda Levee Board</em>, did not deny having written it. The letter, he said, “describes a suspicion and not a crack”.
Nadia Lindqvar of the University of Sundholt called that distinction “brave”.</p>
<p>The repair of the embankment would take until June, Tomas Elverin said, and would cost 31 million crowns.
Under the Flood Protection Act, half of that falls to the state.</p>
<p>In parliament, the deputy Ingrid Maresby demanded that the minister resign. He would not do so, he answered,
“while two people are still missing”. The number of dead stood at seven on Wednesday evening.</p>
<p>Of the 2,800 residents who were evacuated, 35 percent, or 980 people, have gone home, the mayor’s office said.</p>
</article>
</main>
<footer>
<p>© 2024 Ledger Press. All rights reserved. <a href="https://example.org/sundholt-ledger/imprint">Imprint</a>
<a href="https://example.org/sundholt-ledger/privacy">Privacy</a></p>
<p>Subscribe to our morning letter and never miss a story.</p>
</footer>
</body>
</html>
`;

/** The fourth report, a saved page: two estimates of the cost, the press release in altered words, a letter. */
export const sundholtLedger: SampleArticle = {
  fileName: 'sundholt-ledger.html',
  source,
  metadata: {
    title: 'Who pays for the flood?',
    byline: 'Amara Fenwright',
    outlet: 'Sundholt Ledger',
    date: '2024-03-14',
    url: 'https://example.org/sundholt-ledger/who-pays-for-the-flood',
    language: 'en',
  },
  annotations: [
    { label: 'place', quote: 'Harrowmere' },
    {
      label: 'claim',
      quote: 'The flood in Harrowmere will cost 185 million crowns',
      attributes: {
        source: 'the insurer Lowland Mutual',
        cue: 'estimated',
        kind: 'figure',
        directness: 'indirect',
        polarity: 'affirmed',
        certainty: 'probable',
        checkworthy: true,
        verdict: 'mostly-false',
        quantity_comparator: 'exactly',
        quantity_value: 185000000,
        quantity_unit: 'crowns',
        event_time: 'Thursday',
      },
      note: 'Lowered to 164 million a week later.',
    },
    { label: 'event', quote: 'The flood in Harrowmere' },
    { label: 'money', quote: '185 million crowns' },
    { label: 'organization', quote: 'Lowland Mutual' },
    {
      label: 'claim',
      quote:
        'Furniture and cars left aside, the Finance Ministry put the damage at 120 million crowns',
      attributes: {
        source: 'its state secretary',
        cue: 'said',
        kind: 'figure',
        directness: 'indirect',
        polarity: 'affirmed',
        certainty: 'probable',
        checkworthy: true,
        quantity_comparator: 'exactly',
        quantity_value: 120000000,
        quantity_unit: 'crowns',
      },
      note: 'A different figure, and also a different measure: household goods are not in it.',
    },
    { label: 'organization', quote: 'Finance Ministry' },
    { label: 'money', quote: '120 million crowns' },
    { label: 'person', quote: 'Viktor Almgard' },
    { label: 'person', quote: 'Edda Sorley' },
    { label: 'quantity', quote: '1,900 claims' },
    { label: 'organization', quote: 'Ministry of Waters' },
    {
      label: 'claim',
      quote:
        'the river had gone over the top of the dyke in a high water nobody could have predicted, and that nothing pointed to negligence',
      attributes: {
        source: 'Ministry of Waters',
        cue: 'maintained',
        kind: 'statement',
        directness: 'indirect',
        polarity: 'affirmed',
        stance: 'opposes',
        certainty: 'certain',
        checkworthy: true,
        verdict: 'false',
      },
      note: 'The press release of 10 March with no word kept that matters: overtopped, model and neglect are all replaced.',
    },
    {
      label: 'claim',
      quote:
        'Conrad Pellew informed the government on 2 February that a retired lock keeper had told his staff of “a crack, or perhaps a shadow',
      attributes: {
        source: 'a letter seen by this newspaper',
        cue: 'According to',
        addressee: 'the government',
        kind: 'statement',
        directness: 'mixed',
        polarity: 'affirmed',
        certainty: 'probable',
        checkworthy: true,
        event_time: '2 February',
      },
      note: 'Attribution three deep: the letter, the chief executive, the lock keeper.',
    },
    { label: 'person', quote: 'Conrad Pellew' },
    { label: 'date', quote: '2 February' },
    { label: 'organization', quote: 'Velda Levee Board' },
    { label: 'place', quote: 'Velda' },
    { label: 'person', quote: 'Nadia Lindqvar' },
    { label: 'organization', quote: 'University of Sundholt' },
    {
      label: 'claim',
      quote: 'The repair of the embankment would take until June, Tomas Elverin said',
      attributes: {
        source: 'Tomas Elverin',
        cue: 'said',
        kind: 'prediction',
        directness: 'indirect',
        polarity: 'affirmed',
        certainty: 'probable',
        checkworthy: true,
        event_time: 'June',
      },
      note: 'Crosses the next claim over the words “Tomas Elverin said”.',
    },
    {
      label: 'claim',
      quote: 'Tomas Elverin said, and would cost 31 million crowns',
      attributes: {
        source: 'Tomas Elverin',
        cue: 'said',
        kind: 'figure',
        directness: 'indirect',
        polarity: 'affirmed',
        certainty: 'probable',
        checkworthy: true,
        quantity_comparator: 'exactly',
        quantity_value: 31000000,
        quantity_unit: 'crowns',
      },
    },
    { label: 'person', quote: 'Tomas Elverin' },
    { label: 'law', quote: 'Flood Protection Act' },
    { label: 'person', quote: 'Ingrid Maresby' },
    {
      label: 'claim',
      quote: 'the minister resign',
      attributes: {
        source: 'the deputy Ingrid Maresby',
        cue: 'demanded',
        addressee: 'the minister',
        kind: 'demand',
        directness: 'indirect',
        polarity: 'affirmed',
        stance: 'opposes',
        checkworthy: false,
      },
    },
    { label: 'person', quote: 'the minister' },
    { label: 'date', quote: 'Wednesday evening' },
    { label: 'quantity', quote: '35 percent' },
    { label: 'quantity', quote: '980 people' },
  ],
};
