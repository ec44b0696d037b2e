/** A settings file that is right in everything; a test spoils one field of it. */
export const validFile = {
  version: 1,
  publicUrl: 'https://orders.example',
  connections: [
    {
      kind: 'nav',
      id: 'nav',
      name: 'NAV 2018',
      url: 'http://nav01:7048/BC250/api/v2.0',
      company: 'CRONUS International Ltd.',
      user: 'CONNECTOR',
      password: { env: 'NAV_PASSWORD' },
    },
    {
      kind: 'woocommerce',
      id: 'shop',
      url: 'https://shop.example',
      consumerKey: { file: '/run/secrets/key' },
      consumerSecret: 'cs_0123456789',
    },
  ],
  integrations: [
    {
      id: 'web',
      store: 'shop',
      nav: 'nav',
      prefix: 'WEB-',
      taxes: [
        { percent: '19', taxCode: 'VAT19' },
        { percent: '7', taxCode: 'VAT7' },
      ],
      untaxedTaxCode: 'NO VAT',
      accounts: { shipping: '8500', fees: '8510', rounding: '8520' },
    },
  ],
  users: [{ name: 'anna', role: 'administrator', password: 'correct horse' }],
  schedules: { poll: '*/3 * * * *' },
};

/** A copy with one value set; `undefined` takes the field away. */
export function spoiled(path: readonly (string | number)[], value: unknown): string {
  const file: unknown = structuredClone(validFile);
  const holder = path.slice(0, -1).reduce((at, key) => Reflect.get(at as object, key) as unknown, file);
  Reflect.set(holder as object, path.at(-1) ?? '', value);
  return JSON.stringify(file);
}

export const sources = {
  env: { NAV_PASSWORD: 'from the environment' } as Readonly<Record<string, string | undefined>>,
  readFile: (path: string): string => {
    if (path === '/run/secrets/key') return 'ck_from_a_file\n';
    throw new Error('no such file');
  },
};
