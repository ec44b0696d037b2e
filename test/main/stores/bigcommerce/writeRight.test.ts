import { describe, expect, it } from 'vitest';
import { missingBigWriteRight } from '../../../../main/stores/bigcommerce/writeRight.ts';
import { chooseLanguage } from '../../../../renderer/texts/texts.ts';
import { ACCOUNTS, demoStore } from '../../../fakes/bigcommerce/seed.ts';
import { API, openFake } from './connected.ts';

const { phrase } = chooseLanguage('de-DE');
const { full } = ACCOUNTS;
type Scope = (typeof full.scopes)[number] | `${(typeof full.scopes)[number]}_read_only`;

/** Asks with an account that has these scopes instead of the ones of the same name. */
async function ask(instead: Partial<Record<Scope, Scope>> = {}, token: string = full.token) {
  const scopes = full.scopes.map((scope) => instead[scope] ?? scope);
  const seed = demoStore();
  const account = { ...full, scopes } as (typeof seed.accounts)[number];
  const { asked, doorOf } = openFake({ seed: { ...seed, accounts: [account] } });
  const door = doorOf({ ...full, token }, 'secret');
  const about = { connectionId: 'shop', apiUrl: API, storeHash: 'abc123', origin: { actor: 'person:eva' } };
  return { asked, missing: await missingBigWriteRight({ ...about, door }).catch((error: unknown) => error) };
}

describe('whether a token of BigCommerce may write', () => {
  it('is asked by changes of what there is not, and a token with its scopes may', async () => {
    const { asked, missing } = await ask();
    expect(missing).toBeNull();
    expect(asked).toEqual(['PUT v2/orders/0', 'PUT v3/catalog/products/0']);
  });

  it.each([
    ['store_v2_orders', 'orders', 'Orders: modify'],
    ['store_v2_products', 'products', 'Products: modify'],
  ] as const)('names the scope that is missing where %s only reads, in German too', async (scope, name, needed) => {
    const { missing } = await ask({ [scope]: `${scope}_read_only` });
    expect(missing).toMatchObject({
      code: 'key-reads-only',
      message: `This token may read the store's ${name}, but not change them.`,
      whatToDo: expect.stringContaining(`"${needed}"`) as string,
    });
    const { message, whatToDo } = missing as { message: string; whatToDo: string };
    expect([phrase(message), phrase(whatToDo)]).not.toEqual([message, whatToDo]);
    expect(phrase(message)).not.toBe(message);
  });

  it('is not answered by a refused token', async () => {
    expect((await ask({}, 'another')).missing).toMatchObject({ kind: 'authentication' });
  });
});
