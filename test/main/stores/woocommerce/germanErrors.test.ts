import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { ConnectorError } from '../../../../main/base/errors.ts';
import { TransportError } from '../../../../main/http/transport.ts';
import { noAnswer, wooError, wrongShape } from '../../../../main/stores/woocommerce/errors.ts';
import { chooseLanguage } from '../../../../renderer/texts/texts.ts';

const { phrase } = chooseLanguage('de-DE');
const FOLDER = join(import.meta.dirname, '../../../../main/stores/woocommerce');
const source = (file: string) => readFileSync(join(FOLDER, file), 'utf8');

const about = { system: 'shop', subject: 'order 1001', once: false };
const once = { ...about, once: true };
const json = (status: number, code = 'woocommerce_rest_x') =>
  wooError({ status, headers: {}, body: JSON.stringify({ code, message: 'x' }) }, about);

const errors: readonly (readonly [string, ConnectorError])[] = [
  ...[401, 403, 404, 409, 410, 429, 400, 500, 503].map((status) => [`${status}`, json(status)] as const),
  ['a route that is missing', json(404, 'rest_no_route')],
  ['half done', wooError({ status: 502, headers: {}, body: '{"code":"x"}' }, once)],
  ['a page', wooError({ status: 502, headers: {}, body: '<h1>Wartung</h1>' }, about)],
  ['a page, after a write', wooError({ status: 500, headers: {}, body: '<h1>Wartung</h1>' }, once)],
  ['a redirect', wooError({ status: 301, headers: { location: 'https://x.example/a' }, body: '' }, about)],
  ['a redirect to nowhere', wooError({ status: 302, headers: {}, body: '' }, about)],
  ['another shape', wrongShape(about, 'total', 'expected a number')],
  ...(['name', 'refused', 'tls', 'timeout'] as const).map((failure) => {
    const error = new TransportError(failure, true, 'no answer within 30 s');
    return [`no answer (${failure})`, noAnswer(error, about) as ConnectorError] as const;
  }),
];

/** Words that German does not have. */
const ENGLISH = /\b(the|this|these|not|is|it|does|has|cannot|there|of|to|with)\b/i;

describe('what a WooCommerce shop does not answer', () => {
  it.each(errors)('%s is told in German, with what to do', (_, { code, message, whatToDo }) => {
    // What the parser says of a value is its own.
    const told = code === 'store-wrong-shape' ? phrase(message).replace(/: [^:]+$/, '') : phrase(message);
    expect(told).toMatch(/^Nach Bestellung 1001 gefragt, /);
    expect(told).not.toMatch(ENGLISH);
    expect([whatToDo].filter((remedy) => remedy !== '' && phrase(remedy) === remedy)).toEqual([]);
  });

  it('knows every verdict and every remedy of the source', () => {
    const verdicts = [...source('errors.ts').matchAll(/problem: '([^']*)'/g)].map(([, problem]) => problem ?? '');
    expect(verdicts.length).toBeGreaterThan(8);
    const told = verdicts.map((problem) => phrase(`Asked for webhook 7, the shop ${problem} (404 x).`));
    expect(told.filter((one) => !one.startsWith('Nach Webhook 7 gefragt, '))).toEqual([]);
  });

  it('names what the shop was asked for', () => {
    const subjects = [
      ...source('wooCommerceStore.ts').matchAll(/subject(?:: | = )(?:'([^']*)'|"([^"]*)"|`([^`]*)`)/g),
    ].map(([, single, double, template]) => (single ?? double ?? template ?? '').replace(/\$\{[^}]*\}/g, '7'));
    expect(subjects.length).toBeGreaterThan(6);
    const told = subjects.map((subject) => phrase(`Asked for ${subject}, the shop refused the key (401 x).`));
    expect(told.filter((one) => ENGLISH.test(one) || !one.startsWith('Nach '))).toEqual([]);
  });

  it('finds at a ping nothing that is not told in German', () => {
    const literals = source('check.ts').matchAll(/'([^'\n]*)'|"([^"\n]*)"|`([^`\n]*)`/g);
    const texts = [...literals]
      .map(([, single, double, template]) => (single ?? double ?? template ?? '').replace(/\$\{[^{}]*\}/g, '7'))
      .filter((text) => /^[A-Z][^\n]* .*\.$/.test(text));
    expect(texts.length).toBeGreaterThan(15);
    // Put together from pieces, of which whole ones follow; a name with its version is the same in both languages.
    const pieced = [
      'WooCommerce 7.',
      'The key may not read 7.',
      "The shop's clock is 7 minutes 7 ours, so it refuses what we sign.",
    ];
    const whole = [
      ...[...source('check.ts').matchAll(/'its (orders|products|customers|webhooks)'/g)].map(
        ([, what]) => `The key may not read the shop's ${what}.`,
      ),
      ...['ahead of', 'behind'].map(
        (side) => `The shop's clock is 7 minutes ${side} ours, so it refuses what we sign.`,
      ),
    ];
    const told = [...texts.filter((text) => !pieced.includes(text)), ...whole];
    expect(told.filter((text) => phrase(text) === text)).toEqual([]);
  });
});
