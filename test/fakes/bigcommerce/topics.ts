const BRANCHES: Readonly<Record<string, readonly string[]>> = {
  order: [
    '*',
    'created',
    'updated',
    'archived',
    'statusUpdated',
    'message/created',
    'refund/created',
    'transaction/created',
    'transaction/updated',
    'metafield/created',
    'metafield/updated',
    'metafield/deleted',
  ],
  customer: [
    '*',
    'created',
    'updated',
    'deleted',
    'address/*',
    'address/created',
    'address/updated',
    'address/deleted',
    'channel/login/access/updated',
    'payment/instrument/default/updated',
  ],
  product: [
    '*',
    'created',
    'updated',
    'deleted',
    'inventory/updated',
    'inventory/order/updated',
    'metafield/created',
    'metafield/updated',
    'metafield/deleted',
  ],
  sku: ['*', 'created', 'updated', 'deleted', 'inventory/updated', 'inventory/order/updated'],
  shipment: ['*', 'created', 'updated', 'deleted'],
  priceList: ['*', 'created', 'updated', 'deleted', 'records/created', 'records/updated', 'records/deleted'],
};

const OTHERS = [
  /^store\/channel\/(\d+|\*)\/order\/(\*|created|updated|archived|statusUpdated)$/,
  /^store\/channel\/(\d+|\*)\/inventory\/product\/stock_changed$/,
  /^store\/inventory\/location\/(\*|created|updated|deleted|metafield\/(created|updated|deleted))$/,
  /^store\/information\/updated$/,
  /^store\/app\/uninstalled$/,
];

/** Whether a hook may be made for it. There is no `store/order/deleted`. */
export function isScope(scope: string): boolean {
  const found = /^store\/(\w+)\/(.+)$/.exec(scope);
  if (found !== null && BRANCHES[found[1] ?? '']?.includes(found[2] ?? '')) return true;
  return OTHERS.some((pattern) => pattern.test(scope));
}

/** A star stands for one part, or for all that follow where it ends the scope. */
export function covers(registered: string, happened: string): boolean {
  if (registered === happened) return true;
  if (!registered.includes('*')) return false;
  const pattern = registered
    .split('/')
    .map((part, at, parts) => (part !== '*' ? part : at === parts.length - 1 ? '.+' : '[^/]+'))
    .join('/');
  return new RegExp(`^${pattern}$`).test(happened);
}
