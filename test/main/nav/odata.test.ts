import { describe, expect, test } from 'vitest';
import { parseExactJson, rawNumber } from '../../../main/nav/exactJson.ts';
import { addressOf, dayOrNull, decodeOption, nextPageAddress, oneOf, quoted } from '../../../main/nav/odata.ts';

describe('addresses', () => {
  test.each([
    ['blanks as %20', { $filter: "displayName eq 'a b'" }, "?$filter=displayName%20eq%20'a%20b'"],
    ['a plus sign as %2B', { $filter: "email eq 'a+b@c.de'" }, "?$filter=email%20eq%20'a%2Bb%40c.de'"],
    ['& and # inside a value', { $filter: "x eq 'a&b#c'" }, "?$filter=x%20eq%20'a%26b%23c'"],
    ['percent signs', { $filter: "x eq '5%'" }, "?$filter=x%20eq%20'5%25'"],
    ['letters beyond ASCII as UTF-8', { $filter: "x eq 'ü'" }, "?$filter=x%20eq%20'%C3%BC'"],
    ['commas of a list plainly', { $select: 'id,number' }, '?$select=id,number'],
    ['nothing without options', {}, ''],
  ])('write %s', (_, query, wanted) => {
    expect(addressOf('http://nav01/api/v2.0', 'items', query)).toBe(`http://nav01/api/v2.0/items${wanted}`);
  });

  test('carry the tenant, encoded, with and without other options', () => {
    expect(addressOf('http://n', 'items', {}, 'a&b')).toBe('http://n/items?tenant=a%26b');
    expect(addressOf('http://n', 'items', { $top: '1' }, 't1')).toBe('http://n/items?$top=1&tenant=t1');
    expect(addressOf('http://n', 'items', {}, '')).toBe('http://n/items');
  });

  test('double the quotes of a literal, and join values of one field', () => {
    expect(quoted("O'Neil's")).toBe("'O''Neil''s'");
    expect(oneOf('number', ['A', "B'C"])).toBe("number eq 'A' or number eq 'B''C'");
  });
});

describe('the address of the next page', () => {
  const current = 'http://10.0.0.5:7048/BC/api/v2.0/companies(1)/items?$select=id';
  test.each([
    [
      'absolute at another host',
      "https://nav.inner:8443/BC/api/v2.0/companies(1)/items?$skiptoken='A%20B'",
      "http://10.0.0.5:7048/BC/api/v2.0/companies(1)/items?$skiptoken='A%20B'",
    ],
    [
      'absolute path',
      '/BC/api/v2.0/companies(1)/items?$skiptoken=2',
      'http://10.0.0.5:7048/BC/api/v2.0/companies(1)/items?$skiptoken=2',
    ],
    [
      'relative to the folder',
      'items?$skiptoken=2',
      'http://10.0.0.5:7048/BC/api/v2.0/companies(1)/items?$skiptoken=2',
    ],
    ['only a query', '?$skiptoken=2', 'http://10.0.0.5:7048/BC/api/v2.0/companies(1)/items?$skiptoken=2'],
  ])('%s', (_, link, wanted) => {
    expect(nextPageAddress(current, link)).toBe(wanted);
  });

  test('keeps the path that was asked where the link escapes it once more', () => {
    const asked = "http://n/BC/ODataV4/Company('CRONUS%20%26%20S%C3%B6hne')/Items";
    const link = "/BC/ODataV4/Company('CRONUS%2520%2526%2520S%25C3%25B6hne')/Items?$skiptoken='A%20B'";
    expect(nextPageAddress(`${asked}?$select=No`, link)).toBe(`${asked}?$skiptoken='A%20B'`);
    const other = link.replace('Items', 'Others');
    expect(nextPageAddress(asked, other)).toBe(`http://n${other}`);
  });

  test('gets the tenant where the link lacks it, and only there', () => {
    expect(nextPageAddress(current, '/x?a=1', 't1')).toBe('http://10.0.0.5:7048/x?a=1&tenant=t1');
    expect(nextPageAddress(current, '/x', 't1')).toBe('http://10.0.0.5:7048/x?tenant=t1');
    expect(nextPageAddress(current, '/x?tenant=t1&a=1', 't1')).toBe('http://10.0.0.5:7048/x?tenant=t1&a=1');
  });
});

describe('options', () => {
  test.each([
    ['_x0020_', ' '],
    ['In_x0020_Review', 'In Review'],
    ['Non_x002D_Inventory', 'Non-Inventory'],
    ['Positive_x0020_Adjmt_x002E_', 'Positive Adjmt.'],
    ['Draft', 'Draft'],
  ])('%s is %j', (wire, plain) => {
    expect(decodeOption(wire)).toBe(plain);
  });

  test('plain texts of other versions stay as they are', () => {
    expect(decodeOption('In Review')).toBe('In Review');
  });

  test('an empty day is none', () => {
    expect(dayOrNull('0001-01-01')).toBeNull();
    expect(dayOrNull('')).toBeNull();
    expect(dayOrNull('2026-11-20')).toBe('2026-11-20');
  });
});

describe('exact JSON', () => {
  test.each(['0.1', '1397.30', '9007199254740993', '12345678901234567.89', '1E-05', '-0.00001'])(
    'keeps %s digit for digit',
    (number) => {
      expect(parseExactJson(`{"a":[${number}]}`)).toEqual({ a: [number] });
    },
  );

  test('leaves texts, booleans and null alone', () => {
    expect(parseExactJson('{"a":"1.0","b":true,"c":null}')).toEqual({ a: '1.0', b: true, c: null });
  });

  test.each([
    ['0.1', '0.1'],
    ['12345678901234567.89', '12345678901234567.89'],
    ['10.00', '10'],
    ['0.00001', '0.00001'],
    ['-3', '-3'],
  ])('writes %s as the number %s', (decimal, wanted) => {
    expect(JSON.stringify({ unitPrice: rawNumber(decimal) })).toBe(`{"unitPrice":${wanted}}`);
  });

  test('refuses what is no decimal', () => {
    expect(() => rawNumber('1,5')).toThrow('Invalid number');
  });
});
