import { describe, expect, test } from 'vitest';
import { createDoor, type DoorOptions, type DoorRequest, type Exchange } from '../../../main/http/door.ts';
import { createLanes } from '../../../main/http/lanes.ts';
import { type HttpRequest, type HttpResponse, TransportError } from '../../../main/http/transport.ts';
import { createSetTime, settle } from './setTime.ts';

const read: DoorRequest = {
  method: 'GET',
  url: 'http://nav01:7048/BC/api/v2.0/companies',
  headers: {},
  effect: 'read',
  origin: { actor: 'poll' },
  summary: 'list companies',
};
const write: DoorRequest = {
  ...read,
  method: 'POST',
  effect: 'business',
  body: '{}',
  summary: 'create sales order A-1',
};

function answer(status: number, headers: Record<string, string> = {}): HttpResponse {
  return { status, headers, body: `${status}` };
}

/** A door over a transport that gives the outcomes one after the other; `null` never answers. */
function setUp(outcomes: readonly (HttpResponse | TransportError | null)[], more: Partial<DoorOptions> = {}) {
  const time = createSetTime();
  const heard: HttpRequest[] = [];
  const exchanges: Exchange[] = [];
  const door = createDoor({
    system: 'nav1',
    ports: time.ports,
    timeoutMs: 60_000,
    mayWrite: () => true,
    onExchange: (exchange) => exchanges.push(exchange),
    transport: (request) => {
      const outcome = outcomes[heard.push(request) - 1];
      if (outcome === null) return new Promise(() => undefined);
      return outcome instanceof TransportError || outcome === undefined
        ? Promise.reject(outcome)
        : Promise.resolve(outcome);
    },
    ...more,
  });
  return { door, time, heard, exchanges };
}

describe('the door', () => {
  test('sends no business write while the guard is closed, and says so', async () => {
    const { door, heard } = setUp([answer(201)], { mayWrite: () => false });
    await expect(door.send(write)).rejects.toMatchObject({
      kind: 'guarded',
      code: 'write-guard-closed',
      system: 'nav1',
    });
    expect(heard).toEqual([]);
  });

  test('lets reads through while the guard is closed', async () => {
    const { door } = setUp([answer(200)], { mayWrite: () => false });
    await expect(door.send(read)).resolves.toMatchObject({ status: 200 });
  });

  test('does not send a write whose guard was closed while it waited for its lane', async () => {
    let open = true;
    let release: (response: HttpResponse) => void = () => undefined;
    const transport = () =>
      new Promise<HttpResponse>((resolve) => {
        release = resolve;
      });
    const { door } = setUp([], { transport, mayWrite: () => open, lanes: createLanes({ most: 4, oneWriter: true }) });
    const first = door.send(write);
    const second = door.send(write);
    await settle();
    open = false;
    release(answer(201));
    await expect(first).resolves.toMatchObject({ status: 201 });
    await expect(second).rejects.toMatchObject({ code: 'write-guard-closed' });
  });

  test('repeats a read that met an overloaded server, after the wait the server asked for', async () => {
    const { door, time, heard } = setUp([answer(503, { 'retry-after': '2' }), answer(200)]);
    const sent = door.send(read);
    await settle();
    time.forward(1_999);
    await settle();
    expect(heard).toHaveLength(1);
    time.forward(1);
    await expect(sent).resolves.toMatchObject({ status: 200 });
  });

  test('gives up a read after three tries and hands over the last answer', async () => {
    const { door, time, heard } = setUp([answer(502), answer(502), answer(504)]);
    const sent = door.send(read);
    for (let turn = 0; turn < 3; turn += 1) {
      await settle();
      time.forward(5_000);
    }
    await expect(sent).resolves.toMatchObject({ status: 504 });
    expect(heard).toHaveLength(3);
  });

  test('never repeats a write', async () => {
    const { door, heard } = setUp([answer(503), answer(201)]);
    await expect(door.send(write)).resolves.toMatchObject({ status: 503 });
    expect(heard).toHaveLength(1);
  });

  test('says that a request without answer may have been heard, and cuts its connection', async () => {
    const { door, time, heard } = setUp([null]);
    const sent = door.send({ ...write, timeoutMs: 30_000 });
    await settle();
    time.forward(30_000);
    await expect(sent).rejects.toMatchObject({ failure: 'timeout', sent: true });
    expect(heard[0]?.signal?.aborted).toBe(true);
  });

  test('leaves no timer behind after an answer', async () => {
    const { door, time } = setUp([answer(200)]);
    await door.send(read);
    expect(time.waiting()).toBe(0);
  });

  test('repeats a call once after a 401 when there is something new to sign in with, a write too', async () => {
    let token = 'old';
    const renew = async () => {
      token = 'new';
      return true;
    };
    const sign = (request: HttpRequest) => ({ ...request, headers: { Authorization: token } });
    const { door, heard } = setUp([answer(401), answer(201)], { signIn: { sign, renew } });
    await expect(door.send({ ...read, method: 'POST', effect: 'business' })).resolves.toMatchObject({ status: 201 });
    expect(heard.map(({ headers }) => headers['Authorization'])).toEqual(['old', 'new']);
  });

  test.each([
    ['has nothing new', false, 1],
    ['is refused again', true, 2],
  ])('gives the 401 to the caller when the sign-in %s', async (_name, renewed, calls) => {
    const signIn = { sign: (request: HttpRequest) => request, renew: async () => renewed };
    const { door, heard } = setUp([answer(401), answer(401)], { signIn });
    await expect(door.send(read)).resolves.toMatchObject({ status: 401 });
    expect(heard).toHaveLength(calls);
  });

  test('sends every request on the way of its connection', async () => {
    const network = { id: 'nav' };
    const { door, heard } = setUp([answer(200)], { network });
    await door.send(read);
    expect(heard[0]?.network).toBe(network);
  });

  test('offers every exchange without what signs it in', async () => {
    const { door, exchanges, heard } = setUp([answer(200)], {
      signIn: {
        sign: (request) => ({
          ...request,
          url: `${request.url}&consumer_secret=cs_1`,
          headers: { Authorization: 'Basic eA==' },
        }),
      },
    });
    await door.send({
      ...read,
      url: 'https://me:secret@shop.example/wp-json?a=1&consumer_key=ck_1&oauth_signature=abc',
    });
    expect(heard[0]?.headers).toEqual({ Authorization: 'Basic eA==' });
    expect(exchanges).toHaveLength(1);
    expect(exchanges[0]?.request.url).toBe('https://shop.example/wp-json?a=1&consumer_key=***&oauth_signature=***');
    expect(JSON.stringify(exchanges)).not.toMatch(/secret|eA==|ck_1|cs_1/);
  });

  test('offers a failed exchange with its reason', async () => {
    const { door, exchanges } = setUp([new TransportError('refused', false, 'connect ECONNREFUSED')]);
    await expect(door.send(write)).rejects.toBeInstanceOf(TransportError);
    expect(exchanges).toMatchObject([{ attempt: 1, response: null, failure: 'connect ECONNREFUSED' }]);
  });
});
