import { afterEach, describe, expect, it } from 'vitest';
import { type Ports, realPorts } from '../../../../main/base/ports.ts';
import { createNodeTransport } from '../../../../main/http/nodeTransport.ts';
import { checkWooCommerce, type WooCheck } from '../../../../main/stores/woocommerce/check.ts';
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
  return checkShop(shop, ports);
}

async function checkShop({ homeUrl, door }: SmallShop, ports: Ports): Promise<WooCheck> {
  const { transport, close } = createNodeTransport();
  const way = { transport, ports, timeoutMs: 5_000 };
  const about = { connectionId: 'shop', homeUrl, door, origin: { actor: 'schedule' } };
  return checkWooCommerce({ ...way, ...about }).finally(close);
}

/** The one rung that does not hold; all below it do, and none above was tried. */
function brokenRung({ ladder }: WooCheck): string {
  const at = ladder.findIndex(({ result }) => result === 'failed');
  expect(ladder.slice(0, at).every(({ result }) => result === 'fine' || result === 'warning')).toBe(true);
  expect(ladder.slice(at + 1).every(({ result }) => result === 'notTried')).toBe(true);
  expect(ladder[at]?.whatToDo).not.toBe('');
  return ladder[at]?.name ?? 'none';
}

const at = (path: string, answer: Answer) => (asked: Asked) => (asked.path === path ? answer : 'well');
const replay = (name: string): Answer => ({
  status: recorded(name).response.status,
  body: recorded(name).response.body,
});
const orders = '/wp-json/wc/v3/orders';
const customers = '/wp-json/wc/v3/customers';
const webhooks = '/wp-json/wc/v3/webhooks';

describe('pinging a shop', () => {
  it('finds that all is well', async () => {
    const check = await ping(() => 'well');
    expect(check).toMatchObject({ ok: true, code: 'fine', kind: null, message: '', whatToDo: '' });
    expect(check.milliseconds).toBeGreaterThanOrEqual(0);
    expect(check.certificate).toBeNull();
    expect(check.ladder.map(({ name, result }) => `${name} ${result}`).join(', ')).toBe(
      'name fine, port fine, http fine, server fine, signIn fine, read fine, version fine, clock fine, speed fine',
    );
  });

  it.each([
    [
      'a key that is refused',
      at(orders, replay('auth-error-oauth-bad-signature')),
      'signin-refused',
      'authentication',
      'signIn',
    ],
    [
      'a key that may only write',
      at(orders, replay('auth-error-read-with-write-key')),
      'signin-refused',
      'authentication',
      'signIn',
    ],
    [
      'a key whose owner may not',
      at(orders, replay('auth-error-low-privilege-user-list')),
      'permission-missing',
      'permission',
      'read',
    ],
    [
      'a key whose owner may not see customers',
      at(customers, replay('auth-error-low-privilege-user-list')),
      'permission-missing',
      'permission',
      'read',
    ],
    [
      'a key that may not see webhooks',
      at(webhooks, replay('auth-error-low-privilege-user-webhooks')),
      'webhooks-not-allowed',
      'permission',
      'read',
    ],
    [
      'another kind of server',
      (): Answer => ({ status: 404, body: '<html>nginx' }),
      'not-wordpress',
      'unavailable',
      'server',
    ],
    [
      'another server that speaks JSON',
      (): Answer => ({ body: { hello: 1 } }),
      'not-wordpress',
      'unavailable',
      'server',
    ],
    [
      'a protected site',
      at('/wp-json/', { status: 401, body: '<html>401' }),
      'rest-api-closed',
      'unavailable',
      'server',
    ],
    [
      'maintenance',
      at('/wp-json/', { status: 500, body: '<html>Briefly unavailable' }),
      'store-not-json',
      'unavailable',
      'server',
    ],
    [
      'a redirect',
      at('/wp-json/', { status: 301, headers: { Location: 'https://www.x.example/' }, body: '' }),
      'store-redirects',
      'unavailable',
      'server',
    ],
  ])('names %s', async (_name, other, code, kind, rung) => {
    const check = await ping(other);
    expect(check).toMatchObject({ ok: false, code, kind });
    expect(brokenRung(check)).toBe(rung);
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
    const check = await checkShop(shop, realPorts());
    expect(brokenRung(check)).toBe('port');
    expect(check).toMatchObject({ ok: false, code: 'store-unreachable', kind: 'unavailable' });
    expect(check.message).toContain('nothing listens on port');
  });

  it('says the version, and warns of one that is too old', async () => {
    const status = (version: string) => at('/wp-json/wc/v3/system_status', { body: { environment: { version } } });
    const rung = ({ ladder }: WooCheck) => ladder.find(({ name }) => name === 'version');
    expect(rung(await ping(status('9.4.2')))).toMatchObject({ result: 'fine', detail: 'WooCommerce 9.4.2.' });
    const old = await ping(status('8.9.1'));
    expect(old).toMatchObject({ ok: true, code: 'fine' });
    expect(rung(old)).toMatchObject({ result: 'warning', whatToDo: 'Update WooCommerce in the shop.' });
    const closed = await ping(at('/wp-json/wc/v3/system_status', replay('auth-error-low-privilege-user-list')));
    expect(rung(closed)).toMatchObject({ result: 'fine', detail: 'The shop does not say its version.' });
  });

  it('warns of a clock that is off, and of a shop that is slow', async () => {
    const late = { ...realPorts(), now: () => realPorts().now() - 20 * 60_000 };
    const check = await ping(() => 'well', late);
    expect(check).toMatchObject({ ok: true, code: 'clock-off' });
    expect(check.ladder.find(({ name }) => name === 'clock')?.result).toBe('warning');
    let clock = Date.now();
    const slow = await ping(
      () => {
        clock += 3_000;
        return 'well';
      },
      { ...realPorts(), now: () => clock },
    );
    expect(slow.ladder.at(-1)).toMatchObject({ name: 'speed', result: 'warning', detail: '127.0.0.1 answers in 3 s.' });
  });

  it('breaks at a name that nobody knows', async () => {
    const shop = await openSmallShop(() => ({ body: '' }));
    open.push(shop);
    const check = await checkShop({ ...shop, homeUrl: 'https://nobody.invalid' }, realPorts());
    expect(brokenRung(check)).toBe('name');
    expect(check).toMatchObject({ code: 'store-unreachable', kind: 'unavailable' });
  });

  it('breaks at a certificate that nobody vouches for, and shows it', async () => {
    const shop = await openSmallShop(() => ({ body: '' }), { secure: true });
    open.push(shop);
    const check = await checkShop(shop, realPorts());
    expect(brokenRung(check)).toBe('tls');
    expect(check.certificate?.fingerprint).toMatch(/^[0-9a-f]{64}$/);
  });

  it('breaks at a connection that is cut', async () => {
    expect(brokenRung(await ping(() => undefined))).toBe('http');
  });
});
