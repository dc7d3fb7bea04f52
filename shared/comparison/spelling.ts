const endings: readonly (readonly [RegExp, string])[] = [
  [/(behavi|col|endeav|fav|flav|glam|harb|hon|hum|lab|neighb|od|parl|rig|rum|sav|vap|vig)our/, '$1or'],
  [/(def|off|pret)ence(?=s?$|less$)/, '$1ense'],
  [/licence/, 'license'],
  [/(calib|cent|fib|lit|lust|met|sabot|sepulch|spect|theat)re(?=s?$|d$)/, '$1er'],
  [/(?<=\p{L}{3})is(?=(?:e|ed|es|er|ers|ing|ation|ations)$)/u, 'iz'],
  [/(?<=\p{L}{3})ys(?=(?:e|ed|es|er|ers|ing)$)/u, 'yz'],
  [/([aeiou])ll(?=(?:ed|ing|er|ers)$)/, '$1l'],
  [/programme(?=s?$)/, 'program'],
  [/^per\scent$/u, 'percent'],
  [/^grey/, 'gray'],
  [/^aluminium/, 'aluminum'],
  [/^(acknowledg|judg)ement/, '$1ment'],
];

/**
 * An English word so that its British and its American spelling are the same; `word` in lower case. Only to be compared
 * with another key: "advise" becomes "advize".
 */
export function spellingKey(word: string): string {
  return endings.reduce((key, [pattern, replacement]) => key.replace(pattern, replacement), word);
}
