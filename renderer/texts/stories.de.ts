import type { Phrases } from './phrases.ts';

/** Where the values of a plan come from that rules, maps and the search for items made. Special ones before general ones. */
export const germanStories: Phrases = {
  'mapping of the name "{name}"': 'Zuordnung des Namens „{name}“',
  'variant {code} of {no} after the separator': 'Variante {code} von {no} nach dem Trennzeichen',
  'variant code {no}': 'Variantencode {no}',
  'GTIN {no}': 'GTIN {no}',
  'item reference {no}': 'Artikelreferenz {no}',
  "vendor's item reference {no}": 'Artikelreferenz {no} des Kreditors',
  "customer's item reference {no}": 'Artikelreferenz {no} des Debitors',
  'SKU {sku}, which is not in NAV': 'SKU {sku}, die es in NAV nicht gibt',
  '{rest}, in NAV {no}': '{rest}, in NAV {no}',
  'SKU {sku} as {item} by the prefix': 'SKU {sku} als {item} durch das Präfix',
  'a line without SKU': 'eine Zeile ohne SKU',
  'placeholder for {restWhy}': 'Platzhalter für {restWhy}',
  'text for {restWhy}; it costs nothing': 'Text für {restWhy}; sie kostet nichts',
  '{quantity} pieces in the store, {factor} in one {unit}': '{quantity} Stück im Shop, {factor} je {unit}',
  'charge rule {count} for shipping method {method}': 'Regel {count} für Versandkosten: Versandart {method}',
  'charge rule {count} for fee {name}': 'Regel {count} für Gebühren: {name}',
  'e-mail of the order, left out: NAV has room for 80 characters':
    'E-Mail-Adresse der Bestellung, ausgelassen: NAV hat Platz für 80 Zeichen',

  'document of the integration': 'Beleg der Verknüpfung',
  'country of the order, by the countries of the integration': 'Land der Bestellung, nach den Ländern der Verknüpfung',
  'rule {count}: {list}': 'Regel {count}: {list}',
  'every order': 'jede Bestellung',
  'order source not given': 'Herkunft nicht angegeben',
  'order source {source}': 'Herkunft {source}',
  'ship-to country not given': 'Lieferland nicht angegeben',
  'ship-to country {no}': 'Lieferland {no}',
  'payment method {method} of the order': 'Zahlungsart {method} der Bestellung',
  'payment method not given': 'Zahlungsart nicht angegeben',
  'payment method {method}': 'Zahlungsart {method}',
  'coupon {code}': 'Gutschein {code}',
  'customer guest': 'Gast',
  'customer registered': 'angemeldeter Kunde',
  'currency {no}': 'Währung {no}',

  'the customer of earlier orders of this shopper': 'der Debitor früherer Bestellungen dieses Kunden',
  'customer number in field {field} of the order': 'Debitorennummer im Feld {field} der Bestellung',
  'the only customer with this VAT number': 'der einzige Debitor mit dieser USt-IdNr.',
  'same VAT number and post code': 'dieselbe USt-IdNr. und Postleitzahl',
  'customer for orders without one of their own': 'Debitor für Bestellungen ohne eigenen',
  'not checked: the order is in another currency': 'nicht geprüft: Die Bestellung ist in anderer Währung',
  'not checked: NAV does not show what the customer owes': 'nicht geprüft: NAV zeigt nicht, was der Debitor schuldet',
  '{balance} owed and {total} of the order stay within it':
    '{balance} offen und {total} der Bestellung bleiben darunter',
  '{balance} owed and {total} of the order go beyond it, which the integration lets pass':
    '{balance} offen und {total} der Bestellung gehen darüber; die Verknüpfung lässt das zu',

  'tax map of the integration': 'Steuerzuordnung der Verknüpfung',
  'tax map row {count} ({name}): {list}': 'Zeile {count} der Steuerzuordnung ({name}): {list}',
  'tax map row {count}: {list}': 'Zeile {count} der Steuerzuordnung: {list}',
  'VAT number given': 'USt-IdNr. angegeben',
  'VAT number not given': 'USt-IdNr. nicht angegeben',
  'no tax': 'ohne Steuer',
  '{percent} %': '{percent} %',
};
