import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createServer } from 'node:tls';
import { createFakeBigCommerce } from '../../fakes/bigcommerce/bigcommerce.ts';
import { ACCOUNTS } from '../../fakes/bigcommerce/seed.ts';
import type { Handle } from '../../fakes/http.ts';
import { createFakeNav } from '../../fakes/nav/fakeNav.ts';
import { DEFAULT_SERVICES } from '../../fakes/nav/pages/pagesOptions.ts';
import { DEMO_USER, demoCompany } from '../../fakes/nav/seed.ts';
import { serveHttp } from '../../fakes/serve.ts';
import { createAuthority } from '../../main/http/support/authority.ts';
import { createLittleProxy } from '../../main/http/support/littleProxy.ts';
import { createListening } from '../../main/http/support/listening.ts';
import { realSurroundings } from '../../sandbox/realClock.ts';
import { openScene, type Scene } from '../support/scene.ts';
import { createWays } from '../support/ways.ts';

/*
 * What an administrator meets who sets up: a NAV whose administrator has not published a page yet and whose clock is
 * wrong, others that people sign in to by Windows and by Entra, a shop with plain permalinks, a BigCommerce store behind a
 * proxy, and a public address.
 */

const MINUTES_OFF = 7;
const proxyUser = { user: 'svc-proxy', password: 'Proxy-Geheim-3ö' };

export interface WizardSystems {
  readonly scene: Scene;
  /** What NAV's administrator does. */
  publishCustomers(): void;
  setNavClock(): void;
  readonly windows: { readonly url: string; readonly user: string; readonly password: string };
  readonly entra: {
    readonly url: string;
    readonly tenantId: string;
    readonly clientId: string;
    readonly authority: string;
    readonly pem: string;
    readonly authorityPem: string;
  };
  readonly big: {
    readonly proxy: string;
    readonly proxyUser: typeof proxyUser;
    readonly authorityPem: string;
    readonly account: typeof ACCOUNTS.full;
  };
  /** An https address that leads to the receiver once that is known. */
  readonly publicUrl: string;
  leadTo(receiver: string): void;
  /** What the process has to trust for it. */
  readonly env: Readonly<Record<string, string>>;
  close(): Promise<void>;
}

export async function openWizardSystems(): Promise<WizardSystems> {
  const closing: (() => void | Promise<void>)[] = [];
  const nav = createLateNav();
  const scene = await openScene({ surfaces: 'pages', ...nav.options });
  closing.push(() => scene.close());
  const ways = createWays();
  closing.push(() => ways.close());
  const authority = createAuthority('Contoso');
  const listening = createListening();
  closing.push(listening.closeAll);

  const windowsWay = ways.windows();
  const windowsNav = createFakeNav({ ...plainNav(), ...windowsWay.scene.nav });
  const windowsFront = await windowsWay.scene.navFront?.(windowsNav.handle);
  if (windowsFront === undefined) throw new Error('The Windows sign-in has no front.');
  closing.push(windowsFront.close);
  const windowsDraft = windowsWay.nav(scene) as { readonly user: string; readonly password: string };

  const entraWay = await ways.entra('certificate');
  const entraNav = createFakeNav({ ...plainNav(), ...entraWay.scene.nav });
  const { navTls } = entraWay.scene;
  const entraFront = await serveHttp(behaviourOf(entraNav.handle), { port: 0, ...(navTls && { tls: navTls }) });
  closing.push(entraFront.close);
  const entraDraft = entraWay.nav(scene) as {
    readonly entra: { readonly tenantId: string; readonly clientId: string; readonly authority: string };
    readonly certificateAuthority: string;
    readonly clientCertificate: { readonly file: string };
  };

  const big = createFakeBigCommerce({ now: realSurroundings.now, random: realSurroundings.bytes });
  const bigFront = await serveHttp(behaviourOf(big.handle), {
    port: 0,
    tls: authority.issue({ names: ['api.bigcommerce.com'] }),
  });
  closing.push(bigFront.close);
  const { server } = createLittleProxy({
    names: { 'api.bigcommerce.com': bigFront.port },
    signIn: `${proxyUser.user}:${proxyUser.password}`,
  });
  const proxyPort = await listening.on(server);

  let receiverPort = 0;
  // By both protocols: on a busy machine the name's other address is tried before the first one has answered.
  const front = createServer(authority.issue(), (socket) => pass(socket, receiverPort)).listen(0);
  await once(front, 'listening');
  const address = front.address();
  const frontPort = address !== null && typeof address === 'object' ? address.port : 0;
  closing.push(() => void front.close());
  const folder = mkdtempSync(join(tmpdir(), 'ml-wizard-'));
  closing.push(() => rmSync(folder, { recursive: true, force: true }));
  const trusted = join(folder, 'contoso.pem');
  writeFileSync(trusted, authority.cert);

  return {
    scene,
    publishCustomers: nav.publishCustomers,
    setNavClock: nav.setClock,
    windows: { url: windowsFront.url, user: windowsDraft.user, password: windowsDraft.password },
    entra: {
      url: entraFront.url,
      ...entraDraft.entra,
      pem: entraDraft.clientCertificate.file,
      authorityPem: entraDraft.certificateAuthority,
    },
    big: { proxy: `http://127.0.0.1:${proxyPort}`, proxyUser, authorityPem: authority.cert, account: ACCOUNTS.full },
    publicUrl: `https://localhost:${frontPort}`,
    leadTo: (receiver) => (receiverPort = Number(new URL(receiver).port)),
    env: { NODE_EXTRA_CA_CERTS: trusted },
    close: async () => {
      for (const close of closing.toReversed()) await close();
    },
  };
}

const behaviourOf = (handle: Handle) => (request: Parameters<Handle>[0]) => Promise.resolve(handle(request));

const plainNav = () => ({ now: realSurroundings.now, users: [DEMO_USER], companies: [demoCompany()] });

/** NAV without its customer page and with a wrong clock, until somebody puts that right. */
function createLateNav() {
  let behindMs = MINUTES_OFF * 60_000;
  let isPublished = false;
  const now = () => realSurroundings.now() - behindMs;
  const { 21: _customers, ...published } = DEFAULT_SERVICES;
  const before = createFakeNav({ ...plainNav(), now, apiEnabled: false, pages: { published } });
  const front = (handle: Handle) => (request: Parameters<Handle>[0]) => {
    const response = (isPublished ? handle : before.handle)(request);
    return Promise.resolve({ ...response, headers: { ...response.headers, Date: new Date(now()).toUTCString() } });
  };
  return {
    publishCustomers: () => void (isPublished = true),
    setClock: () => void (behindMs = 0),
    options: { nav: { now }, navFront: (handle: Handle) => serveHttp(front(handle), { port: 0 }) },
  };
}

function pass(socket: Socket, port: number): void {
  const onward = connect({ host: '127.0.0.1', port });
  for (const each of [socket, onward]) each.on('error', () => undefined);
  socket.pipe(onward).pipe(socket);
}
