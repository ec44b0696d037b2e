import type { ConfidentialClientApplication, NodeAuthOptions } from '@azure/msal-node';
import type { Ports } from '../../base/ports.ts';
import { ConnectorError } from '../../base/errors.ts';
import type { SignIn } from '../../http/door.ts';
import type { Network, Transport } from '../../http/transport.ts';
import { readEntraCertificate } from './entraCertificate.ts';
import { entraError, entraPausing, entraSettingsError, type TokenFailure } from './entraErrors.ts';
import { createEntraNetwork } from './entraNetwork.ts';

export interface EntraOptions {
  /** The connection's id. */
  readonly system: string;
  readonly tenantId: string;
  readonly clientId: string;
  /** Where tokens are asked for, with the tenant or without; Microsoft's public cloud where absent. */
  readonly authority?: string;
  /** Business Central's own where absent. */
  readonly scope?: string;
  /** One of both is needed; the certificate is taken where both are given. */
  readonly clientSecret?: string;
  /** Certificate and private key, both PEM, one after the other. */
  readonly clientCertificate?: string;
  readonly transport: Transport;
  readonly ports: Ports;
  /** The connection's network: its proxy and its trusted certificates hold for tokens too, its pin does not. */
  readonly network?: Network;
}

const PUBLIC_CLOUD = 'https://login.microsoftonline.com';
const BUSINESS_CENTRAL = 'https://api.businesscentral.dynamics.com/.default';

/**
 * Signs in as an application of Microsoft Entra (OAuth 2.0 client credentials). Tokens are kept in memory and renewed
 * five minutes before their end; after a 401 `renew` asks for one past the kept one.
 * @throws ConnectorError `signin-refused`, `signin-unavailable` from both
 */
export function createEntraSignIn(options: EntraOptions): SignIn {
  const { system, scope = BUSINESS_CENTRAL } = options;
  const authority = authorityOf(options);
  let client: Promise<ConfidentialClientApplication> | null = null;
  let failure: TokenFailure | null = null;
  /** Under way for all that ask meanwhile: a shop's worth of calls needs one token. */
  let signing: Promise<string> | null = null;
  let renewing: Promise<string> | null = null;
  let latest: string | null = null;

  async function createClient(): Promise<ConfidentialClientApplication> {
    const credential = credentialOf(options);
    // Only who uses Entra pays for loading it.
    const { ConfidentialClientApplication } = await import('@azure/msal-node');
    const networkClient = createEntraNetwork({
      transport: options.transport,
      ports: options.ports,
      ...(options.network && { network: wayToEntra(options.network) }),
      onFailure: (seen) => (failure = seen),
    });
    const auth: NodeAuthOptions = { clientId: options.clientId, authority: authority.href, ...credential };
    // Hosts besides Microsoft's own are only asked when they are named.
    const known = authority.origin === PUBLIC_CLOUD ? {} : { knownAuthorities: [authority.host] };
    return new ConfidentialClientApplication({ auth: { ...auth, ...known }, system: { networkClient } });
  }

  async function acquire(skipCache: boolean): Promise<string> {
    failure = null;
    try {
      const ready = await (client ??= createClient());
      const result = await ready.acquireTokenByClientCredential({ scopes: [scope], skipCache });
      if (!result?.accessToken) throw entraSettingsError(system);
      return (latest = result.accessToken);
    } catch (error) {
      if (error instanceof ConnectorError) client = null;
      throw errorOf(error);
    }
  }

  /** The library's errors hold tenant and application in their texts, so none of them goes further, not even as cause. */
  function errorOf(error: unknown): ConnectorError {
    if (error instanceof ConnectorError) return error;
    if (failure) return entraError(failure, authority.host, system);
    const pausing = error instanceof Error && error.name === 'ServerError';
    return pausing ? entraPausing(authority.host, system) : entraSettingsError(system);
  }

  function token(): Promise<string> {
    if (renewing) return renewing;
    signing ??= acquire(false).finally(() => {
      signing = null;
    });
    return signing;
  }

  return {
    async sign(request) {
      return { ...request, headers: { ...request.headers, Authorization: `Bearer ${await token()}` } };
    },
    async renew() {
      const refused = latest;
      renewing ??= acquire(true).finally(() => {
        renewing = null;
      });
      return (await renewing) !== refused;
    },
  };
}

/** A token's server is not NAV: NAV's pinned certificate would refuse it, and its Windows sign-in is none of its business. */
function wayToEntra({ id, trusted, proxy }: Network): Network {
  return { id: `${id}/tokens`, ...(trusted && { trusted }), ...(proxy && { proxy }) };
}

function authorityOf({ authority = PUBLIC_CLOUD, tenantId, system }: EntraOptions): URL {
  const url = URL.parse(authority);
  if (!url) throw entraSettingsError(system);
  if (url.pathname === '/') url.pathname = `/${encodeURIComponent(tenantId)}`;
  return url;
}

function credentialOf(options: EntraOptions): Pick<NodeAuthOptions, 'clientSecret' | 'clientCertificate'> {
  const { clientCertificate, clientSecret, ports, system } = options;
  if (clientCertificate !== undefined && clientCertificate !== '') {
    return { clientCertificate: readEntraCertificate(clientCertificate, ports.now(), system) };
  }
  if (clientSecret === undefined || clientSecret === '') throw entraSettingsError(system);
  return { clientSecret };
}
