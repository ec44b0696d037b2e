import { counting, one, upTo } from './count.ts';
import type { customers as english } from './customers.en.ts';

const n = counting('de');
const up = upTo('de');
const many = (count: number): string => one(count, '1 Debitor', `${n(count)} Debitoren`);

export const customers: typeof english = {
  shown: 'Welche Debitoren',
  unverified: 'Noch nicht geprüft',
  all: 'Alle angelegten',
  counted: {
    unverified: (count) => `${up(count)} ${count === '1' ? 'Debitor ist' : 'Debitoren sind'} noch nicht geprüft.`,
    all: (count) => `${up(count)} ${count === '1' ? 'Debitor wurde' : 'Debitoren wurden'} in NAV angelegt.`,
  },
  meaning:
    'Debitoren, die in NAV für neue Käufer angelegt wurden. Bitte jeden in NAV ansehen und dann als geprüft kennzeichnen.',
  table: 'In NAV angelegte Debitoren',
  no: 'Debitorennr.',
  name: 'Name, wie er angelegt wurde',
  created: 'Angelegt',
  order: 'Für Bestellung',
  posting: 'Buchung',
  holdsPosting: 'Wartet auf die Prüfung',
  verified: 'Geprüft von',
  select: (no) => `Debitor ${no} auswählen`,
  selectAll: 'Alle gezeigten auswählen',
  verify: (count) => (count === 0 ? 'Geprüft' : `Geprüft: ${many(count)}`),
  verifyReason: 'Wählen Sie die Debitoren aus, die Sie in NAV angesehen haben.',
  confirm: {
    title: (count) => `${many(count)} als geprüft kennzeichnen?`,
    meaning: (count) =>
      `Sie haben ${one(count, 'ihn', 'sie')} in NAV angesehen: Name, Adresse, Buchungsgruppen und Bedingungen. An ${one(count, 'der Debitorenkarte', 'den Debitorenkarten')} ändert ml-connector nichts.`,
    held: (count) =>
      `Bei ${one(count, '1 von ihnen', `${n(count)} von ihnen`)} wartet die Buchung: Belege, die darauf warten, werden jetzt in NAV gebucht, und das lässt sich nicht zurücknehmen.`,
    heldOne:
      'Die Buchung wartet darauf: Seine Belege werden jetzt in NAV gebucht, und das lässt sich nicht zurücknehmen.',
    notHeld: 'Kein Beleg wartet darauf.',
    go: 'Als geprüft kennzeichnen',
  },
  done: (verified, jobs) =>
    `${many(verified)} geprüft.${jobs === 0 ? '' : ` ${one(jobs, '1 wartender Beleg wird', `${n(jobs)} wartende Belege werden`)} jetzt gebucht.`}`,
  untie: {
    open: 'Kunden von einem Debitor lösen',
    title: 'Kunden des Shops von einem Debitor in NAV lösen',
    meaning:
      'Ein Kunde mit Konto im Shop behält den Debitor, für den seine erste Bestellung geschrieben wurde. Ist es der falsche, lösen Sie ihn hier: Die nächste Bestellung sucht den Debitor neu. Belege, die in NAV stehen, bleiben, wie sie sind.',
    no: 'Nummer des falschen Debitors',
    noHint: 'Wie sie in NAV steht.',
    first:
      'Nehmen Sie in NAV zuerst die E-Mail-Adresse des Kunden von dieser Karte: An ihr fände die Suche sie wieder.',
    go: 'Lösen',
    done: (count, no) =>
      count === 0
        ? `Mit Debitor ${no} ist kein Kunde des Shops verknüpft.`
        : `${one(count, '1 Kunde ist', `${n(count)} Kunden sind`)} nicht mehr mit Debitor ${no} verknüpft.`,
  },
  empty: 'Kein Debitor wartet auf die Prüfung',
  emptyRemedy: 'Ein Debitor, der in NAV für einen neuen Käufer angelegt wird, erscheint hier. Nichts zu tun.',
  emptyAll: 'Noch wurde kein Debitor angelegt',
  emptyAllRemedy:
    'Ein Käufer, den NAV nicht kennt, bekommt mit der ersten Bestellung einen Debitor, wenn die Regeln es so sagen.',
  hint: (count, isMore) =>
    `${isMore ? 'Mehr als ' : ''}${one(count, '1 Debitor wartet', `${n(count)} Debitoren warten`)} auf die Prüfung in NAV. Bis dahin werden ${one(count, 'seine', 'ihre')} Belege nicht gebucht.`,
  lookOver: 'Ansehen',
  lookOverNamed: (integration) => `Ansehen in ${integration}`,
};
