import { describe, expect, it } from 'vitest';
import { parseSettingsFile } from '../../../main/settings/parseSettings.ts';
import { sources, validFile } from './validFile.ts';

const connection = { kind: 'bigcommerce', id: 'big', storeHash: 'abc123', accessToken: 'a-token', clientSecret: 'c' };

/** The valid file with a BigCommerce store in place of its shop, and so much of it changed. */
function parse(changes: object = {}, ofIntegration: object = {}) {
  const [nav] = validFile.connections;
  const integrations = validFile.integrations.map((one) => ({ ...one, store: 'big', ...ofIntegration }));
  const file = { ...validFile, connections: [nav, { ...connection, ...changes }], integrations };
  const parsed = parseSettingsFile(JSON.stringify(file), sources);
  if (!parsed.ok) return { problems: parsed.problems.map(({ path, problem }) => `${path} ${problem}`) };
  const [, big] = parsed.value.file.connections;
  return { big, integration: parsed.value.file.integrations[0], secrets: parsed.value.secrets };
}

describe('a BigCommerce connection', () => {
  it.each([
    'abc123',
    ' ABC123 ',
    'stores/abc123',
    'https://api.bigcommerce.com/stores/abc123/v3/',
    'https://api.bigcommerce.com/stores/abc123/v2/orders',
  ])('is given by its hash or the whole API path: %s', (storeHash) => {
    expect(parse({ storeHash }).big).toMatchObject({ storeHash: 'abc123', url: 'https://api.bigcommerce.com' });
  });

  it.each(['1025646', 'store-abc123.mybigcommerce.com', ''])(
    'is not what the control panel shows: "%s"',
    (storeHash) => {
      expect(parse({ storeHash }).problems?.join()).toMatch(
        /^connections\[1\]\.storeHash (use the store hash, such as "abc123" in the API path|must not be empty)/,
      );
    },
  );

  it('keeps its token and client secret apart from the file, and may do without the latter', () => {
    expect([...(parse().secrets?.keys() ?? [])]).toEqual(
      expect.arrayContaining(['big/accessToken', 'big/clientSecret']),
    );
    expect(parse({ clientSecret: undefined }).problems).toBeUndefined();
    expect(parse({ accessToken: undefined }).problems).toEqual(['connections[1].accessToken is missing']);
  });
});

describe('an integration of a BigCommerce store', () => {
  it('imports paid orders as sales invoices unless it says otherwise', () => {
    expect(parse().integration).toMatchObject({ statuses: ['11', '2', '3', '8', '9', '10'], document: 'salesInvoice' });
    const said = { statuses: ['11'], document: 'salesOrder' };
    expect(parse({}, said).integration).toMatchObject(said);
  });

  it('names statuses by their numbers, and never a cart', () => {
    for (const status of ['0', '15', 'processing', 'Completed'])
      expect(parse({}, { statuses: [status] }).problems?.join()).toContain('use the number of an order status');
  });
});
