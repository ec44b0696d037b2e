import { one } from './count.ts';
import type { search as english } from './search.en.ts';

export const search: typeof english = {
  label: 'Bestellung, Beleg, SKU, Kunden oder Befehl suchen',
  placeholder: 'Bestellung, Beleg, SKU, Kunde oder Befehl',
  key: 'Strg+K',
  results: 'Gefunden',
  groups: {
    orders: 'Bestellungen',
    documents: 'Belege in NAV',
    skus: 'SKUs',
    customers: 'Kunden',
    commands: 'Befehle',
    screens: 'Ansichten',
  },
  allOrders: (text) => `Alle Bestellungen, die mit ${text} beginnen`,
  waits: 'Bestellungen warten auf diesen Artikel',
  mappedTo: (itemNo) => (itemNo === '' ? 'Seine Zeilen werden ausgelassen' : `Artikel ${itemNo} zugeordnet`),
  logged: 'Im Protokoll',
  createdFor: (orderNo) => `Angelegt für Bestellung ${orderNo}`,
  aboutPerson: 'Alle Einträge zu dieser Person',
  looking: 'Wird gesucht…',
  found: (count) => one(count, '1 Treffer', `${count} Treffer`),
  nothing: 'Nichts beginnt so',
  nothingHint: 'Nummern und SKUs findet ihr Anfang, einen Kunden die ganze E-Mail-Adresse.',
  nobody: 'Von dieser Person ist hier keine Bestellung bekannt',
  half: 'Einen Kunden findet die ganze E-Mail-Adresse',
  commands: {
    fetch: 'Bestellung aus dem Shop holen…',
    fetchThis: (text) => `Bestellung ${text} aus dem Shop holen…`,
    pause: 'Alle Arbeit pausieren…',
    resume: 'Alle Arbeit fortsetzen',
    ping: 'Alle Verbindungen prüfen',
    verify: 'Protokoll prüfen',
  },
  resumed: 'Es geht weiter.',
  busy: 'Wird ausgeführt…',
};
