/** One thing that was measured. */
export interface Figure {
  /** `deliveries a second, durable` */
  readonly what: string;
  readonly value: number;
  /** `/s`, `ms`, `MB`; "" for a ratio. */
  readonly unit: string;
  /** What it should be; a figure without one is only told. */
  readonly wanted?: Wanted;
}

export type Wanted = { readonly least: number } | { readonly most: number };

export interface Part {
  readonly name: string;
  readonly figures: readonly Figure[];
  readonly seconds: number;
}

export function isMet({ value, wanted }: Figure): boolean {
  if (wanted === undefined) return true;
  return 'least' in wanted ? value >= wanted.least : value <= wanted.most;
}

/** Rounded to what a reader can use: three digits that say something, whole numbers whole. */
export function rounded(value: number): number {
  return Math.abs(value) >= 100 ? Math.round(value) : Number(value.toPrecision(3));
}

export function tablesOf(parts: readonly Part[]): string {
  return parts.map(tableOf).join('\n\n');
}

function tableOf({ name, figures, seconds }: Part): string {
  const rows = figures.map((figure) => [figure.what, valueOf(figure), wantedOf(figure), isMet(figure) ? '' : 'missed']);
  const widths = [0, 1, 2].map((column) => Math.max(...rows.map((row) => (row[column] ?? '').length)));
  const line = ([what = '', value = '', wanted = '', missed = '']: string[]) =>
    `  ${what.padEnd(widths[0] ?? 0)}  ${value.padStart(widths[1] ?? 0)}  ${wanted.padEnd(widths[2] ?? 0)}  ${missed}`.trimEnd();
  return [`${name} (${rounded(seconds)} s)`, ...rows.map(line)].join('\n');
}

function valueOf({ value, unit }: Figure): string {
  return `${rounded(value).toLocaleString('en')}${unit === '' ? '' : ` ${unit}`}`;
}

function wantedOf({ wanted, unit }: Figure): string {
  if (wanted === undefined) return '';
  const [sign, limit] = 'least' in wanted ? ['≥', wanted.least] : ['≤', wanted.most];
  return `${sign} ${limit.toLocaleString('en')}${unit === '' ? '' : ` ${unit}`}`;
}

/** What else the computer had to do, without which figures say little. */
export interface Surroundings {
  readonly cores: number;
  /** Programs that wanted to run before the first part began, over the last minute. */
  readonly load: number;
}

/** The last line: whether every figure is met, and each by part and name. */
export function summaryOf(parts: readonly Part[], surroundings: Surroundings): string {
  const missed = parts.flatMap(({ name, figures }) =>
    figures.filter((figure) => !isMet(figure)).map(({ what }) => `${name}: ${what}`),
  );
  const figures = Object.fromEntries(
    parts.map((part) => [part.name, Object.fromEntries(part.figures.map(({ what, value }) => [what, rounded(value)]))]),
  );
  return JSON.stringify({ ok: missed.length === 0, missed, ...surroundings, figures });
}

/** The value below which so many hundredths of the measured ones lie. */
export function percentile(values: readonly number[], percent: number): number {
  const inOrder = values.toSorted((left, right) => left - right);
  return inOrder[Math.min(inOrder.length - 1, Math.floor((inOrder.length * percent) / 100))] ?? 0;
}
