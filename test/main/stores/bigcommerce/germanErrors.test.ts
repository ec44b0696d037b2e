import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { ConnectorError } from '../../../../main/base/errors.ts';
import { TransportError } from '../../../../main/http/transport.ts';
import { bigError, noAnswer, wrongShape } from '../../../../main/stores/bigcommerce/errors.ts';
import { chooseLanguage } from '../../../../renderer/texts/texts.ts';

const { phrase } = chooseLanguage('de-DE');
const source = readFileSync(join(import.meta.dirname, '../../../../main/stores/bigcommerce/check.ts'), 'utf8');

const about = { system: 'shop', subject: 'order 1001', once: false };
const once = { ...about, once: true };
const answer = (status: number, body = '{"title":"x"}') => ({ status, headers: {}, body });

const errors: readonly (readonly [string, ConnectorError])[] = [
  ...[207, 400, 401, 403, 404, 408, 409, 410, 413, 422, 423, 429, 500, 501, 503, 507].map(
    (status) => [`${status}`, bigError(answer(status), about)] as const,
  ),
  ['half done', bigError(answer(502), once)],
  ['a page', bigError(answer(502, '<h1>Wartung</h1>'), about)],
  ['a page, after a write', bigError(answer(500, '<h1>Wartung</h1>'), once)],
  ['another shape', wrongShape(about, 'total', 'expected a number')],
  ...(['name', 'refused', 'tls', 'timeout'] as const).map((failure) => {
    const error = new TransportError(failure, true, 'no answer within 30 s');
    return [`no answer (${failure})`, noAnswer(error, about) as ConnectorError] as const;
  }),
];

/** Words that German does not have. */
const ENGLISH = /\b(the|this|these|not|is|it|does|has|cannot|there|of|to|with)\b/i;

describe('what a BigCommerce store does not answer', () => {
  it.each(errors)('%s is told in German, with what to do', (_, { code, message, whatToDo }) => {
    const told = code === 'store-wrong-shape' ? phrase(message).replace(/: [^:]+$/, '') : phrase(message);
    expect(told).toMatch(/^Nach Bestellung 1001 gefragt, /);
    expect(told).not.toMatch(ENGLISH);
    expect([whatToDo].filter((remedy) => remedy !== '' && phrase(remedy) === remedy)).toEqual([]);
  });

  it.each([
    'customer account 7',
    'customer group 3',
    'channel 2',
    'webhook 5',
    'what it says of its webhooks',
    'the addresses it mails about webhooks',
  ])('names %s in German', (subject) => {
    const { message } = bigError(answer(500), { ...about, subject });
    expect(phrase(message)).toMatch(/^Nach (Kund|Kanal|Webhook|dem Zustand|den Adressen)/);
    expect(phrase(message)).not.toMatch(ENGLISH);
  });

  it('finds at a ping nothing that is not told in German', () => {
    const literals = source.matchAll(/'([^'\n]*)'|"([^"\n]*)"|`([^`\n]*)`/g);
    const texts = [...literals]
      .map(([, single, double, template]) => (single ?? double ?? template ?? '').replace(/\$\{[^{}]*\}/g, '7'))
      .filter((text) => /^[A-Z7][^\n]* .*\.$/.test(text));
    expect(texts.length).toBeGreaterThan(8);
    expect(texts.filter((text) => phrase(text) === text)).toEqual([]);
  });
});
