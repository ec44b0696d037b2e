import type { catchUp as english } from './catchUp.en.ts';
import { counting, one } from './count.ts';

const n = counting('de');
const orders = (count: number): string => one(count, '1 Bestellung', `${n(count)} Bestellungen`);

/** Eine Bestellung holen, und ab einem Tag neu lesen. */
export const catchUp: typeof english = {
  fetch: 'Bestellung holen…',
  fetchTitle: 'Eine Bestellung aus dem Shop holen',
  fetchMeaning:
    'Sucht im Shop nach einer Bestellung, die hier fehlt, und liest sie ein. Was schon in NAV ist, wird verglichen und nicht doppelt geschrieben.',
  integration: 'Verknüpfung',
  number: 'Bestellnummer oder ID',
  look: 'Im Shop suchen',
  looking: 'Suche im Shop…',
  notFound: 'Der Shop hat keine Bestellung mit dieser Nummer oder ID.',
  found: 'Was der Shop hat',
  placed: 'Bestellt am',
  status: 'Status im Shop',
  total: 'Summe',
  here: 'Hier',
  notHere: 'Noch nicht hier',
  beforeStart: 'Vor dem Beginn der Integration bestellt: Sie bleibt draußen.',
  readIn: 'Einlesen',
  readAgain: 'Noch einmal lesen',
  onTheWay: 'Sie wird gelesen. Ihre Zeile erscheint gleich bei den Bestellungen.',
  show: 'Bestellung zeigen',
  reread: 'Neu lesen ab…',
  rereadTitle: (name: string) => `Bestellungen von ${name} neu lesen`,
  rereadMeaning:
    'Liest jede Bestellung noch einmal, die seitdem eingegangen ist oder geändert wurde, gleich was schon gelesen wurde. Was schon in NAV ist, wird verglichen und nicht doppelt geschrieben; was jemand zurückgenommen hat, bleibt draußen.',
  since: 'Seit',
  count: 'Bestellungen zählen',
  counted: (count: number | null) =>
    count === null
      ? 'Der Shop sagt nicht, wie viele es sind.'
      : `${one(count, '1 Bestellung würde', `${n(count)} Bestellungen würden`)} neu gelesen.`,
  startReread: 'Neu lesen',
  cancelReread: 'Lesen beenden',
  running: (done: number, total: number) =>
    total === 0 ? `Bisher ${orders(done)} angefordert` : `${n(done)} von ${orders(total)} angefordert`,
  done: (done: number) =>
    done === 0
      ? 'Seitdem ist keine Bestellung eingegangen oder geändert worden.'
      : `${orders(done)} angefordert. Jede geht ihren Weg, als wäre sie gerade gekommen.`,
  cancelled: (done: number) => `Nach ${orders(done)} beendet.`,
};
