import { afterEach, describe, expect, test } from 'vitest';
import { realPorts } from '../../../main/base/ports.ts';
import { createApiNav } from '../../../main/nav/api/apiNav.ts';
import { testWrite } from '../../../main/nav/writeTest.ts';
import type { FakeRequest } from '../../fakes/http.ts';
import { withFaults } from '../../fakes/faults.ts';
import { createFakeNav } from '../../fakes/nav/fakeNav.ts';
import { serveHttp } from '../../fakes/serve.ts';
import { company } from '../../navSeed.ts';
import { openDoor } from './server.ts';

const closers: (() => void | Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});

/** A simulated server with its API, and the test of it for customer C1. */
async function open() {
  const users = [{ name: 'me', password: 'secret-1' }];
  const fake = createFakeNav({ now: () => Date.now(), users, companies: [company] });
  const { behaviour, faults } = withFaults(fake.handle, {
    now: () => Date.now(),
    after: () => undefined,
    random: () => 0,
  });
  const served = await serveHttp(behaviour, { port: 0 });
  const { door, url, close } = openDoor(served.url, { path: '/BC250/api/v2.0', timeoutMs: 2_000 });
  closers.push(close, served.close);
  const nav = await createApiNav({
    connectionId: 'nav1',
    url,
    companyId: fake.admin.id,
    longestOperationMs: 510_000,
    door,
  });
  const run = (customerNo = 'C1') => testWrite(nav, { actor: 'person:eva' }, customerNo, realPorts());
  return { fake, faults, run };
}

const orders = ({ fake }: Awaited<ReturnType<typeof open>>) => fake.stored.orders();
const deletes = ({ method }: FakeRequest) => method === 'DELETE';
const creates = ({ method, url }: FakeRequest) => method === 'POST' && url.includes('salesOrders');

describe('the write test', () => {
  test('makes one sales order with a comment, and leaves nothing behind', async () => {
    const opened = await open();
    const { documentNo } = await opened.run();
    expect(documentNo).toBe('SO0001');
    expect(orders(opened)).toEqual([]);
    const { admin } = opened.fake;
    expect(admin.requests.filter(({ method }) => method === 'POST')).toHaveLength(1);
    expect(admin.requests.filter(({ method }) => method === 'DELETE')).toHaveLength(1);
  });

  test('says which customer is not there, and writes nothing', async () => {
    const opened = await open();
    await expect(opened.run('NOBODY')).rejects.toMatchObject({ code: 'customer-missing' });
    expect(opened.fake.admin.requests.every(({ method }) => method === 'GET')).toBe(true);
  });

  test('says that the user may not write', async () => {
    const opened = await open();
    opened.faults.when(creates, { kind: 'status', status: 403 });
    await expect(opened.run()).rejects.toMatchObject({ kind: 'permission', code: 'nav-permission' });
    expect(orders(opened)).toEqual([]);
  });

  test('deletes what was made although its answer was lost', async () => {
    const opened = await open();
    opened.faults.when(creates, { kind: 'dropAfterWork' }, 1);
    await expect(opened.run()).rejects.toMatchObject({ kind: 'unknownOutcome' });
    expect(orders(opened)).toEqual([]);
  });

  test('says what to look for when NAV may still make it', async () => {
    const opened = await open();
    opened.faults.when(creates, { kind: 'status', status: 504 });
    const failure = opened.run();
    await expect(failure).rejects.toMatchObject({ code: 'write-test-unclear' });
    await expect(failure).rejects.toHaveProperty('whatToDo', expect.stringMatching(/number WRITE-TEST-[0-9A-F]{12}/));
  });

  test('names what it could not delete', async () => {
    const opened = await open();
    opened.faults.when(deletes, { kind: 'status', status: 403 });
    await expect(opened.run()).rejects.toMatchObject({
      kind: 'permission',
      code: 'write-test-left-over',
      params: { documentNo: 'SO0001' },
      whatToDo: expect.stringContaining('Delete sales order SO0001'),
    });
    expect(orders(opened)).toHaveLength(1);
  });

  test('is content when it was deleted although that answer was lost', async () => {
    const opened = await open();
    opened.faults.when(deletes, { kind: 'dropAfterWork' }, 1);
    await expect(opened.run()).resolves.toEqual({ documentNo: 'SO0001' });
    expect(orders(opened)).toEqual([]);
  });

  test('asks nothing more after a refused sign-in', async () => {
    const opened = await open();
    opened.faults.when(creates, { kind: 'status', status: 401 });
    await expect(opened.run()).rejects.toMatchObject({ kind: 'authentication' });
    const last = opened.fake.admin.requests.at(-1);
    expect(last?.path).toContain('/customers');
  });
});
