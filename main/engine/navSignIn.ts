import { ConnectorError } from '../base/errors.ts';
import type { Ports } from '../base/ports.ts';
import type { NavConnectionSettings } from '../contract/settings.ts';
import type { SignIn } from '../http/door.ts';
import type { Transport } from '../http/transport.ts';
import { createBasicAuth } from '../nav/auth/basic.ts';
import { createEntraSignIn } from '../nav/auth/entra.ts';
import { createNtlmHandshake } from '../nav/auth/ntlm.ts';
import { networkOf, type WaySignIn } from './network.ts';

export interface NavSignInParts {
  readonly ports: Ports;
  readonly transport: Transport;
  /** Sealed secrets of the connection by field; null where there is none. */
  readonly secret: (field: string) => string | null;
}

/** How a NAV connection signs in: by each request, or by the connection itself. */
export function navSignIn(
  settings: NavConnectionSettings,
  parts: NavSignInParts,
): { readonly signIn?: SignIn; readonly way: WaySignIn } {
  const { id: system, user = '' } = settings;
  const password = () => parts.secret('password') ?? missing(system, 'password');
  switch (settings.signIn) {
    case 'basic':
      return { signIn: createBasicAuth({ user, password: password() }), way: {} };
    case 'windows':
      return { way: { handshake: createNtlmHandshake({ system, user, password: password(), ports: parts.ports }) } };
    case 'windowsUser':
      return { way: { asWindowsUser: true } };
    case 'entra':
      return { signIn: entra(settings, parts), way: {} };
  }
}

function entra(settings: NavConnectionSettings, { ports, transport, secret }: NavSignInParts): SignIn {
  const clientSecret = secret('clientSecret');
  const clientCertificate = secret('clientCertificate');
  return createEntraSignIn({
    system: settings.id,
    tenantId: settings.entra?.tenantId ?? missing(settings.id, 'tenant'),
    clientId: settings.entra?.clientId ?? missing(settings.id, 'client id'),
    authority: settings.entra?.authority,
    scope: settings.entra?.scope,
    ...(clientSecret !== null && { clientSecret }),
    ...(clientCertificate !== null && { clientCertificate }),
    transport,
    ports,
    network: networkOf(settings, secret('proxyPassword')),
  });
}

/** A connection of earlier settings whose secret was lost with its vault. */
export function missing(system: string, what: string): never {
  throw new ConnectorError({
    kind: 'authentication',
    code: 'secret-missing',
    message: `Connection ${system} has no ${what}.`,
    whatToDo: 'Import the settings again with it.',
    system,
  });
}
