import {
  type HttpRequest,
  type HttpResponse,
  type Network,
  type Transport,
  TransportError,
} from '../http/transport.ts';

export interface WindowsUserParts {
  /** Address of the connection: nobody is signed in to another server. */
  readonly url: string;
  /** For what needs no sign-in, and for certificates. */
  readonly transport: Transport;
  /** Performs requests as the Windows user; absent where the host cannot. */
  readonly signedInUser?: Transport;
}

/**
 * The transport of a connection that signs in as the Windows user. What judges certificates is the same for all
 * connections: the host knows Windows' authorities and pins, so a server of an authority of our own is looked at here
 * first, and the certificate that was accepted is handed on as the only one.
 */
export function createWindowsUserWay({ url, transport, signedInUser }: WindowsUserParts): Transport {
  const home = new URL(url).origin;
  let accepted: string | null = null;

  async function send(request: HttpRequest, signedIn: Transport, network: Network): Promise<HttpResponse> {
    const { trusted, ...way } = network;
    const needsLook = !!trusted?.length && network.pinned === undefined && home.startsWith('https:');
    if (!needsLook) return signedIn({ ...request, network: way });
    accepted ??= await shownTo(transport, request, network);
    try {
      return await signedIn({ ...request, network: { ...way, pinned: accepted } });
    } catch (error) {
      if (!isCertificateRefused(error)) throw error;
      // Renewed since it was looked at.
      accepted = await shownTo(transport, request, network);
      return signedIn({ ...request, network: { ...way, pinned: accepted } });
    }
  }

  return async (request) => {
    const { network } = request;
    // The rungs ask without a sign-in; where the host has none, the transport says so in words.
    if (!network?.asWindowsUser || !signedInUser) return transport(request);
    if (originOf(request.url) !== home) throw elsewhere(home);
    try {
      return await send(request, signedInUser, network);
    } catch (error) {
      // Why a certificate is not acceptable, and which it is, is told alike for every way of signing in.
      if (isCertificateRefused(error)) await shownTo(transport, request, network);
      throw error;
    }
  };
}

/** Fingerprint of the certificate that the server shows now. @throws TransportError where it is not acceptable */
async function shownTo(transport: Transport, request: HttpRequest, network: Network): Promise<string> {
  const { asWindowsUser: _not, ...way } = network;
  const { url, signal } = request;
  let fingerprint = '';
  const looked = transport({
    method: 'GET',
    url,
    headers: {},
    network: way,
    ...(signal && { signal }),
    onStep(step) {
      if (step.step === 'tls') fingerprint = step.certificate.fingerprint;
    },
  });
  // What is answered does not matter, nor whether it is.
  await looked.catch((error: unknown) => {
    if (fingerprint === '') throw error;
  });
  return fingerprint;
}

function isCertificateRefused(error: unknown): boolean {
  return error instanceof TransportError && error.failure === 'tls' && !error.sent;
}

function originOf(url: string): string | null {
  return URL.canParse(url) ? new URL(url).origin : null;
}

function elsewhere(home: string): TransportError {
  return new TransportError('other', false, `the Windows user signs in to ${home} and to no other server`);
}
