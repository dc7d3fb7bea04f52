import { type JudgedClaims, measureMatches, realClaims, sampleClaims } from './measure/measure-matches.ts';

// `npm run measure:matches`: what the proposals for pairs of claims are worth (docs/matching.md).

function report(name: string, judged: JudgedClaims): string {
  const { claims, pairs, possible, byThreshold, atPairs, average } = measureMatches(judged);
  return [
    `${name}: ${claims} claims, ${pairs} pairs that belong together among ${possible}`,
    'confidence  proposed  precision  recall',
    ...byThreshold.map(({ threshold, proposed, precision, recall }) =>
      [
        threshold.toFixed(2).padStart(10),
        String(proposed).padStart(9),
        `${precision} %`.padStart(10),
        `${recall} %`.padStart(7),
      ].join(' '),
    ),
    `of the first ${pairs} proposals ${atPairs} % are right; average precision ${average} %`,
    '',
  ].join('\n');
}

const real = realClaims();
process.stdout.write(`${report('Sample project', sampleClaims())}\n`);
process.stdout.write(
  real ? report('Five real articles', real) : 'The five real articles are not at hand: not measured.\n',
);
