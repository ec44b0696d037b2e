import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { alarms as german, germanAlarms } from '../../../renderer/texts/alarms.de.ts';
import { alarms as english } from '../../../renderer/texts/alarms.en.ts';
import { de } from '../../../renderer/texts/de.ts';
import { causeWords } from '../../../renderer/texts/texts.ts';

const source = readFileSync(join(import.meta.dirname, '../../../main/base/alarm.ts'), 'utf8');
const kinds = [...source.matchAll(/^ {2}\| '([a-z-]+)'/gm)].map(([, kind]) => kind ?? '');

describe('alarms in German', () => {
  it('are those the engine may raise', () => {
    expect(kinds).toEqual(expect.arrayContaining(['installation-moved', 'nav-set-back', 'address-down']));
  });

  it.each(kinds)('have a title in both languages and words in German: %s', (kind) => {
    expect([Object.hasOwn(english.titles, kind), Object.hasOwn(german.titles, kind)]).toEqual([true, true]);
    expect(Object.hasOwn(germanAlarms, kind)).toBe(true);
  });

  it.each(kinds)('are said in German even where no value came along: %s', (kind) => {
    const said = causeWords(de, { code: kind, message: 'It rains.', whatToDo: 'Take an umbrella.', params: {} });

    expect(said.message).not.toBe('It rains.');
    expect(said.whatToDo).not.toBe('Take an umbrella.');
    expect(said.message).not.toMatch(/undefined|NaN|Invalid/);
  });

  it('know that BigCommerce has no WP-Cron', () => {
    const remedy = (params: Readonly<Record<string, string>>) =>
      causeWords(de, { code: 'webhooks-absent', message: '', whatToDo: '', params }).whatToDo;
    const about = { since: '2026-11-20T08:40:00.000Z', orders: '3' };

    expect(remedy({ ...about, store: 'bigcommerce' })).toMatch(/API-Konto, das sie angelegt hat\.$/);
    expect([remedy({ ...about, store: 'woocommerce' }), remedy(about)]).toEqual([remedy({}), remedy({})]);
    expect(remedy({})).toContain('WP-Cron');
  });

  it('write times and numbers as the place does', () => {
    const params = { since: '2026-11-20T08:40:00.000Z', usual: '1100' };
    const { message } = causeWords(de, { code: 'orders-absent', message: '', whatToDo: '', params });

    expect(message).toMatch(/^Seit \*\*20\.11\.2026, \d\d:40\*\* keine Bestellung; /);
    expect(message).toContain('bis jetzt 1.100.');
  });
});
