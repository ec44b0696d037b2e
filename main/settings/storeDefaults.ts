/** What integrations of a BigCommerce store are where the file does not say: an order there is usually paid. */
const OF_BIGCOMMERCE = { statuses: ['11', '2', '3', '8', '9', '10'], document: 'salesInvoice' } as const;

type Rows = readonly Readonly<Record<string, unknown>>[];

/**
 * A settings file with the defaults that depend on the kind of store an integration is of, and store hashes taken out of
 * pasted API paths. Anything that is not as it should be is left as it is, for the schema to name.
 */
export function withStoreDefaults(json: unknown): unknown {
  if (!isRow(json)) return json;
  const { connections, integrations } = json;
  if (!isRows(connections)) return json;
  const isBig = (id: unknown) => connections.some((one) => one['id'] === id && one['kind'] === 'bigcommerce');
  return {
    ...json,
    connections: connections.map(withHash),
    ...(isRows(integrations) && {
      integrations: integrations.map((one) => (isBig(one['store']) ? { ...OF_BIGCOMMERCE, ...one } : one)),
    }),
  };
}

/** The whole API path is what BigCommerce gives an administrator to copy. */
function withHash(connection: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const { kind, storeHash } = connection;
  if (kind !== 'bigcommerce' || typeof storeHash !== 'string') return connection;
  const found = /(?:^|\/)stores\/([a-z0-9]+)(?:\/|$)/i.exec(storeHash.trim())?.[1] ?? storeHash.trim();
  return { ...connection, storeHash: found.toLowerCase() };
}

function isRow(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isRows(value: unknown): value is Rows {
  return Array.isArray(value) && value.every(isRow);
}
