import { describe, expect, it } from 'vitest';
import { readCsv, unguarded, writeCsv } from '../../../../main/flows/mapping/csv.ts';
import { readMappingsCsv, writeMappingsCsv } from '../../../../main/flows/mapping/mappingsCsv.ts';
import type { Mapping } from '../../../../main/flows/mapping/matching.ts';

const cells = (text: string) => {
  const reading = readCsv(text);
  return reading.ok ? reading.rows.map((row) => row.cells) : reading.line;
};

describe('a CSV file', () => {
  it.each<[string, string, readonly (readonly string[])[]]>([
    ['commas', 'a,b\n1,2\n', [['a', 'b'], ['1', '2']]],
    ['semicolons, and commas in a cell', 'a;b\n1,5;2\n', [['a', 'b'], ['1,5', '2']]],
    ['tabs', 'a\tb\n1\t2', [['a', 'b'], ['1', '2']]],
    ['a separator within quotes of the first line', '"a;b;c",d\n1,2', [['a;b;c', 'd'], ['1', '2']]],
    ['a byte order mark before a quote', '\uFEFF"a",b\r\n1,2\r\n', [['a', 'b'], ['1', '2']]],
    ['line ends of old machines', 'a,b\r1,2\r', [['a', 'b'], ['1', '2']]],
    ['quotes, separators and line breaks in a cell', 'a,b\n"say ""hi"", you\r\nthere",2', [['a', 'b'], ['say "hi", you\r\nthere', '2']]],
    ['blanks around cells, kept within quotes', 'a , b\n 1 ," 2 "', [['a', 'b'], ['1', ' 2 ']]],
    ['a quote in the middle of a cell', 'a,b\n5" pipe,2', [['a', 'b'], ['5" pipe', '2']]],
    ['empty lines and a missing last line end', '\na,b\n\n,\n1,2', [['a', 'b'], ['1', '2']]],
    ['nothing', '', []],
  ])('is read with %s', (_name, text, wanted) => {
    expect(cells(text)).toEqual(wanted);
  }); // prettier-ignore

  it('is refused at the line where a quote is never closed', () => {
    expect(cells('a,b\n1,2\n3,"4\n5,6\n')).toBe(3);
  });

  it.each(['=1+1', '+49', '-5', '@cmd', '\tx', "'=1", "''=1", "'tis", 'plain', 'a;b', 'a\r\nb', ' x '])(
    'shows %j as text in a spreadsheet, and reads it back as it was',
    (value) => {
      for (const separator of [',', ';'] as const) {
        const text = writeCsv([['a', 'b'], [value, '1']], separator); // prettier-ignore
        expect(text).not.toMatch(/(^|[,;"\n])[=+@\t]/m);
        const row = cells(text);
        expect(typeof row === 'number' ? [] : row[1]?.map(unguarded)).toEqual([value, '1']);
      }
    },
  );
});

const item = (no: string, changes = {}) => ({
  kind: 'item' as const,
  no,
  variant: '',
  unit: '',
  factor: '1',
  ...changes,
});

describe('mappings as CSV', () => {
  it('come back as they left', () => {
    const mappings: readonly Mapping[] = [
      { kind: 'sku', from: '=HYPERLINK("x")', to: item('ML-1', { variant: 'S', unit: 'BOX', factor: '12.5' }) },
      { kind: 'sku', from: '0042; "big"', to: { kind: 'leaveOut' } },
      { kind: 'name', from: 'Größe\nXL', to: item('ML-2') },
    ];
    for (const separator of [',', ';'] as const) {
      expect(readMappingsCsv(writeMappingsCsv(mappings, separator))).toEqual({ ok: true, mappings });
    }
  });

  it('may be a list of two columns in any order', () => {
    const wanted = { ok: true, mappings: [{ kind: 'sku', from: 'A', to: item('ML-1') }] };
    expect(readMappingsCsv('Item;SKU\nML-1;A\n')).toEqual(wanted);
  });

  it('take a decimal comma for a factor', () => {
    const reading = readMappingsCsv('from;item;factor\nA;ML-1;2,5\n');
    expect(reading).toMatchObject({ mappings: [{ to: { factor: '2.5' } }] });
  });

  it('are refused whole, with every error at its line', () => {
    const text = [
      'kind;from;to;item;variant;unit;factor',
      'sku;A;item;ML-1;;;',
      'size;B;item;ML-1;;;',
      'sku;;item;ML-1;;;',
      'sku;"two\nlines";item;;;;',
      `sku;C;item;${'X'.repeat(21)};;;`,
      'sku;D;item;ML-1;ELEVENCHARS;;',
      'sku;E;item;ML-1;;;0',
      'sku;F;item;ML-1;;;twelve',
      'sku;G;elsewhere;ML-1;;;',
      'sku;a;item;ML-2;;;',
      'sku;H;item;ML-1;;;1;surplus',
    ].join('\n');
    const reading = readMappingsCsv(text);
    expect(reading).toEqual({
      ok: false,
      problems: [
        [3, /"sku" or "name"/], [4, /SKU is missing/], [5, /item number is missing/], [7, /longer than NAV's 20/], [8, /ELEVENCHARS/],
        [9, /factor "0"/], [10, /factor "twelve"/], [11, /"item" or "leaveOut"/], [12, /line 2 already/], [13, /more cells/],
      ].map(([line, problem]) => ({ line, problem: expect.stringMatching(problem as RegExp) })),
    }); // prettier-ignore
  });

  it.each([
    ['an empty file', '', 'empty'],
    ['a column nobody knows', 'from;item;colour\nA;B;red', 'colour'],
    ['no item column', 'from;to\nA;item', '"item" is missing'],
    ['a column twice', 'sku;from;item\nA;B;C', 'twice'],
    ['an open quote', 'from;item\n"A;B', 'never closed'],
  ])('are refused for %s', (_name, text, problem) => {
    expect(readMappingsCsv(text)).toMatchObject({
      ok: false,
      problems: [{ problem: expect.stringContaining(problem) }],
    });
  });
});
