import { assertNever } from '../base/errors.ts';
import { hostOf, isLoopback, portOf } from './proxy.ts';
import type { CertificateProblem, ServerCertificate, TransportError } from './transport.ts';
import { isNotTls, isOldTls } from './transportFailure.ts';

/** What is to be reached: it decides where a person looks when nothing answers. */
export type Reached = 'nav' | 'store';

/** What to do when an address cannot be reached, in words for the person who set it up. */
export function remedyFor(error: TransportError, url: URL, reached: Reached): string {
  const [host, port] = [hostOf(url), portOf(url)];
  switch (error.failure) {
    case 'name':
      return `Check how ${host} is written and that this computer is in the same network, or write the server's address in numbers instead of its name.`;
    case 'refused':
      return reached === 'nav'
        ? `Check the port, and that the NAV server instance is started with its web services switched on; then open port ${port} in the Windows firewall of ${host} (7048 is the usual one).`
        : `Check the address and its port, and that the shop's web server is running.`;
    case 'timeout':
      return error.sent ? slow(host) : blocked(host, port);
    case 'tls':
      return error.certificateProblem === null
        ? noTls(error, host, port)
        : certificateRemedy(error.certificateProblem, error.certificate, host);
    case 'proxy':
      return `Check the proxy of this connection: its address, its user name and password, and whether it lets this computer through to ${host}. If ${host} is in your own network, set the proxy to none.`;
    case 'reset':
      return url.protocol === 'https:'
        ? `${host} cut the connection: check that its service is running, and whether a firewall in between inspects the traffic.`
        : `${host} cut the connection: if its port ${port} is meant for SSL, write the address with https://; otherwise check that its service is running.`;
    case 'tooLarge':
      return `This address gives more than any service of ours would: check that it is the right one.`;
    case 'other':
      return url.protocol === 'https:'
        ? `Check the address, and what answers on port ${port} of ${host}.`
        : `Check the address, and what answers on port ${port} of ${host}; if the port is meant for SSL, write the address with https://.`;
    default:
      return assertNever(error.failure);
  }
}

function slow(host: string): string {
  return `${host} accepts connections but does not answer: look what keeps its service busy, or restart it.`;
}

function blocked(host: string, port: number): string {
  return `Nothing came back from ${host}: a firewall usually swallows such calls. Open port ${port} in its Windows firewall and in those on the way, and check that the server is switched on.`;
}

function noTls(error: TransportError, host: string, port: number): string {
  if (isOldTls(error)) return `Switch TLS 1.2 on at ${host}; older versions are not safe and are not used.`;
  return isNotTls(error)
    ? `Port ${port} of ${host} seems to speak plain http: write the address with http://, or better switch SSL on for the service and choose its certificate.`
    : `Check that ${host} has a certificate for port ${port}, and that TLS 1.2 is switched on there.`;
}

function certificateRemedy(problem: CertificateProblem, certificate: ServerCertificate | null, host: string): string {
  switch (problem) {
    case 'selfSigned':
      return `Compare the fingerprint with the one that the administrator of ${host} sees; if they are the same, pin this certificate for the connection.`;
    case 'unknownIssuer':
      return `If this is your company's own authority, give its certificate as a CA file or trust it in Windows. If you do not know the issuer, something between here and ${host} opens the traffic (a proxy, a virus scanner): ask who runs it. A single certificate can also be pinned.`;
    case 'wrongName':
      return nameRemedy(certificate);
    case 'expired':
      return `Renew the certificate at ${host}, it ended on ${dayOf(certificate?.validTo)}; until then this one certificate can be pinned. If the day is still to come, check this computer's clock.`;
    case 'notYetValid':
      return `Check the clocks of this computer and of ${host}: the certificate begins on ${dayOf(certificate?.validFrom)}.`;
    case 'notPinned':
      return `If the certificate of ${host} was renewed, compare the new fingerprint with its administrator and pin it. If it was not, do not: somebody else is answering.`;
    case 'other':
      return `Ask the administrator of ${host} for a certificate that present-day programs accept, or compare its fingerprint and pin it.`;
    default:
      return assertNever(problem);
  }
}

function nameRemedy(certificate: ServerCertificate | null): string {
  const names = certificate?.names ?? [];
  return names.length === 0
    ? 'The certificate holds no name to compare with: have a new one made, or compare its fingerprint and pin it.'
    : `Write the address with a name that the certificate holds (${names.join(', ')}), have a certificate made for the name used now, or compare its fingerprint and pin it.`;
}

function dayOf(instant: string | undefined): string {
  return instant?.slice(0, 10) ?? 'an unknown day';
}

/** What is wrong although it works, with what to do; null when nothing is. */
export interface Concern {
  readonly detail: string;
  readonly whatToDo: string;
}

const EXPIRES_SOON_MS = 30 * 24 * 60 * 60_000;

/** A pinned certificate goes on working after its last day, but whoever renews it must pin the new one. */
export function pinnedConcern(certificate: ServerCertificate, now: number): Concern | null {
  const end = Date.parse(certificate.validTo);
  if (end - now > EXPIRES_SOON_MS) return null;
  const day = dayOf(certificate.validTo);
  return {
    detail: `The pinned certificate ${end < now ? `has expired on ${day}` : `expires on ${day}`}.`,
    whatToDo:
      'It stays accepted. Once the server has a new certificate, compare its fingerprint and pin it here: nothing is sent before that.',
  };
}

/** On the same computer nobody listens in between. */
export function plainHttpConcern(url: URL): Concern | null {
  if (url.protocol === 'https:' || isLoopback(hostOf(url))) return null;
  return {
    detail: `${hostOf(url)} answers over plain http: passwords and orders cross the network readable.`,
    whatToDo: 'Switch SSL on at the server and write the address with https://.',
  };
}
