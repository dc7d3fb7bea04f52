export type Cell = string | number | boolean | null | undefined | readonly string[];

/**
 * What a spreadsheet would take for the beginning of a formula (OWASP, "CSV injection"), in full width too, as Japanese
 * ones do. The apostrophe that makes it harmless is put before cells that have one already as well, so that taking
 * one away gives every cell back: `=1` is `'=1`, and `'=1` is `''=1`.
 */
const formula = /^'*[=+\-@\t\r\n＝＋－＠]/;

const needsQuotes = /[",\r\n]|^[ \t]|[ \t]$/;

/** Writes rows as RFC 4180 says: fields verbatim, quotes doubled, CRLF at the end of each row. */
export class CsvRows {
  readonly #excel: boolean;
  /** Cells that were changed for spreadsheets. */
  neutralised = 0;

  constructor(excel: boolean) {
    this.#excel = excel;
  }

  /** The first row of a file. A byte order mark tells Excel that it is UTF-8. */
  header(columns: readonly string[]): string {
    return (this.#excel ? '\ufeff' : '') + this.row(columns);
  }

  row(cells: readonly Cell[]): string {
    return `${cells.map((cell) => this.#field(cell)).join(',')}\r\n`;
  }

  #field(cell: Cell): string {
    const text = this.#harmless(textOf(cell), cell);
    return needsQuotes.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  }

  #harmless(text: string, cell: Cell): string {
    // A negative number is a number, not a formula.
    if (!this.#excel || typeof cell === 'number' || !formula.test(text)) return text;
    this.neutralised += 1;
    return `'${text}`;
  }
}

function textOf(cell: Cell): string {
  if (cell === null || cell === undefined) return '';
  return typeof cell === 'object' ? cell.map(listed).join(';') : String(cell);
}

/** A value in a list: `;` parts values, so that one inside of a value has a backslash before it, and so has a backslash. */
function listed(value: string): string {
  return value.replaceAll(/[\\;]/g, String.raw`\$&`);
}
