import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type EntraServer, serveEntra } from '../../fakes/entra.ts';
import { type NtlmServer, serveNtlm } from '../../fakes/ntlmServer.ts';
import { createAuthority, type Issued, selfSigned } from '../../main/http/support/authority.ts';
import { createListening } from '../../main/http/support/listening.ts';
import { createLittleProxy } from '../../main/http/support/littleProxy.ts';
import { realSurroundings } from '../../sandbox/realClock.ts';
import type { Scene, SceneOptions } from './scene.ts';

/** A way to NAV and of signing in there. */
export interface Way {
  /** The systems at its end. */
  readonly scene: SceneOptions;
  /** What the settings file says of it, besides or instead of what it says of the sandbox's NAV. */
  readonly nav: (scene: Scene) => object;
  /** Variables of the process. */
  readonly env?: Readonly<Record<string, string>>;
  /** What must not be readable anywhere. */
  readonly secrets: readonly string[];
}

/** A way that can be closed by what stands in the settings file. */
export interface Refusable extends Way {
  /** The same with credentials that are refused. */
  readonly wrong: (scene: Scene) => object;
  /** Counts from now on how often credentials are tried, in vain or not. */
  readonly watch: (scene: Scene) => () => number;
}

/** Ways that are open at a time, closed together. */
export interface Ways {
  /** With a password from a variable, or a web service access key from a file. */
  basic(by: 'password' | 'access key'): Refusable;
  windows(): Refusable;
  entra(by: 'secret' | 'certificate'): Promise<Refusable & { readonly server: EntraServer }>;
  /** With a certificate that nobody else vouches for. */
  ownCertificate(): Way & { readonly issued: Issued };
  ownAuthority(): Way;
  /** By a name that only the proxy knows. */
  proxy(secure: boolean): Promise<Way & { readonly asked: readonly string[] }>;
  close(): Promise<void>;
}

const BASIC = {
  name: 'WEBSHOP',
  password: 'Passwort-Geheim-1ü',
  key: 'R2VoZWltZXJTY2hsdWVzc2VsRGVzV2Vic2hvcHMxMjM0NTY=',
};
const WINDOWS = { domain: 'CONTOSO', user: 'svc-webshop', password: 'Winter-Geheim-2ä' };
const PROXY = { user: 'svc-proxy', password: 'Proxy-Geheim-3ö' };
const ENTRA = { tenantId: '3d2a6f0e-7f1b-4a0c-9a44-0d8a3f0a1b2c', clientId: '8f1c2d3e-1111-4222-8333-444455556666' };
const CLIENT_SECRET = 'Qx8~a-good-secret-of-forty-letters-or-so';
const WRONG = 'Falsch-aber-lang-genug-4';
const NAV_NAME = 'nav01.test';

const fixture = (name: string) => readFileSync(new URL(`../../fixtures/${name}`, import.meta.url), 'utf8');

export function createWays(): Ways {
  const folder = mkdtempSync(join(tmpdir(), 'ml-ways-'));
  const listening = createListening();
  const servers: EntraServer[] = [];

  function fileWith(name: string, text: string): { readonly file: string } {
    const file = join(folder, name);
    writeFileSync(file, text, { mode: 0o600 });
    return { file };
  }

  return {
    basic(by) {
      const { name, password, key } = BASIC;
      const isKey = by === 'access key';
      const secret = isKey ? key : password;
      const right = isKey ? fileWith('access.key', `${key}\n`) : { env: 'NAV_PASSWORD' };
      return {
        scene: { nav: { users: [{ name, password: secret }] } },
        nav: () => ({ user: name, password: right }),
        wrong: () => ({ user: name, password: WRONG }),
        env: { NAV_PASSWORD: password },
        secrets: [secret, `${name}:${secret}`],
        watch: (scene) => countSigned(scene),
      };
    },
    windows() {
      const { domain, user, password } = WINDOWS;
      let server: NtlmServer | null = null;
      const nav = (secret: string) => () => ({ signIn: 'windows', user: `${domain}\\${user}`, password: secret });
      return {
        scene: {
          nav: { users: [{ name: user, password: 'known to Windows alone' }], credentialType: 'Windows' },
          navFront: async (handle) => {
            const { now, bytes } = realSurroundings;
            server = await serveNtlm({ accounts: [WINDOWS], handle, now, random: bytes });
            return server;
          },
        },
        nav: nav(password),
        wrong: nav(WRONG),
        secrets: [password],
        watch: () => () => server?.requests.filter(({ kind }) => kind === 'refused' || kind === 'accepted').length ?? 0,
      };
    },
    async entra(by) {
      const tls = { key: fixture('tls/key.pem'), cert: fixture('tls/certificate.pem') };
      const [certificate, key] = [fixture('entra/certificate.pem'), fixture('entra/key.pem')];
      const isSecret = by === 'secret';
      const credential = isSecret ? { secret: CLIENT_SECRET } : { certificate };
      const server = await serveEntra({ ...ENTRA, credential, tls, now: realSurroundings.now });
      servers.push(server);
      const nav = (proof: object) => () => ({
        signIn: 'entra',
        user: undefined,
        password: undefined,
        entra: { ...ENTRA, authority: server.url },
        certificateAuthority: tls.cert,
        ...proof,
      });
      const proof = { clientCertificate: fileWith('application.pem', `${certificate}${key}`) };
      // A line from the middle of the key, which no other key has; and every token there is.
      const secrets = [isSecret ? CLIENT_SECRET : (key.split('\n')[5] ?? key)];
      const bearer = (token: string) => {
        if (!secrets.includes(token)) secrets.push(token);
        return server.isGood(token);
      };
      return {
        server,
        scene: { navTls: tls, nav: { bearer } },
        nav: nav(isSecret ? { clientSecret: CLIENT_SECRET } : proof),
        wrong: nav({ clientSecret: WRONG }),
        secrets,
        watch: () => server.tokenRequests,
      };
    },
    ownCertificate() {
      const issued = selfSigned();
      return { issued, scene: { navTls: issued }, nav: () => ({}), secrets: [] };
    },
    ownAuthority() {
      const authority = createAuthority('Contoso');
      const certificateAuthority = fileWith('contoso.pem', authority.cert);
      return { scene: { navTls: authority.issue() }, nav: () => ({ certificateAuthority }), secrets: [] };
    },
    async proxy(secure) {
      const names: Record<string, number> = {};
      const { server, asked } = createLittleProxy({ names, signIn: `${PROXY.user}:${PROXY.password}` });
      const port = await listening.on(server);
      const authority = createAuthority('Contoso');
      return {
        asked,
        scene: secure ? { navTls: authority.issue({ names: [NAV_NAME] }) } : {},
        nav(scene) {
          const url = new URL(scene.addresses.nav.url);
          names[NAV_NAME] = Number(url.port);
          url.hostname = NAV_NAME;
          return {
            url: url.href,
            ...(secure && { certificateAuthority: authority.cert }),
            proxy: `http://127.0.0.1:${port}`,
            proxyUser: PROXY.user,
            proxyPassword: PROXY.password,
          };
        },
        secrets: [PROXY.password, `${PROXY.user}:${PROXY.password}`],
      };
    },
    async close() {
      listening.closeAll();
      await Promise.all(servers.splice(0).map((server) => server.close()));
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function countSigned(scene: Scene): () => number {
  let count = 0;
  scene.navFaults.onWorked(({ headers }) => {
    if (headers['authorization'] !== undefined) count += 1;
  });
  return () => count;
}
