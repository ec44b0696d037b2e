import { readCsv, unguarded, writeCsv } from './csv.ts';
import { folded, type Mapping, type MappingTarget } from './matching.ts';
import { mappingProblem } from './mappingProblem.ts';

export interface LineProblem {
  /** Line of the file, from 1. */
  readonly line: number;
  readonly problem: string;
}

export type MappingsReading =
  | { readonly ok: true; readonly mappings: readonly Mapping[] }
  | { readonly ok: false; readonly problems: readonly LineProblem[] };

const COLUMNS = ['kind', 'from', 'to', 'item', 'variant', 'unit', 'factor'] as const;
type Column = (typeof COLUMNS)[number];

/** A file read whole: its mappings, or everything that is wrong with it. */
export function readMappingsCsv(text: string): MappingsReading {
  const reading = readCsv(text);
  if (!reading.ok) return refused([{ line: reading.line, problem: 'a quote is opened and never closed' }]);
  const [head, ...rows] = reading.rows;
  if (!head) return refused([{ line: 1, problem: 'the file is empty' }]);
  const columns = head.cells.map(columnOf);
  const wrongHead = headProblems(head.line, head.cells, columns);
  if (wrongHead.length > 0) return refused(wrongHead);
  const seen = new Map<string, number>();
  const problems: LineProblem[] = [];
  const mappings: Mapping[] = [];
  for (const { line, cells } of rows) {
    const surplus = cells.slice(columns.length).some((cell) => cell !== '');
    const mapping = toMapping((column) => unguarded(cells[columns.indexOf(column)] ?? '').trim());
    const problem = surplus ? `has more cells than the first line` : problemOf(mapping, line, seen);
    if (problem === null) mappings.push(mapping);
    else problems.push({ line, problem });
  }
  return problems.length > 0 ? refused(problems) : { ok: true, mappings };
}

/** Lists that people have kept call the first column by its content. */
function columnOf(name: string): Column | null {
  const plain = name.toLowerCase();
  if (plain === 'sku') return 'from';
  return COLUMNS.find((column) => column === plain) ?? null;
}

function headProblems(line: number, names: readonly string[], columns: readonly (Column | null)[]): LineProblem[] {
  const unknown = names.flatMap((name, index) =>
    columns[index] === null ? [`"${name}" is no column; there are ${COLUMNS.join(', ')}`] : [],
  );
  const missing = (['from', 'item'] as const).filter((column) => !columns.includes(column));
  const twice = columns.filter((column, index) => column !== null && columns.indexOf(column) < index);
  return [
    ...unknown,
    ...missing.map((column) => `the column "${column}" is missing`),
    ...twice.map((column) => `the column "${column}" is there twice`),
  ].map((problem) => ({ line, problem }));
}

/** A row as it reads; what stands in it is checked afterwards. */
function toMapping(cell: (column: Column) => string): Mapping {
  const kind = (cell('kind').toLowerCase() || 'sku') as Mapping['kind'];
  const to = cell('to') === '' ? 'item' : cell('to');
  const factor = cell('factor') === '' ? '1' : cell('factor').replace(',', '.');
  const item: MappingTarget = { kind: 'item', no: cell('item'), variant: cell('variant'), unit: cell('unit'), factor };
  const target = to === 'item' ? item : ({ kind: to === 'leaveOut' ? 'leaveOut' : to } as MappingTarget);
  return { kind, from: cell('from'), to: target };
}

function problemOf(mapping: Mapping, line: number, seen: Map<string, number>): string | null {
  const problem = mappingProblem(mapping);
  if (problem !== null) return problem;
  const key = `${mapping.kind} ${folded(mapping.from)}`;
  const before = seen.get(key);
  if (before !== undefined) return `"${mapping.from}" is mapped in line ${before} already`;
  seen.set(key, line);
  return null;
}

function refused(problems: readonly LineProblem[]): MappingsReading {
  return { ok: false, problems };
}

export function writeMappingsCsv(mappings: readonly Mapping[], separator: ',' | ';'): string {
  return writeCsv([COLUMNS, ...mappings.map(cellsOf)], separator);
}

function cellsOf({ kind, from, to }: Mapping): readonly string[] {
  return to.kind === 'leaveOut'
    ? [kind, from, to.kind, '', '', '', '']
    : [kind, from, to.kind, to.no, to.variant, to.unit, to.factor];
}
