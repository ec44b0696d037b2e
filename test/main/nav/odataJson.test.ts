import { describe, expect, test } from 'vitest';
import { parseODataJson } from '../../../main/nav/odataJson.ts';

const ASKED = 'http://10.0.0.5:7048/BC/api/v2.0/companies(1)/items?$select=id';

function linkOf(link: string, context?: string): unknown {
  const body = { ...(context !== undefined && { '@odata.context': context }), value: [], '@odata.nextLink': link };
  return (parseODataJson(JSON.stringify(body), ASKED) as Record<string, unknown>)['@odata.nextLink'];
}

describe('the link to the next page', () => {
  test.each([
    ['the root', '../$metadata#items', 'companies(1)/items?$skiptoken=3', '/BC/api/v2.0/companies(1)/items?$skiptoken=3'],
    ['the root, absolute', 'https://inner:8443/BC/api/v2.0/$metadata#items', 'items?$skiptoken=3', '/BC/api/v2.0/items?$skiptoken=3'],
    ['what was asked, without a context', undefined, 'items?$skiptoken=3', '/BC/api/v2.0/companies(1)/items?$skiptoken=3'],
    ['a folder above', undefined, '../items?$skiptoken=3', '/BC/api/v2.0/items?$skiptoken=3'],
    ['nothing: it is a path', '../$metadata', "/x/items?$skiptoken='A B'", "/x/items?$skiptoken='A B'"],
    ['nothing: it is whole', '../$metadata', 'https://inner/x?$skiptoken=%27A%27', 'https://inner/x?$skiptoken=%27A%27'],
    ['nothing: it is only a query', '../$metadata', '?$skiptoken=3', '?$skiptoken=3'],
  ])('is relative to %s', (_, context, link, wanted) => {
    expect(linkOf(link, context)).toBe(wanted);
  }); // prettier-ignore

  test('of lines inside a record is relative to the same', () => {
    const order = {
      '@odata.context': '../../$metadata#o',
      lines: [{ id: 'a' }],
      'lines@odata.nextLink': 'lines?$skip=1',
    };
    const url = 'http://10.0.0.5/api/v2.0/companies(1)/orders(2)/lines(3)';
    expect(parseODataJson(JSON.stringify(order), url)).toMatchObject({
      lines: [{ id: 'a' }],
      'lines@odata.nextLink': '/api/v2.0/lines?$skip=1',
    });
  });
});

test('names of version 4.01 become those of 4.0, numbers stay as they are written', () => {
  const text =
    '{"@context":"$metadata#o","@etag":"W/\\"1\\"","total":1E+2,"lines":[{"@etag":"W/\\"2\\""}],"lines@nextLink":"/n"}';
  expect(parseODataJson(text, ASKED)).toEqual({
    '@odata.context': '$metadata#o',
    '@odata.etag': 'W/"1"',
    total: '1E+2',
    lines: [{ '@odata.etag': 'W/"2"' }],
    'lines@odata.nextLink': '/n',
  });
});

test('what is not JSON is refused', () => {
  expect(() => parseODataJson('<html>"@odata.nextLink"</html>', ASKED)).toThrow(SyntaxError);
});
