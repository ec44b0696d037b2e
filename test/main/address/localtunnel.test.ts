import { createServer, connect, type AddressInfo } from 'node:net';
import { afterAll, describe, expect, it, onTestFinished } from 'vitest';
import { type OpenTunnel, openTunnel } from '../../../main/address/localtunnel.ts';
import type { ReceiverRequest } from '../../../main/host.ts';
import { until } from '../../e2e/support/until.ts';
import { createSharedServer, openScene, type SceneOptions, type TunnelScene } from './tunnelScene.ts';

const server = await createSharedServer();
afterAll(() => server.kill());

async function openRunning(options: Omit<SceneOptions, 'server'> = {}): Promise<TunnelScene> {
  await server.run();
  return openScene({ ...options, server });
}

const healthy = (scene: TunnelScene) => scene.passUntil('it is healthy', () => scene.state() === 'healthy');
const down = (scene: TunnelScene, hanging?: 'hanging') =>
  scene.passUntil('it is down', () => scene.state() === 'down', hanging);
/** The server keeps a name for a second of its own time, and no longer. */
const freed = (scene: TunnelScene) => until('the name is free', async () => !(await scene.isHeld(scene.name)));
const urlOf = ({ name }: TunnelScene) => `http://${name}.tunnel.localhost`;

describe('a tunnel', () => {
  it('is asked for again where the server is away, and opens when it is there', async () => {
    await server.kill();
    const scene = await openScene({ server });
    expect(scene.part.isKnown()).toBe(false);
    await down(scene);
    expect(scene.part.view()).toMatchObject({ url: null, finding: 'serverAway' });
    expect(scene.alarms.get('address-down')?.stopsWrites).toBe(false);
    expect(scene.part.isUsable()).toBe(false);

    await server.run();
    await healthy(scene);
    expect(scene.part.isUsable()).toBe(true);
    expect([...scene.alarms.keys()]).toEqual([]);
  });

  it('is open under the wished name, and brings requests through byte by byte', async () => {
    const came: ReceiverRequest[] = [];
    const scene = await openRunning({
      receive: async (request) => {
        came.push(request);
        return { status: 202, body: 'accepted' };
      },
    });
    await healthy(scene);
    expect(scene.part.view()).toMatchObject({ kind: 'localtunnel', url: urlOf(scene), finding: '', message: '' });

    // Letters of two bytes, which a piece of a request may cut in the middle.
    const body = 'Müller läßt grüßen, größer. '.repeat(4_000);
    const url = `${urlOf(scene)}/in/0123456789abcdef`;
    const { status } = await scene.transport({ method: 'POST', url, headers: { 'content-type': 'x/y' }, body });
    expect(status).toBe(202);
    expect(came.map((one) => [one.path, Buffer.from(one.body).toString('utf8') === body])).toEqual([
      ['/in/0123456789abcdef', true],
    ]);
  });

  it('whose server died and came back is made anew under the same name', async () => {
    const scene = await openRunning();
    await healthy(scene);
    await server.kill();
    await down(scene);
    expect(scene.part.url()).toBe(urlOf(scene));
    expect([...scene.alarms.keys()]).toEqual(['address-down']);
    const before = scene.returned();

    await server.run();
    await healthy(scene);
    expect(scene.part.url()).toBe(urlOf(scene));
    expect([...scene.alarms.keys()]).toEqual([]);
    expect(scene.returned()).toBe(before + 1);
  });

  it('whose server stands still with open connections is noticed, and made anew when it goes on', async () => {
    const scene = await openRunning();
    await healthy(scene);
    const running = await server.run();
    onTestFinished(running.thaw);
    running.freeze();
    await down(scene, 'hanging');
    expect(scene.part.view().finding).toBe('timeout');
    running.thaw();
    await freed(scene);
    await healthy(scene);
    expect(scene.part.url()).toBe(urlOf(scene));
    expect([...scene.alarms.keys()]).toEqual([]);
  });

  it('that has lost its connections one by one is noticed and made anew', async () => {
    let isResetting = false;
    const scene = await openRunning({ inFront: (port) => resettingFront(port, () => isResetting) });
    await healthy(scene);
    isResetting = true;
    const lost = Array.from({ length: 12 }, () => unanswered(server.port, scene.name));
    await down(scene, 'hanging');
    isResetting = false;
    await freed(scene);
    await healthy(scene);
    for (const socket of lost) socket.destroy();
    expect(scene.part.url()).toBe(urlOf(scene));
  });

  it('gives its name back when it is closed', async () => {
    const scene = await openRunning();
    await healthy(scene);
    expect(await scene.isHeld(scene.name)).toBe(true);
    scene.part.stop();
    await freed(scene);
    expect(scene.clock.next()).toBeNull();
  });
});

describe('a name that somebody else holds', () => {
  async function held() {
    let holder: OpenTunnel | null = null;
    const { host } = server;
    const scene = await openRunning({
      async before({ name, receiverPort: port, clock, transport }) {
        const wish = { host, name, port, anyName: false, onSuspect: () => undefined };
        const opened = await openTunnel(wish, { ports: clock.ports, transport });
        holder = typeof opened === 'object' ? opened : null;
      },
    });
    const close = () => holder?.close();
    onTestFinished(close);
    return { scene, close };
  }

  it('is waited for, and had as soon as it is free', async () => {
    const { scene, close } = await held();
    await scene.passUntil('it is taken', () => scene.part.view().finding === 'nameTaken');
    close();
    await freed(scene);
    await healthy(scene);
    expect(scene.part.url()).toBe(urlOf(scene));
  });

  it('is given up after some tries: the address is another one, says so, and the webhooks follow', async () => {
    const { scene } = await held();
    await healthy(scene);
    const { url, finding, message } = scene.part.view();
    expect(url).not.toBe(urlOf(scene));
    expect([finding, message]).toEqual([
      'otherName',
      'The name of the tunnel is taken, so it is open under another one; the webhooks follow it.',
    ]);
    expect(scene.returned()).toBeGreaterThan(0);
  });
});

/** Passes connections on, or resets each of them once something comes. */
async function resettingFront(port: number, isResetting: () => boolean): Promise<number> {
  const front = createServer((socket) => {
    const behind = connect(port, '127.0.0.1');
    socket.on('error', () => behind.destroy());
    behind.on('error', () => socket.destroy());
    socket.on('data', () => isResetting() && socket.resetAndDestroy());
    socket.pipe(behind).pipe(socket);
  });
  await new Promise<void>((resolve) => front.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void front.close());
  return (front.address() as AddressInfo).port;
}

/** A request through the tunnel that nobody will answer. */
function unanswered(port: number, name: string) {
  const socket = connect(port, '127.0.0.1', () => {
    socket.write(`POST /in/x HTTP/1.1\r\nHost: ${name}.tunnel.localhost\r\nContent-Length: 0\r\n\r\n`);
  });
  return socket.on('error', () => undefined);
}
