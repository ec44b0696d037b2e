import type { ConnectionSettings, Settings } from '../contract/settings.ts';
import type { Handshake, Network } from '../http/transport.ts';

/** How a connection signs in where that belongs to the way rather than to a request. */
export interface WaySignIn {
  readonly handshake?: Handshake;
  readonly asWindowsUser?: boolean;
}

/** The way to a connection's system, as its settings say. */
export function networkOf(
  connection: ConnectionSettings,
  proxyPassword: string | null,
  signIn: WaySignIn = {},
): Network {
  const { id, pinnedCertificate, certificateAuthority } = connection;
  return {
    id,
    ...(pinnedCertificate !== undefined && { pinned: pinnedCertificate }),
    // The import put the certificates in place of the file that the settings named.
    ...(typeof certificateAuthority === 'string' && { trusted: [certificateAuthority] }),
    ...proxyOf(connection, proxyPassword),
    ...signIn,
  };
}

function proxyOf({ proxy, proxyUser }: ConnectionSettings, password: string | null): Pick<Network, 'proxy'> {
  if (proxy === 'none') return {};
  if (proxy === 'system') return { proxy };
  return { proxy: { url: proxy, ...(proxyUser !== undefined && { user: proxyUser, password: password ?? '' }) } };
}

/**
 * The way of the probes to the public address: where a shop is reached through a proxy, the internet is. `secret` by its
 * slot. null: direct.
 */
export function probeWay(
  { connections }: Pick<Settings, 'connections'>,
  secret: (slot: string) => string | null,
): Network | null {
  const behind = connections.find(({ kind, proxy }) => kind !== 'nav' && proxy !== 'none');
  return behind ? { id: 'probe', ...proxyOf(behind, secret(`${behind.id}/proxyPassword`)) } : null;
}
