/** What programs and curators put beside texts, whatever is in it. */
const endings =
  /\.(?:conf|cfg|ini|toml|ya?ml|dtd|xsd|xsl|xslt|rng|rnc|css|js|mjs|ts|py|pyc|r|sh|bat|ipynb|sha1|sha256|sha512|md5|lock|bib|cff|db|ser|gitignore)$/i;

/** `README.md`, `readme_en.txt`, `LICENSE`: about the files, not one of them. */
const about = /^(?:readme(?:[\s._-].*)?|(?:licen[cs]e|copying|changelog)(?:\.\w+)?)$/i;
const aboutEndings = /^[^.]*$|\.(?:md|markdown|txt|text|rst|adoc|html?)$/i;

/** Files that say something of the others: of corpora, of INCEpTION, and those that exports of ours have beside them. */
const besides =
  /^(?:metadata\.(?:tsv|csv|json|jsonl|xml|txt)|typesystem\.xml|(?:.*\.)?manifest\.(?:json|txt|xml)|(?:.*\.)?loss-report\.txt|dataset_infos?\.json|makefile|desktop\.ini|thumbs\.db)$/i;

/**
 * Whether a file of this name, found in a folder of articles, is none: configurations, schemas and programs, and what
 * is about the other files. Only its name is asked; whoever wants it names the file itself.
 *
 * @param path with `/` or `\` between folders, of which only the name counts
 */
export function isNoDocument(path: string): boolean {
  const name = path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
  return endings.test(name) || besides.test(name) || (about.test(name) && aboutEndings.test(name));
}

/** How browsers call the folder of a page that they save with all that belongs to it, in their languages. */
const partsOfPage =
  /^(.*?)(?:_files|-Dateien|_fichiers|_archivos|_bestanden|_file|_arquivos|_pliki|_soubory|-filer|_tiedostot|\.files|\.html_files)[/\\]/i;

/**
 * Whether a file lies in the folder of a page that was saved with all that belongs to it: pictures, styles, programs, and
 * pages inside of it, which are adverts.
 *
 * @param path with `/` or `\` between folders
 * @param isThere whether there is a file at such a path
 */
export function isPartOfPage(path: string, isThere: (path: string) => boolean): boolean {
  const page = partsOfPage.exec(path)?.[1];
  return page !== undefined && ['.html', '.htm', '.xhtml', '.HTM'].some((ending) => isThere(`${page}${ending}`));
}
