import { describe, expect, it } from 'vitest';
import { germanFindings } from '../../../renderer/texts/findings.de.ts';
import { germanPhrases } from '../../../renderer/texts/phrases.de.ts';
import { englishPhrases } from '../../../renderer/texts/phrases.en.ts';
import { phraseBook } from '../../../renderer/texts/phrases.ts';
import { germanStoreSentences } from '../../../renderer/texts/storeSentences.de.ts';
import { germanStories } from '../../../renderer/texts/stories.de.ts';
import { germanSystemFindings } from '../../../renderer/texts/systemFindings.de.ts';
import { chooseLanguage } from '../../../renderer/texts/texts.ts';

const german = phraseBook(germanPhrases, 'de-DE');

describe('the engine’s prose in German', () => {
  it.each([
    ['SKU ESP-1KG (BIO)', 'SKU ESP-1KG (BIO)'],
    ['prefix "WOO-" and order number 23', 'Präfix „WOO-“ und Bestellnummer 23'],
    ['prefix "" and order number 23', 'Präfix „“ und Bestellnummer 23'],
    ['rate of 8.875 % in the store', 'Satz von 8,875 % im Shop'],
    ['name in the store, cut to 100 characters', 'Name im Shop, auf 100 Zeichen gekürzt'],
    [
      'list price from the subtotal before coupons, divided by the quantity, rounded up with the surplus in the discount',
      'Listenpreis aus der Zwischensumme vor Gutscheinen, geteilt durch die Menge, aufgerundet, der Rest im Rabatt',
    ],
    [
      'discount from coupons and surplus of the rounded-up unit price',
      'Rabatt aus Gutscheinen und Rest des aufgerundeten Preises',
    ],
    [
      'first open day; day of import 2026-11-20 is closed in NAV',
      'erster offener Tag; Tag der Übernahme, 20.11.2026, ist in NAV geschlossen',
    ],
    ['create sales order WOO-23', 'Auftrag WOO-23 anlegen'],
  ])('%s', (english, words) => {
    expect(german(english)).toBe(words);
  });

  it('leaves what it does not know as it came', () => {
    expect(german('by the light of the moon')).toBeNull();
    expect(chooseLanguage('de').phrase('by the light of the moon')).toBe('by the light of the moon');
  });

  it('does not take a value of one phrase for a name of another', () => {
    expect(german('mapping of SKU {sku} $1 \\')).toBe('Zuordnung der SKU {sku} $1 \\');
  });
});

describe('every phrase', () => {
  it.each([
    ...Object.entries(germanPhrases),
    ...Object.entries(germanFindings),
    ...Object.entries(germanSystemFindings),
    ...Object.entries(germanStories),
    ...Object.entries(germanStoreSentences),
    ...Object.entries(englishPhrases),
  ])('%s keeps its values', (one, other) => {
    const names = (text: string) => (text.match(/\{\w+\}/g) ?? []).toSorted();
    expect(names(other)).toEqual(names(one));
  });

  it('writes instants and days as the place does', () => {
    const english = phraseBook(englishPhrases, 'en-GB');
    expect(english('placed at 2026-11-20T12:58:02.000Z')).toMatch(/^placed 20 Nov 2026, \d\d:\d\d$/);
    expect(english('first open day; day of the order 2026-11-20 is closed in NAV')).toBe(
      'first open day; day of the order, 20 Nov 2026, is closed in NAV',
    );
  });
});
