import { describe, expect, it } from 'vitest';
import { pinnedConcern, plainHttpConcern, type Reached, remedyFor } from '../../../main/http/remedies.ts';
import {
  type CertificateProblem,
  type ServerCertificate,
  type TransportFailure,
  TransportError,
} from '../../../main/http/transport.ts';
import { germanFindings } from '../../../renderer/texts/findings.de.ts';
import { phraseBook } from '../../../renderer/texts/phrases.ts';

const find = phraseBook(germanFindings, 'de-DE');

const shown: ServerCertificate = {
  subject: 'CN=nav01',
  issuer: 'CN=Lindner CA, O=Lindner Kaffee GmbH',
  names: ['nav01', 'nav01.lindner.example'],
  validFrom: '2025-03-01T00:00:00.000Z',
  validTo: '2027-03-01T00:00:00.000Z',
  fingerprint: '4f2c'.repeat(16),
};

const failures: readonly TransportFailure[] = [
  'name',
  'refused',
  'proxy',
  'tls',
  'reset',
  'timeout',
  'tooLarge',
  'other',
];
const problems: readonly CertificateProblem[] = [
  'selfSigned', 'unknownIssuer', 'wrongName', 'expired', 'notYetValid', 'notPinned', 'other',
]; // prettier-ignore
const addresses = ['http://nav01:7048/NAV', 'https://nav01.lindner.example:7049/NAV'];
const reached: readonly Reached[] = ['nav', 'store'];

const remedies = (): readonly string[] => {
  const errors = [
    ...failures.flatMap((failure) => [true, false].map((sent) => new TransportError(failure, sent, 'x'))),
    ...problems.flatMap((certificateProblem) =>
      [shown, { ...shown, names: [] }].map(
        (certificate) => new TransportError('tls', false, 'x', { certificate, certificateProblem }),
      ),
    ),
    ...['ERR_SSL_UNSUPPORTED_PROTOCOL', 'ERR_SSL_WRONG_VERSION_NUMBER'].map(
      (code) => new TransportError('tls', false, 'x', { cause: Object.assign(new Error('x'), { code }) }),
    ),
  ];
  const all = errors.flatMap((error) =>
    addresses.flatMap((url) => reached.map((side) => remedyFor(error, new URL(url), side))),
  );
  return [...new Set(all)];
};

const concerns = (): readonly string[] =>
  [
    plainHttpConcern(new URL('http://nav01:7048/NAV')),
    pinnedConcern(shown, Date.parse('2027-02-20T00:00:00Z')),
    pinnedConcern(shown, Date.parse('2027-03-20T00:00:00Z')),
  ].flatMap((concern) => (concern === null ? ['none'] : [concern.detail, concern.whatToDo]));

describe('the remedies of a ping', () => {
  it('are known in German, each of them', () => {
    const all = [...remedies(), ...concerns()];

    expect(all.length).toBeGreaterThan(30);
    expect(all.filter((english) => find(english) === null)).toEqual([]);
  });
});
