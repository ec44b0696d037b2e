import { afterEach, describe, expect, it } from 'vitest';
import { type Ports, realPorts } from '../../../../main/base/ports.ts';
import { checkWooCommerce } from '../../../../main/stores/woocommerce/check.ts';
import { recorded, recordedBody } from './recorded.ts';
import { type Answer, type Asked, type SmallShop, openSmallShop } from './server.ts';

const open: SmallShop[] = [];

afterEach(async () => {
  await Promise.all(open.splice(0).map((shop) => shop.close()));
});

/** A shop where all is well, but for what `other` answers. */
async function ping(other: (asked: Asked, home: string) => Answer | 'well', ports: Ports = realPorts()) {
  const shop: SmallShop = await openSmallShop((asked) => {
    const answer = other(asked, shop.homeUrl);
    if (answer !== 'well') return answer;
    return asked.path === '/wp-json/' ? { body: { ...recordedBody('rest-root'), home: shop.homeUrl } } : { body: [] };
  });
  open.push(shop);
  const { homeUrl, door } = shop;
  return checkWooCommerce({ connectionId: 'shop', homeUrl, door, ports, origin: { actor: 'schedule' } });
}

const at = (path: string, answer: Answer) => (asked: Asked) => (asked.path === path ? answer : 'well');
const replay = (name: string): Answer => ({
  status: recorded(name).response.status,
  body: recorded(name).response.body,
});
const orders = '/wp-json/wc/v3/orders';
const webhooks = '/wp-json/wc/v3/webhooks';

describe('pinging a shop', () => {
  it('finds that all is well', async () => {
    const check = await ping(() => 'well');
    expect(check).toMatchObject({ ok: true, code: 'fine', kind: null, message: '', whatToDo: '' });
    expect(check.milliseconds).toBeGreaterThanOrEqual(0);
  });

  it.each([
    ['a key that is refused', at(orders, replay('auth-error-oauth-bad-signature')), 'signin-refused', 'authentication'],
    [
      'a key that may only write',
      at(orders, replay('auth-error-read-with-write-key')),
      'signin-refused',
      'authentication',
    ],
    [
      'a key whose owner may not',
      at(orders, replay('auth-error-low-privilege-user-list')),
      'permission-missing',
      'permission',
    ],
    [
      'a key that may not see webhooks',
      at(webhooks, replay('auth-error-low-privilege-user-webhooks')),
      'webhooks-not-allowed',
      'permission',
    ],
    ['another kind of server', (): Answer => ({ status: 404, body: '<html>nginx' }), 'not-wordpress', 'unavailable'],
    ['another server that speaks JSON', (): Answer => ({ body: { hello: 1 } }), 'not-wordpress', 'unavailable'],
    ['a protected site', at('/wp-json/', { status: 401, body: '<html>401' }), 'rest-api-closed', 'unavailable'],
    [
      'maintenance',
      at('/wp-json/', { status: 500, body: '<html>Briefly unavailable' }),
      'store-not-json',
      'unavailable',
    ],
    [
      'a redirect',
      at('/wp-json/', { status: 301, headers: { Location: 'https://www.x.example/' }, body: '' }),
      'store-redirects',
      'unavailable',
    ],
  ])('names %s', async (_name, other, code, kind) => {
    const check = await ping(other);
    expect(check).toMatchObject({ ok: false, code, kind });
    expect(check.message).not.toBe('');
    expect(check.whatToDo).not.toBe('');
  });

  it('names plain permalinks', async () => {
    const check = await ping(({ path, query }) => {
      const isIndex = path === '/' && query.get('rest_route') === '/';
      return isIndex ? { body: recordedBody('rest-root') } : { status: 404, body: '<html>Not found' };
    });
    expect(check).toMatchObject({ ok: false, code: 'plain-permalinks' });
    expect(check.whatToDo).toContain('Permalinks');
  });

  it('names a WordPress without WooCommerce', async () => {
    const check = await ping(({ path }, home) =>
      path === '/wp-json/' ? { body: { name: 'Blog', home, namespaces: ['wp/v2'] } } : 'well',
    );
    expect(check).toMatchObject({ ok: false, code: 'woocommerce-missing' });
  });

  it('names the address the shop calls itself by', async () => {
    const check = await ping(
      at('/wp-json/', { body: { ...recordedBody('rest-root'), home: 'https://www.x.example/' } }),
    );
    expect(check).toMatchObject({ ok: false, code: 'other-home' });
    expect(check.whatToDo).toContain('https://www.x.example ');
  });

  it('names a clock that is off when that makes signatures fail', async () => {
    const late = { ...realPorts(), now: () => realPorts().now() - 20 * 60_000 };
    const check = await ping(at(orders, replay('auth-error-oauth-old-timestamp')), late);
    expect(check).toMatchObject({ ok: false, code: 'clock-wrong' });
    expect(check.message).toContain('20 minutes ahead of ours');
  });

  it('names a shop that nobody reaches', async () => {
    const shop = await openSmallShop(() => ({ body: '' }));
    await shop.close();
    const { homeUrl, door } = shop;
    const check = await checkWooCommerce({
      connectionId: 'shop',
      homeUrl,
      door,
      ports: realPorts(),
      origin: { actor: 'x' },
    });
    expect(check).toMatchObject({ ok: false, code: 'store-unreachable', kind: 'unavailable' });
    expect(check.message).toContain('ECONNREFUSED');
  });
});
