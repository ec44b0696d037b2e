import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createSingleConnection, type SingleConnection } from '../../../main/shell/singleConnection.ts';
import { createListening } from '../http/support/listening.ts';
import { overSocks } from './standInChromium.ts';

const listening = createListening();
let relay: SingleConnection;
let port: number;
/** Connections that reached the server, in their order. */
let reached: Socket[];

beforeEach(async () => {
  reached = [];
  relay = await createSingleConnection();
  port = await listening.on(createServer((socket) => void reached.push(socket.resume())));
});
afterEach(async () => {
  await relay.close();
  listening.closeAll();
});

const to = (host: string, at: number) => overSocks(relay.address, { host, port: at });
const turnedAway = { message: 'net::ERR_SOCKS_CONNECTION_FAILED' };

describe('the relay of writes', () => {
  test('lets one connection through, and none after it has broken', async () => {
    const permit = relay.permit('127.0.0.1', port);
    const socket = await to('127.0.0.1', port);
    expect(permit.used()).toBe(true);
    socket.destroy();
    await once(socket, 'close');
    await expect(to('127.0.0.1', port)).rejects.toMatchObject(turnedAway);
    expect(reached).toHaveLength(1);
    permit.end();
  });

  test('lets none through while the first stands, however long it waits', async () => {
    const permit = relay.permit('127.0.0.1', port);
    const first = await to('127.0.0.1', port);
    const second = to('127.0.0.1', port);
    first.destroy();
    await expect(second).rejects.toMatchObject(turnedAway);
    expect(reached).toHaveLength(1);
    permit.end();
  });

  test('lets nobody through without a write under way, or after it', async () => {
    await expect(to('127.0.0.1', port)).rejects.toMatchObject(turnedAway);
    const permit = relay.permit('127.0.0.1', port);
    const socket = await to('127.0.0.1', port);
    permit.end();
    await once(socket, 'close');
    await expect(to('127.0.0.1', port)).rejects.toMatchObject(turnedAway);
    expect(reached).toHaveLength(1);
  });

  test('leads to the server of the write and to no other', async () => {
    const permit = relay.permit('127.0.0.1', port);
    const other = await listening.on(createServer((socket) => void reached.push(socket)));
    await expect(to('127.0.0.1', other)).rejects.toMatchObject(turnedAway);
    await expect(to('localhost', port)).rejects.toMatchObject(turnedAway);
    expect([permit.used(), reached.length]).toEqual([false, 0]);
    permit.end();
  });

  test('says why a server cannot be reached, and lets the next try through', async () => {
    const deaf = await listening.deafPort();
    const permit = relay.permit('127.0.0.1', deaf);
    await expect(to('127.0.0.1', deaf)).rejects.toMatchObject(turnedAway);
    expect(permit.failure()).toMatchObject({ failure: 'refused', sent: false });
    expect(permit.used()).toBe(false);
    await expect(to('127.0.0.1', deaf)).rejects.toMatchObject(turnedAway);
    permit.end();
  });

  test('passes on what both sides say', async () => {
    const echo = await listening.on(createServer((socket) => void socket.pipe(socket)));
    const permit = relay.permit('127.0.0.1', echo);
    const socket = await to('127.0.0.1', echo);
    socket.write('an order');
    const [back] = (await once(socket, 'data')) as [Buffer];
    expect(back.toString()).toBe('an order');
    permit.end();
  });
});
