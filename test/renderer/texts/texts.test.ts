import { describe, expect, it } from 'vitest';
import { germanCauses } from '../../../renderer/texts/causes.de.ts';
import { de } from '../../../renderer/texts/de.ts';
import { en } from '../../../renderer/texts/en.ts';
import { causeWords, chooseLanguage, errorWords, readinessWords } from '../../../renderer/texts/texts.ts';
import { readinessLine, skuUnknown } from '../samples.ts';

const paths = (texts: object, above = ''): readonly string[] =>
  Object.entries(texts).flatMap(([name, text]: [string, unknown]) =>
    typeof text === 'object' && text !== null ? paths(text, `${above}${name}.`) : [`${above}${name}`],
  );

const words = (texts: object): readonly string[] =>
  Object.values(texts).flatMap((text: unknown) => {
    if (typeof text === 'string') return [text];
    return typeof text === 'object' && text !== null ? words(text) : [];
  });

describe('the catalogues', () => {
  it('have the same texts in both languages', () => {
    expect(paths(de)).toEqual(paths(en));
  });

  it.each([['en', en] as const, ['de', de] as const])('have no empty text in %s', (_, texts) => {
    expect(words(texts).filter((text) => text.trim() === '')).toEqual([]);
  });

  it.each([['en', en] as const, ['de', de] as const])('blame nobody and shout at nobody in %s', (_, texts) => {
    const loud = /!|\berror\b|failed to|something went wrong|\bFehler\b|fehlgeschlagen/i;

    expect(words(texts).filter((text) => loud.test(text))).toEqual([]);
  });

  it('translate every cause that a bookkeeper decides', () => {
    const known = [
      'sku-unknown', 'item-blocked', 'tax-rate-unmapped', 'tax-differs', 'total-differs', 'currency-unknown',
      'country-unknown', 'customer-ambiguous', 'customer-blocked', 'document-elsewhere', 'write-guard-closed',
      'order-changed-after-import', 'nav-unavailable', 'store-unavailable', 'not-odata',
      'checking-with-nav', 'total-zero-or-negative', 'unexplained-rest', 'posting-date-closed',
    ]; // prettier-ignore

    expect(known.filter((code) => !(code in germanCauses))).toEqual([]);
  });
});

describe('the language', () => {
  it.each([
    ['de', 'de', 'de'],
    ['de-AT', 'de', 'de-AT'],
    ['DE-ch', 'de', 'DE-ch'],
    ['en-GB', 'en', 'en-GB'],
    ['fr-FR', 'en', 'en'],
    ['den', 'en', 'en'],
  ])('of a browser that wishes %s is %s, its numbers those of %s', (wished, language, locale) => {
    const chosen = chooseLanguage(wished);

    expect([chosen.texts.language, chosen.locale]).toEqual([language, locale]);
  });
});

describe('a cause in words', () => {
  it('is said without the number of one order, since it is the cause of many', () => {
    expect(causeWords(en, skuUnknown)).toEqual({
      message: 'SKU **ESP-1KG-BIO** is not in NAV.',
      whatToDo: 'Create item ESP-1KG-BIO in NAV, then replay.',
    });
  });

  it('is said in German with NAV’s terms', () => {
    expect(causeWords(de, skuUnknown)).toEqual({
      message: 'SKU **ESP-1KG-BIO** gibt es in NAV nicht.',
      whatToDo: 'Artikel in NAV anlegen oder der SKU einen Artikel zuordnen, dann wiederholen.',
    });
  });

  it('writes amounts as the language writes them', () => {
    const params = { difference: '0.38', currency: 'USD', side: 'above', tolerance: '0.05' };
    const cause = { code: 'total-differs', message: '', whatToDo: '', params };

    expect(causeWords(de, cause).message).toBe(
      'Die NAV-Summe liegt **0,38 USD** über der des Shops; gerundet werden dürfen 0,05.',
    );
  });

  it('stays in the engine’s words where the catalogue has none', () => {
    const cause = { code: 'never-heard-of', message: 'It rains.', whatToDo: 'Take an umbrella.', params: {} };

    expect(causeWords(de, cause)).toMatchObject({ message: 'It rains.', whatToDo: 'Take an umbrella.' });
  });

  it('stays in the engine’s words where a value did not come along', () => {
    expect(causeWords(de, { ...skuUnknown, params: {} }).message).toBe(skuUnknown.message);
  });

  it('that is told in prose is said in German as far as the prose is known', () => {
    const message = 'nav01 refused this sign-in. The Windows account is not accepted.';
    const cause = { code: 'signin-refused', message, whatToDo: 'It rains.', params: {} };

    expect(causeWords(de, cause)).toEqual({
      message: 'nav01 hat diese Anmeldung abgelehnt. Das Windows-Konto wird nicht angenommen.',
      whatToDo: 'It rains.',
    });
    expect(causeWords(en, cause).message).toBe(message);
  });

  it('does not mistake a name every object has for a cause', () => {
    const cause = { code: 'constructor', message: 'It rains.', whatToDo: '', params: {} };

    expect(causeWords(en, cause).message).toBe('It rains.');
  });

  it('of a refused call is found by its code as well', () => {
    const away = { code: 'engine-unreachable', message: 'x', whatToDo: 'y' };

    expect(errorWords(de, away).message).toBe(
      'Der Dienst antwortet nicht. Er wird neu gestartet; nichts geht verloren.',
    );
  });
});

describe('a line of readiness in words', () => {
  it('is said in German by its code', () => {
    const params = { date: '2026-11-22', from: '', to: '2026-10-31' };
    const line = readinessLine({ code: 'posting-date-closed', result: 'missing', text: 'x', whatToDo: 'y', params });

    expect(readinessWords(de, line)).toEqual({
      message: 'Am 22.11.2026 darf nicht gebucht werden: NAV erlaubt es von jedem Tag bis 31.10.2026.',
      whatToDo: expect.stringMatching(/^In der Finanzbuchhaltung Einrichtung/) as string,
    });
  });

  it('names the page to publish and what to publish it as', () => {
    const line = readinessLine({
      code: 'approvals-unknown',
      result: 'question',
      whatToDo: 'Look. To have it read here, publish page 1500 (Workflows) under Web Services as Workflows.',
      params: { page: '1500', pageName: 'Workflows' },
    });

    expect(readinessWords(de, line).whatToDo).toMatch(
      /Seite 1500 \(Workflows\) unter Webdienste als Workflows veröffentlichen\.$/,
    );
  });

  it('stays in the engine’s words in English, where the catalogue has none, and without a value', () => {
    const known = readinessLine({ code: 'account-blocked', text: 'Account 8400 is blocked.', params: {} });
    const unknown = readinessLine({ code: 'weather', text: 'It rains.' });

    expect(readinessWords(de, known).message).toBe('Account 8400 is blocked.');
    expect(readinessWords(de, unknown).message).toBe('It rains.');
    expect(readinessWords(en, readinessLine({ code: 'approvals-off', text: 'None is on.' })).message).toBe(
      'None is on.',
    );
  });
});
