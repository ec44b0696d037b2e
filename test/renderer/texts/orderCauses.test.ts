import { describe, expect, it } from 'vitest';
import { de } from '../../../renderer/texts/de.ts';
import { en } from '../../../renderer/texts/en.ts';
import { causeWords, chooseLanguage } from '../../../renderer/texts/texts.ts';

const { phrase } = chooseLanguage('de-DE');
const cause = (code: string, params: Readonly<Record<string, string>>) => ({
  code,
  message: 'English.',
  whatToDo: 'Do.',
  params,
});

describe('where a value of the plan comes from, in German', () => {
  it.each([
    ['mapping of the name "Geschenkbox"', 'Zuordnung des Namens „Geschenkbox“'],
    ['variant S of ML-JACKET after the separator', 'Variante S von ML-JACKET nach dem Trennzeichen'],
    ['GTIN 4006381333931', 'GTIN 4006381333931'],
    ["vendor's item reference V-77", 'Artikelreferenz V-77 des Kreditors'],
    ['SKU esp-1kg, in NAV ESP-1KG', 'SKU esp-1kg, in NAV ESP-1KG'],
    ['SKU X-77 as 77 by the prefix', 'SKU X-77 als 77 durch das Präfix'],
    ['SKU X-77 as a77 by the prefix, in NAV A77', 'SKU X-77 als a77 durch das Präfix, in NAV A77'],
    ['placeholder for SKU 0815, which is not in NAV', 'Platzhalter für SKU 0815, die es in NAV nicht gibt'],
    ['text for a line without SKU; it costs nothing', 'Text für eine Zeile ohne SKU; sie kostet nichts'],
    ['24 pieces in the store, 12 in one KARTON', '24 Stück im Shop, 12 je KARTON'],
    ['rule 3: payment method paypal', 'Regel 3: Zahlungsart paypal'],
    ['rule 1: ship-to country CH, customer guest, currency EUR', 'Regel 1: Lieferland CH, Gast und Währung EUR'],
    [
      'rule 4: coupon summer sale, payment method cash on site',
      'Regel 4: Gutschein summer sale und Zahlungsart cash on site',
    ],
    ['rule 2: every order', 'Regel 2: jede Bestellung'],
    ['payment method paypal of the order', 'Zahlungsart paypal der Bestellung'],
    ['charge rule 1 for shipping method flat_rate', 'Regel 1 für Versandkosten: Versandart flat_rate'],
    [
      'tax map row 2 (reverse charge): ship-to country FR, VAT number given, no tax',
      'Zeile 2 der Steuerzuordnung (reverse charge): Lieferland FR, USt-IdNr. angegeben und ohne Steuer',
    ],
    [
      '37.46 left to pay of 52.46: gift card 10.00, store credit 4.00, other tender 1.00',
      '37.46 von 52.46 noch zu zahlen: Geschenkkarte 10.00, Guthaben 4.00 und anders bezahlt 1.00',
    ],
    ['account for gift cards, SKU GC-25', 'Konto für Geschenkkarten, SKU GC-25'],
    ['tax account 2 for NY State Tax', 'Steuerkonto 2 für NY State Tax'],
    ["the store's taxes are lines of their own", 'Steuern des Shops stehen in eigenen Zeilen'],
    ["the store's tax as a line", 'Steuer des Shops als Zeile'],
    ['tax lines carry no tax of their own', 'Steuerzeilen tragen selbst keine Steuer'],
    [
      'tax map row 1: ship-to country US, VAT number not given, 8.875 %',
      'Zeile 1 der Steuerzuordnung: Lieferland US, USt-IdNr. nicht angegeben und 8,875 %',
    ],
  ])('%s', (english, german) => {
    expect(phrase(english)).toBe(german);
  });
});

describe('a cause that comes with other values at times', () => {
  it.each([
    [{ day: '2026-11-20', to: '2026-10-31' }, 'NAV erlaubt Buchungen bis 31.10.2026; gebucht würde am 20.11.2026.'],
    [{ day: '2026-11-20', from: '2026-12-01' }, 'NAV erlaubt Buchungen ab 01.12.2026; gebucht würde am 20.11.2026.'],
  ])('is said by those that came: %o', (params, german) => {
    expect(causeWords(de, cause('posting-date-closed', params)).message).toBe(german);
    expect(causeWords(en, cause('posting-date-closed', params)).message).toMatch(/^NAV allows posting /);
  });

  it('says which way a rest lies that nothing explains, and what is likely', () => {
    const said = (side: string) => causeWords(de, cause('unexplained-rest', { side, rest: '10.00', currency: 'EUR' }));
    expect(said('below').message).toContain('unter der ihrer Zeilen. Wahrscheinlich hat eine Geschenkkarte');
    expect(said('above').message).toMatch(/über der ihrer Zeilen\.$/);
    expect(said('below').whatToDo).not.toBe(said('above').whatToDo);
  });

  it('tells a mapping that leads nowhere from an unknown article', () => {
    const mapped = cause('sku-unknown', { sku: 'ESP', name: 'Espresso', item: '1000' });
    expect(causeWords(de, mapped).message).toBe(
      'SKU **ESP** ist Artikel **1000** zugeordnet, den es in NAV nicht gibt.',
    );
    expect(causeWords(en, mapped).message).toBe('SKU **ESP** is mapped to item **1000**, which is not in NAV.');
    const { item: _, ...unknown } = mapped.params as Record<string, string>;
    expect(causeWords(de, cause('sku-unknown', unknown)).message).toBe('SKU **ESP** gibt es in NAV nicht.');
  });

  it('tells an order without lines from one without money', () => {
    const message = (params: Readonly<Record<string, string>>) =>
      causeWords(de, cause('total-zero-or-negative', { currency: 'EUR', ...params })).message;
    expect(message({ storeTotal: '-5.00' })).toBe(
      'Die Summe der Bestellung ist -5,00 EUR. Es ist nichts zu berechnen.',
    );
    expect(message({ storeTotal: '12.00' })).toBe(
      'Die Bestellung über 12,00 EUR hat keine Zeile, die NAV haben könnte.',
    );
    expect(message({ storeTotal: '0.00', lines: '-3.00' })).toMatch(/^Die Zeilen der Bestellung ergeben -3,00 EUR: /);
  });
});

describe('values that are English themselves', () => {
  it('are German within a German cause', () => {
    const rule = cause('rule-customer-unknown', { no: '10000', rule: 'rule 3: payment method paypal' });
    expect(causeWords(de, rule).message).toBe(
      'Den Debitor **10000**, den die Verknüpfung nennt (Regel 3: Zahlungsart paypal), gibt es in NAV nicht.',
    );
    const candidates = 'ML-JACKET variant S (variant code S); 1000 in KARTON (item reference 4711)';
    expect(causeWords(de, cause('item-ambiguous', { sku: 'S', candidates })).message).toBe(
      'SKU **S** kann in NAV mehrerlei sein: ML-JACKET Variante S (Variantencode S); 1000 in KARTON (Artikelreferenz 4711).',
    );
  });

  it('are left out where the order has none', () => {
    const lacking = cause('tax-treatment-unknown', { country: 'US', percents: '8.875, 4', vatNumber: 'none' });
    expect(causeWords(de, lacking).message).toBe(
      'Keine Zeile der Steuerzuordnung ist für Bestellungen nach **US**, ohne USt-IdNr., mit 8,875 und 4 %.',
    );
    expect(causeWords(de, cause('payment-unknown', { method: '' })).message).toBe(
      'Die Bestellung nennt keine Zahlungsart.',
    );
  });
});
