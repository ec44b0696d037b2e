/** A row of a CSV file, with the line of the file it begins in, from 1. */
export interface CsvRow {
  readonly line: number;
  readonly cells: readonly string[];
}

export type CsvReading =
  | { readonly ok: true; readonly rows: readonly CsvRow[] }
  /** A quote that is never closed: where its row begins. */
  | { readonly ok: false; readonly line: number };

const SEPARATORS = [';', ',', '\t'] as const;

/**
 * Reads comma or semicolon separated text, also of spreadsheets: byte order mark, quoted cells with line breaks, any
 * line ending. Empty lines are passed over. The separator is the one that the first line has most of.
 */
export function readCsv(text: string): CsvReading {
  const source = text.replace(/^\uFEFF/, '');
  const separator = separatorOf(source);
  const rows: CsvRow[] = [];
  let row = { line: 1, cells: [] as string[] };
  let cell = '';
  let line = 1;
  let quote: 'none' | 'open' | 'closed' = 'none';
  const endCell = () => {
    row.cells.push(quote === 'none' ? cell.trim() : cell);
    cell = '';
    quote = 'none';
  };
  const endRow = () => {
    endCell();
    if (row.cells.some((one) => one !== '')) rows.push(row);
    row = { line, cells: [] };
  };
  for (let at = 0; at < source.length; at += 1) {
    const char = source[at] ?? '';
    const isBreak = char === '\n' || (char === '\r' && source[at + 1] !== '\n');
    if (isBreak) line += 1;
    if (quote === 'open') {
      if (char !== '"') cell += char;
      else if (source[at + 1] === '"') cell += source[(at += 1)];
      else quote = 'closed';
    } else if (isBreak) endRow();
    else if (char === separator) endCell();
    else if (char === '"' && cell.trim() === '' && quote === 'none') {
      cell = '';
      quote = 'open';
    } else if (char !== '\r' && (quote === 'none' || char.trim() !== '')) cell += char;
  }
  if (quote === 'open') return { ok: false, line: row.line };
  endRow();
  return { ok: true, rows };
}

function separatorOf(source: string): string {
  const unquoted = source.replace(/"(?:[^"]|"")*"/g, '').trimStart();
  const [first = ''] = unquoted.split(/[\r\n]/, 1);
  const counts = SEPARATORS.map((separator) => first.split(separator).length);
  return SEPARATORS[counts.indexOf(Math.max(...counts))] ?? ',';
}

/** With a byte order mark and line ends that spreadsheets want. */
export function writeCsv(rows: readonly (readonly string[])[], separator: ',' | ';'): string {
  const lines = rows.map((cells) => cells.map((cell) => quoted(guarded(cell), separator)).join(separator));
  return `\uFEFF${lines.join('\r\n')}\r\n`;
}

function quoted(cell: string, separator: string): string {
  const isPlain = !cell.includes(separator) && !/["\r\n]/.test(cell) && cell === cell.trim();
  return isPlain ? cell : `"${cell.replaceAll('"', '""')}"`;
}

// What a spreadsheet takes for a formula is shown by an apostrophe as text; one that is there already gets another.
const FORMULA = /^'*[=+\-@\t\r]/;

/** The cell as a spreadsheet shows it without reckoning. */
function guarded(cell: string): string {
  return FORMULA.test(cell) ? `'${cell}` : cell;
}

/** The value of a cell that may have been guarded. */
export function unguarded(cell: string): string {
  return cell.startsWith("'") && FORMULA.test(cell) ? cell.slice(1) : cell;
}
