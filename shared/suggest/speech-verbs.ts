// The words by which English articles report what somebody says.

const saying =
  'said|says|say|told|tells|tell|stated|states|state|noted|notes|note|added|adds|add|announced|announces|explained|explains|' +
  'argued|argues|argue|claimed|claims|claim|warned|warns|warn|insisted|insists|insist|maintained|maintains|maintain|stressed|stresses|' +
  'emphasi[sz]ed|emphasi[sz]es|highlighted|highlights|underlined|underlines|underscored|underscores|reiterated|reiterates|' +
  'confirmed|confirms|confirm|denied|denies|deny|acknowledged|acknowledges|admitted|admits|admit|conceded|concedes|asserted|asserts|' +
  'declared|declares|remarked|commented|observed|observes|replied|replies|answered|answers|suggested|suggests|' +
  'estimated|estimates|estimate|predicted|predicts|predict|promised|promises|promise|pledged|pledges|vowed|vows|demanded|demands|demand|' +
  'urged|urges|wrote|writes|write|tweeted|posted|recalled|recalls|repeated|repeats|reported|reports|revealed|reveals|' +
  'informed|informs|disclosed|discloses|concluded|concludes|conclude|complained|complains|indicated|indicates|' +
  'indicate|pointed out|points out|quipped|joked|agreed|agrees|accused|asked|asks|cautioned|cautions|contended|contends|shared|testified|testifies|' +
  'elaborated|elaborates|summari[sz]ed|summari[sz]es|clarified|clarifies|echoed|echoes|responded|responds|lamented|laments|recounted|recounts';

const word = String.raw`(?<![\p{L}\p{N}-])`;
const wordEnd = String.raw`(?![\p{L}\p{N}-])`;

/** "said", "noted", "told". Written small: in a headline ("Modi Holds Talks, Stresses Trade") nobody says anything. */
export const cue = `${word}(?:${saying})${wordEnd}`;

/** Verbs that are followed by whom it is said to: "told reporters that". */
export const addressing = `${word}(?:told|tells|tell|informed|informs|warned|warns|reminded|assured|urged|asked|answered)${wordEnd}`;

/** Verbs that stand right before a few quoted words: "called the sum “out of all proportion”". */
export const labelling = `${word}(?:called|calls|call|described|describes|describe|spoke of|speaks of|referred to|refers to|dubbed|labell?ed|branded|denounced|condemned|criticised|criticized|praised|hailed|welcomed|thanked|termed|characteri[sz]ed)${wordEnd}`;

/** Says who without a verb. */
export const accordingTo = `${word}(?:according to|in the words of|as per|as (?:reported|stated|noted|described|announced|confirmed) by)${wordEnd}`;
