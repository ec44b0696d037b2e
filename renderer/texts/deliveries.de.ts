import { counting, one } from './count.ts';
import type { deliveries as english } from './deliveries.en.ts';

const n = counting('de');

export const deliveries: typeof english = {
  title: 'Zustellungen',
  sentence: 'Was die Shops und NAV gemeldet haben, was beim Nachsehen gefunden und was abgewiesen wurde.',
  empty: 'Noch ist nichts angekommen',
  emptyRemedy:
    'Was ein Shop meldet, erscheint hier binnen einer Sekunde. Ohne öffentliche Adresse werden Bestellungen beim Nachsehen gefunden und stehen ebenfalls hier.',
  noneFound: 'Nichts passt',
  noneFoundRemedy: 'Nach einer anderen Nummer suchen, oder nach allen Arten.',
  kind: 'Art',
  kinds: { all: 'Gemeldet oder gefunden', webhook: 'Vom System gemeldet', poll: 'Beim Nachsehen gefunden' },
  record: 'Nummer (id) im Shop',
  heads: {
    time: 'Zeit',
    source: 'Quelle',
    topic: 'Thema',
    record: 'Datensatz',
    verifiedBy: 'Geprüft durch',
    repeats: 'Erneut',
    answer: 'Antwort',
    job: 'Vorgang',
    actions: 'Was getan werden kann',
  },
  verifiedBy: { signature: 'Signatur', clientState: 'Client State', asked: 'Wir haben gefragt' },
  account: (id) => `Konto ${id}`,
  noAnswer: 'keine',
  last: (time) => `zuletzt ${time}`,
  jobs: {
    waiting: 'Wartet',
    leased: 'Läuft',
    parked: 'Wartet auf Sie',
    done: 'Fertig',
    superseded: 'Ging in einem anderen auf',
  },
  noJob: 'stieß nichts an',
  inspect: 'Ansehen',
  inspectOf: (id) => `Zustellung ${id} ansehen`,
  ring: 'Erneut anstoßen',
  ringOf: (id) => `Für Zustellung ${id} erneut anstoßen`,
  rung: (jobs) => `${one(jobs, '1 Vorgang', `${n(jobs)} Vorgänge`)} angestoßen.`,
  dialog: {
    title: (id) => `Zustellung ${id}`,
    meaning:
      'Der Inhalt liegt versiegelt, weil darin steht, was Kunden eingegeben haben. Dass Sie ihn geöffnet haben, kommt mit Ihrem Namen ins Protokoll.',
    open: 'Öffnen',
    body: 'Der Inhalt, wie er kam',
    purged: 'Der Inhalt ist über seine Aufbewahrung hinaus und wurde entfernt.',
  },
  refused: {
    title: 'Abgewiesen',
    sentence: (count) =>
      `${one(count, '1 Anfrage wurde', `${n(count)} Anfragen wurden`)} in den letzten 7 Tagen abgewiesen. Von ihnen bleibt nur die Zahl.`,
    none: 'In den letzten 7 Tagen wurde keine Anfrage abgewiesen.',
    hour: 'Stunde',
    source: 'Gesendet, wo diese Verbindung zuhört',
    unknown: 'keine Verbindung',
    reason: 'Warum',
    count: 'Anzahl',
    reasons: {
      unknownPath: 'Unbekannter Pfad',
      tooMany: 'Zu viele auf einmal',
      tooLarge: 'Größer als 1 MiB',
      signatureMissing: 'Keine Signatur',
      signatureWrong: 'Falsche Signatur',
      otherShop: 'Eine Kopie des Shops sendet',
      notJson: 'Kein JSON',
      method: 'Kein POST',
      tokenRefused: 'Kein Prüfwort von NAV',
      clientStateWrong: 'Falscher Client State',
    },
  },
};
