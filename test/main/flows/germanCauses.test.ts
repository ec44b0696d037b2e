import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { germanCauses } from '../../../renderer/texts/causes.de.ts';

const MAIN = join(import.meta.dirname, '../../../main');

/** A code behind `code:`, or the first word for a helper that makes a cause. */
const CODE =
  /(?:\bcode: (?:\w+ \? )?|\b(?:decision|park|says|changed|leftOut)\(\s*(?:order,\s*)?)'([a-z]+(?:-[a-z]+)*)'/g;

/** The second where one of two is chosen. */
const OTHER_CODE = /\bcode: \w+ \? '[\w-]+' : '([a-z]+(?:-[a-z]+)*)'/g;

const sourcesIn = (room: string): readonly string[] =>
  readdirSync(join(MAIN, room), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => `${room}/${name.replaceAll('\\', '/')}`);

function codesIn(file: string): readonly string[] {
  const text = readFileSync(join(MAIN, file), 'utf8');
  const codes = [...text.matchAll(CODE), ...text.matchAll(OTHER_CODE)].map(([, code]) => code ?? '');
  return [...new Set(codes)];
}

/** Codes without words of their own in the catalogue, by the source they stand in, and why that is right. */
const ELSEWHERE: readonly (readonly [RegExp, string])[] = [
  [
    /^nav\/.*: /,
    'told sentence by sentence; germanErrors.test.ts beside the tests of NAV reads each out of the sources',
  ],
  [
    /^stores\/(woocommerce|bigcommerce)\/errors\.ts: /,
    'told sentence by sentence; germanErrors.test.ts beside the tests of each store',
  ],
  [/^stores\/answers\.ts: /, 'told sentence by sentence with the errors of each store'],
  [
    /^stores\/(woocommerce|bigcommerce)\/check\.ts: /,
    'findings of a ping, told sentence by sentence; tested there, as well',
  ],
  [
    /^stores\/(woocommerce|bigcommerce)\/writeRight\.ts: /,
    'a finding of the wizard, told sentence by sentence; tested with it',
  ],
  [/^stores\/(woocommerce|bigcommerce)\/shapes\.ts: custom$/, 'a mark of the parser; becomes store-wrong-shape'],
  [/^flows\/orders\/undo\.ts: undo-refused$/, 'the answer to a call, told in prose with its reason'],
  [/^flows\/mapping\/changeMappings\.ts: mapping-invalid$/, 'the answer to a call, told in prose with its reason'],
];

const found = ['flows', 'stores', 'nav'].flatMap((room) =>
  sourcesIn(room).flatMap((file) => codesIn(file).map((code) => ({ code, at: `${file}: ${code}` }))),
);

describe('the causes that work can stop for', () => {
  it('are found in the sources', () => {
    const codes = new Set(found.map(({ code }) => code));
    const one = [
      'item-ambiguous', 'ship-to-several', 'source-pos', 'source-left-out', 'order-changed-after-import', 'undone',
      'payment-state-not-imported', 'nav-field-missing', 'store-not-json', 'store-unreachable', 'tax-rate-unmapped',
    ]; // prettier-ignore
    expect(one.filter((code) => !codes.has(code))).toEqual([]);
  });

  it('each have German words, or their words elsewhere', () => {
    const lacking = found.filter(({ code, at }) => {
      if (Object.hasOwn(germanCauses, code)) return false;
      return !ELSEWHERE.some(([source]) => source.test(at));
    });
    expect(lacking.map(({ at }) => at)).toEqual([]);
  });

  it.each(ELSEWHERE)('%s is still a source of one: %s', (source) => {
    expect(found.some(({ code, at }) => source.test(at) && !Object.hasOwn(germanCauses, code))).toBe(true);
  });
});
