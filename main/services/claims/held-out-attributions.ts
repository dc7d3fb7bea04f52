/**
 * Attributions in the manner of wire copy, composed after the rules for proposals: what these are worth on texts that
 * they were not made with. Whoever changes the rules with these in view must write new ones, and say so in
 * docs/claim-frames.md.
 */
export interface HeldOutText {
  readonly text: string;
  readonly claims: readonly (readonly [claim: string, source: string, cue: string])[];
}

export const heldOut: readonly HeldOutText[] = [
  {
    text:
      'VELDEN, March 3 — The central bank will hold its main rate at 3.5 percent until the autumn, two people familiar ' +
      'with the discussions said on Tuesday.\n\n' +
      'Governor Ilse Brandt told lawmakers that inflation remained “stubbornly high” in services. “We are not there yet,” ' +
      'she said.\n\n' +
      'Economists polled by Marlow Research expect a cut in September, while the finance ministry has forecast slower ' +
      'growth for the year.\n',
    claims: [
      [
        'The central bank will hold its main rate at 3.5 percent until the autumn',
        'two people familiar with the discussions',
        'said',
      ],
      ['inflation remained “stubbornly high” in services', 'Ilse Brandt', 'told'],
      ['We are not there yet', 'she', 'said'],
      ['a cut in September', 'Economists', 'expect'],
      ['slower growth for the year', 'the finance ministry', 'forecast'],
    ],
  },
  {
    text:
      'A ferry with 212 passengers aboard ran aground off Port Calder in thick fog on Sunday, the coastguard said, adding ' +
      'that nobody was hurt.\n\n' +
      'The operator, Calder Lines, blamed a faulty radar. Its chief executive, Tom Okoro, who flew in from the capital, ' +
      'rejected claims by the seamen’s union that the crew had been short of sleep.\n\n' +
      '“The ship should never have left harbour,” said Ana Reyes, a union representative. According to the port ' +
      'authority’s log, the vessel had been cleared at 5:40 a.m.\n',
    claims: [
      ['A ferry with 212 passengers aboard ran aground off Port Calder', 'the coastguard', 'said'],
      ['nobody was hurt', 'the coastguard', 'adding'],
      ['a faulty radar', 'Calder Lines', 'blamed'],
      ['the crew had been short of sleep', 'the seamen’s union', 'claims'],
      ['The ship should never have left harbour', 'Ana Reyes', 'said'],
      ['the vessel had been cleared at 5:40 a.m.', 'the port authority’s log', 'According to'],
    ],
  },
  {
    text:
      'Opposition leader Marek Dolan on Friday accused the government of hiding the true cost of the stadium, which a ' +
      'leaked audit put at 410 million crowns.\n\n' +
      'A spokeswoman for the prime minister dismissed the accusation as “theatre” and insisted that every invoice had been ' +
      'published. The audit office declined to comment, but confirmed that it had opened an inquiry in May.\n\n' +
      'In a letter seen by the Harbour Post, the builders warned that work would stop unless they were paid by June 1.\n',
    claims: [
      ['hiding the true cost of the stadium', 'Marek Dolan', 'accused'],
      ['410 million crowns', 'audit', 'put'],
      ['every invoice had been published', 'A spokeswoman for the prime minister', 'insisted'],
      ['it had opened an inquiry in May', 'The audit office', 'confirmed'],
      ['work would stop unless they were paid by June 1', 'the builders', 'warned'],
    ],
  },
  {
    text:
      'Researchers at Lund Polytechnic, writing in the journal Soil, found that fields left fallow for a year held a third ' +
      'more water.\n\n' +
      'The result was “encouraging but early”, Petra Nilsson, the study’s lead author, cautioned in an interview. Farmers’ ' +
      'groups have long argued that fallow land costs them too much, and the agriculture department, citing its own trials, ' +
      'said last year the gain was half as large.\n',
    claims: [
      ['fields left fallow for a year held a third more water', 'Researchers', 'found'],
      ['encouraging but early', 'Petra Nilsson', 'cautioned'],
      ['fallow land costs them too much', 'Farmers’ groups', 'argued'],
      ['the gain was half as large', 'the agriculture department', 'said'],
    ],
  },
];
