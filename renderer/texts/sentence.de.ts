import { counting, listing, one } from './count.ts';
import type { Texts } from './en.ts';

const n = counting('de');
const list = listing('de');
const orders = (count: number): string => one(count, '1 Bestellung', `${n(count)} Bestellungen`);

/** The pieces of the overview's title and of the line under it. */
export const sentence: Texts['sentence'] = {
  notSetUp: 'Noch ist nichts verbunden.',
  notSetUpDetail:
    'Importieren Sie eine Einstellungsdatei mit einem NAV-Mandanten, einem Shop und einer Verknüpfung der beiden. Vorher wird weder in NAV noch im Shop geschrieben.',
  nothingLost: 'Nichts ging verloren.',
  doesNotAddUp: (names) => `Heute geht es nicht auf bei ${list(names)}.`,
  doesNotAddUpDetail: 'Die Zeile mit ≠ zeigt, wo.',
  down: (names) => `${list(names)} ${one(names.length, 'antwortet', 'antworten')} nicht.`,
  downDetail: 'Was darauf wartet, läuft danach von selbst weiter.',
  refused: (names) => `${list(names)} ${one(names.length, 'lehnt', 'lehnen')} die Anmeldung ab.`,
  refusedDetail: 'Wir versuchen es nicht von selbst erneut; bitte Kennwort oder Schlüssel prüfen.',
  none: 'Heute noch keine Bestellungen.',
  noneKnown: 'Heute noch keine Bestellung bekannt.',
  beingRead: (count) =>
    one(count, '1 Bestellung wird aus dem Shop gelesen.', `${n(count)} Bestellungen werden aus dem Shop gelesen.`),
  moreBeingRead: (count) => one(count, '1 weitere wird gelesen', `${n(count)} weitere werden gelesen`),
  waiting: (count, total) =>
    total === 1
      ? 'Die einzige Bestellung von heute wartet auf Sie.'
      : count === total
        ? `Alle ${n(total)} Bestellungen von heute warten auf Sie.`
        : `${n(count)} von ${n(total)} Bestellungen heute ${one(count, 'wartet', 'warten')} auf Sie.`,
  olderWait: (count) =>
    one(count, '1 ältere Bestellung wartet auf Sie.', `${n(count)} ältere Bestellungen warten auf Sie.`),
  olderWaitToo: (count) => one(count, '1 ältere wartet ebenfalls.', `${n(count)} ältere warten ebenfalls.`),
  onTheWay: (count, total) =>
    total === 1
      ? 'Die einzige Bestellung von heute ist unterwegs.'
      : count === total
        ? `Alle ${n(total)} Bestellungen von heute sind unterwegs.`
        : `${n(count)} von ${n(total)} Bestellungen heute ${one(count, 'ist', 'sind')} unterwegs.`,
  allEqual: (total) =>
    total === 1
      ? 'Die einzige Bestellung von heute ist mit derselben Summe in NAV.'
      : `Alle ${n(total)} Bestellungen von heute sind mit derselben Summe in NAV.`,
  allKnownEqual: (total) =>
    total === 1
      ? 'Die einzige bekannte Bestellung von heute ist mit derselben Summe in NAV.'
      : `Alle ${n(total)} bekannten Bestellungen von heute sind mit derselben Summe in NAV.`,
  allLeftOut: (total) =>
    total === 1
      ? 'Die einzige Bestellung von heute ist nach Regel ausgelassen.'
      : `Alle ${n(total)} Bestellungen von heute sind nach Regel ausgelassen.`,
  settled: (equal, total) =>
    `${n(equal)} von ${n(total)} Bestellungen heute ${one(equal, 'ist', 'sind')} mit derselben Summe in NAV, die übrigen nach Regel ausgelassen.`,
  partEqual: (count) => `${n(count)} ${one(count, 'ist', 'sind')} einmal in NAV, mit derselben Summe`,
  partOnTheWay: (count) => `${n(count)} ${one(count, 'ist', 'sind')} unterwegs`,
  partLeftOut: (count) => `${n(count)} ${one(count, 'ist', 'sind')} nach Regel ausgelassen`,
  parts: (parts) => `${parts.join(', ')}.`,
  shadow: 'Schattenbetrieb: In NAV wird nichts geschrieben.',
  shadowPlanned: (count) =>
    one(
      count,
      'Die einzige Bestellung von heute wurde gelesen.',
      `Die ${n(count)} Bestellungen von heute wurden gelesen.`,
    ),
  shadowOf: (name, count, waiting) => {
    const read = count === 0 ? 'heute keine Bestellung' : `${orders(count)} gelesen`;
    const wait = waiting === 0 ? '' : one(waiting, ', 1 wartet auf Sie', `, ${n(waiting)} warten auf Sie`);
    return `${name} läuft im Schattenbetrieb: ${read}${wait}, nichts wird geschrieben.`;
  },
};
