/** A sign-in that belongs to a connection rather than to a request: two legs on one socket, then nothing while it lives. */
export interface Handshake {
  /** Authorization of the first leg, for the schemes the server offers (`NTLM`, `Negotiate`); null when none of them fits. */
  begin(offered: readonly string[]): string | null;
  /** Authorization of the second leg, which answers the server's challenge as it stands in WWW-Authenticate. */
  answer(challenge: string): string;
}

/** The way to a system. Requests of one network share its kept connections, those of another never do. */
export interface Network {
  /** The connection's id, and what tells its settings of one moment from another's. */
  readonly id: string;
  /**
   * SHA-256 of the one certificate that is accepted, 64 hex digits: chain, name and dates then do not matter, and no
   * other certificate is.
   */
  readonly pinned?: string;
  /** Certificates (PEM) trusted besides Node's and the system's. */
  readonly trusted?: readonly string[];
  /** `system` follows the proxy of the computer; direct where absent. */
  readonly proxy?: 'system' | { readonly url: string; readonly user?: string; readonly password?: string };
  readonly handshake?: Handshake;
  /** Signs in as the Windows user who runs the program; only some hosts can. */
  readonly asWindowsUser?: boolean;
}

export interface HttpRequest {
  readonly method: string;
  /** Absolute address, query included. */
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  /** Direct, with the usual certificates, where absent. */
  readonly network?: Network;
  /** Aborting cuts the connection; the transport then rejects with a TransportError. */
  readonly signal?: AbortSignal;
  /** Told how far the connection comes; it is then a new one, made for this request alone. */
  readonly onStep?: (step: ConnectionStep) => void;
}

/** How far a new connection has come, in this order. Behind a proxy nothing is known of name and port. */
export type ConnectionStep =
  /** Names are looked up and ports are opened by the proxy; its name and port, without a sign-in. */
  | { readonly step: 'proxy'; readonly proxy: string }
  | { readonly step: 'name'; readonly address: string }
  | { readonly step: 'port' }
  /** The certificate was accepted. */
  | { readonly step: 'tls'; readonly certificate: ServerCertificate };

export interface HttpResponse {
  readonly status: number;
  /** Lower-cased names; repeated headers joined by ", ". */
  readonly headers: Readonly<Record<string, string>>;
  /** Decoded as UTF-8, byte order mark removed. */
  readonly body: string;
}

/** Performs one request; resolves with any answer, rejects with TransportError when there is none. */
export type Transport = (request: HttpRequest) => Promise<HttpResponse>;

export type TransportFailure = 'name' | 'refused' | 'tls' | 'reset' | 'timeout' | 'tooLarge' | 'proxy' | 'other';

/** What a server showed of itself. Instants; the fingerprint is SHA-256 in 64 small hex digits. */
export interface ServerCertificate {
  readonly subject: string;
  readonly issuer: string;
  readonly names: readonly string[];
  readonly validFrom: string;
  readonly validTo: string;
  readonly fingerprint: string;
}

/** Why a certificate was refused. */
export type CertificateProblem =
  | 'selfSigned'
  | 'unknownIssuer'
  | 'wrongName'
  | 'expired'
  | 'notYetValid'
  | 'notPinned'
  | 'other';

export interface TransportErrorOptions extends ErrorOptions {
  readonly certificate?: ServerCertificate;
  readonly certificateProblem?: CertificateProblem;
}

/** No answer came. `sent` tells whether the other side may have heard the request: then its outcome is unknown. */
export class TransportError extends Error {
  readonly failure: TransportFailure;
  readonly sent: boolean;
  /** With failure `tls`, where the server got as far as showing one. */
  readonly certificate: ServerCertificate | null;
  readonly certificateProblem: CertificateProblem | null;

  constructor(failure: TransportFailure, sent: boolean, message: string, options: TransportErrorOptions = {}) {
    super(message, options);
    this.name = 'TransportError';
    this.failure = failure;
    this.sent = sent;
    this.certificate = options.certificate ?? null;
    this.certificateProblem = options.certificateProblem ?? null;
  }
}
