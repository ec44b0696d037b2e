import { X509Certificate } from 'node:crypto';
import { TransportError } from '../http/transport.ts';
import type { UserRequest } from './signedInUser.ts';

/** The part of Electron's Session that is used. */
export interface ChromiumSession {
  allowNTLMCredentialsForDomains(domains: string): void;
  setCertificateVerifyProc(
    proc: (
      shown: { readonly hostname: string; readonly certificate: { readonly data: string } },
      decide: (result: number) => void,
    ) => void,
  ): void;
  setProxy(config: {
    readonly mode: 'direct' | 'fixed_servers';
    readonly proxyRules?: string;
    readonly proxyBypassRules?: string;
  }): Promise<void>;
}

export interface UserSessions<Session> {
  /**
   * The session of a request's connection as its settings are now, ready to sign in there. `through`: the address of a
   * proxy that every connection of it takes; such a session is another one.
   */
  of(request: UserRequest, through?: string): Promise<Session>;
  /** Nobody is signed in to anywhere any longer. */
  forget(): void;
}

/**
 * What is signed in to when there is nothing to sign in to. An empty list would let Windows decide by its zones, and it
 * holds every short name for a server of the own house. https://www.chromium.org/developers/design-documents/http-authentication/
 */
const NOBODY = 'https://nobody.invalid:1';

/** What the verify proc of Electron's session answers. */
const ACCEPTED = 0;
const REFUSED = -2;
const AS_CHROMIUM_FOUND = -3;

/**
 * Sessions in memory, without cache and cookies, one for each connection and the settings it has: Chromium keeps what a
 * verify proc decided, so a changed pin needs another session.
 */
export function createUserSessions<Session extends ChromiumSession>(
  fromPartition: (name: string, options: { cache: boolean }) => Session,
): UserSessions<Session> {
  const sessions = new Map<string, Promise<Session>>();
  const origins = new Map<string, string>();
  const keeper = fromPartition('windows-user', { cache: false });
  let opened = 0;

  /**
   * The list is Chromium's whole network's, not of one session: so it holds exact addresses only (scheme, name, port),
   * never a pattern, and those of connections that signed in.
   */
  function allow(): void {
    keeper.allowNTLMCredentialsForDomains([...new Set(origins.values())].join(',') || NOBODY);
  }

  async function open(pinned: string | undefined, through: string | undefined): Promise<Session> {
    opened += 1;
    const session = fromPartition(`windows-user-${opened}`, { cache: false });
    session.setCertificateVerifyProc(({ certificate }, decide) => decide(judged(certificate.data, pinned)));
    await session.setProxy(proxyOf(through));
    return session;
  }

  allow();
  return {
    async of({ network, url, pinned }, through) {
      const origin = exactOrigin(new URL(url));
      const key = JSON.stringify([network, origin, pinned, through]);
      const opening = sessions.get(key) ?? open(pinned, through);
      sessions.set(key, opening);
      opening.catch(() => sessions.delete(key));
      const session = await opening;
      if (origins.get(network) !== origin) {
        origins.set(network, origin);
        allow();
        // The list travels another way than requests do; a question answered in between lets it arrive first.
        await session.setProxy(proxyOf(through));
      }
      return session;
    },
    forget() {
      origins.clear();
      allow();
    },
  };
}

function proxyOf(through: string | undefined): Parameters<ChromiumSession['setProxy']>[0] {
  if (through === undefined) return { mode: 'direct' };
  // Chromium would go round a proxy on the way to this computer itself.
  return { mode: 'fixed_servers', proxyRules: through, proxyBypassRules: '<-loopback>' };
}

/** With a pin that one certificate is accepted and no other; otherwise what Chromium finds with Windows' authorities. */
function judged(pem: string, pinned: string | undefined): number {
  if (pinned === undefined) return AS_CHROMIUM_FOUND;
  try {
    return plain(new X509Certificate(pem).fingerprint256) === plain(pinned) ? ACCEPTED : REFUSED;
  } catch {
    // What cannot be read is not the pinned one.
    return REFUSED;
  }
}

function plain(fingerprint: string): string {
  return fingerprint.replace(/[^0-9a-f]/gi, '').toLowerCase();
}

/**
 * Scheme, name and port as Chromium's list takes them. A star or a leading dot would stand for more than this server.
 * @throws TransportError
 */
function exactOrigin({ protocol, hostname, port }: URL): string {
  const isWeb = protocol === 'https:' || protocol === 'http:';
  if (!isWeb || !/^(\[[0-9a-f:.]+\]|[a-z0-9_][a-z0-9_.-]*)$/.test(hostname))
    throw new TransportError('other', false, 'the Windows user can sign in to a web address with a plain name only');
  return `${protocol}//${hostname}:${port === '' ? (protocol === 'https:' ? '443' : '80') : port}`;
}
