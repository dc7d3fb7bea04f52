// Lines before the first `#Text=` of our own files. INCEpTION passes over lines with `#` there that it does not know.

/** Behind it stands the text before the first token, which the format has no place for; escaped like `#Text=`. */
export const BEFORE_COMMENT = '#Annotary.before=';

/** Behind it stand a type and its features that are texts, though all their values look like something else. */
export const TEXT_COMMENT = '#Annotary.text=';
