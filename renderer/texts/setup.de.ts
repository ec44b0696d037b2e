import { counting, listing, one } from './count.ts';
import type { Texts } from './en.ts';

const n = counting('de');
const and = listing('de');
/** Only Business Central says its version as a number. */
const product = (version: string): string => (/^\d/.test(version) ? `Business Central ${version}` : version);
const surfaces = { api: 'API', pages: 'Seitendienste' };

export const setup: Texts['setup'] = {
  title: 'Einrichten',
  sentence: 'Vor dem letzten Schritt wird weder in NAV noch im Shop etwas geschrieben.',
  steps: 'Schritte',
  names: {
    nav: 'NAV',
    readiness: 'Bereitschaft',
    store: 'Shop',
    address: 'Öffentliche Adresse',
    proof: 'Probe',
    rules: 'Regeln',
    orders: 'Zehn echte Bestellungen',
    live: 'Live gehen',
  },
  done: 'erledigt',
  next: 'Weiter',
  back: 'Zurück',
  saveAndNext: 'Speichern und weiter',
  takeNamed: (name) => `${name} verwenden`,
  there: 'Schon eingerichtet',
  looking: 'Wird gesucht; das kann einige Sekunden dauern.',
  ladder: 'Wie weit wir kamen',
  trust: 'Diesem Zertifikat vertrauen',
  certificate:
    'Dieses Zertifikat zeigt der Server. Bitte seinen Fingerabdruck mit dem des Administrators vergleichen und ihm nur bei Gleichheit für diese Verbindung vertrauen.',
  mayNot: 'Einrichten darf nur ein Administrator.',
  begun: (step) =>
    `Das wurde begonnen und steht bei „${step}“. Das Eingegebene ist noch da; Kennwörter und Schlüssel werden erneut verlangt.`,
  goOn: (step) => `Weiter bei ${step}`,
  ofAnother: (who) => `${who} richtet gerade ein`,
  ofAnotherAt: (step) => `Es steht bei „${step}“. Letzte Änderung:`,
  ofAnotherMeaning:
    'Wer übernimmt, macht mit dem Eingegebenen weiter; das andere Fenster hebt ab dann nichts mehr auf. Beides wird im Protokoll eingetragen.',
  takeOver: 'Übernehmen',
  startOver: 'Von vorn beginnen',
  startOverTitle: 'Von vorn beginnen?',
  startOverMeaning:
    'Das hier Eingegebene wird vergessen. Gespeicherte Verbindungen bleiben und lassen sich wieder verwenden.',
  nav: {
    title: 'Wo ist NAV?',
    address: 'Adresse des NAV-Servers',
    addressHint:
      'Der Name genügt, etwa nav01. Oder die Adresse des Webclients, von OData oder der API hierher kopieren.',
    look: 'Suchen',
    found: (version, has) =>
      [
        version === ''
          ? 'Ein Server wurde gefunden, der eine Anmeldung verlangt'
          : `${product(version)} wurde gefunden`,
        ...(has.length === 0 ? [] : [and(has.map((each) => surfaces[each]))]),
      ].join(', '),
    at: 'unter',
    signInNow: 'Anmelden',
    once: 'Es wird einmal versucht; eine abgelehnte Anmeldung wird nicht wiederholt, weil Konten gesperrt werden.',
    company: 'Mandant',
    companies: (count) => one(count, '1 Mandant', `${n(count)} Mandanten`),
    choose: 'Diesen Mandanten wählen',
    ready: (company) => `Angemeldet. Der Mandant ${company} ist lesbar.`,
    stillToDo: 'Ließe sich noch einschalten',
  },
  readiness: {
    title: 'Ist NAV bereit?',
    what: 'Was in NAV stimmen muss, bevor Bestellungen geschrieben werden. Es wird nur gelesen. Auch mit Fehlendem geht es weiter: Bestellungen, die darauf treffen, warten.',
    checking: 'NAV wird angesehen.',
    again: 'Erneut ansehen',
  },
  store: {
    title: 'Welcher Shop?',
    kind: 'Art des Shops',
    kinds: { woocommerce: 'WooCommerce', bigcommerce: 'BigCommerce' },
    try: 'Verbinden',
    ready: (name, address) =>
      `${name === '' ? 'Der Shop' : name} antwortet unter ${address}. Der Schlüssel darf lesen und schreiben.`,
    orders: (count) =>
      one(count, '1 Bestellung in den letzten 30 Tagen.', `${n(count)} Bestellungen in den letzten 30 Tagen.`),
  },
  address: {
    title: 'Wie erreicht der Shop diesen Rechner?',
    what: 'Mit einer Adresse kommen Bestellungen binnen Sekunden an, ohne eine binnen einer Minute.',
  },
  proof: {
    title: 'Kommt etwas an?',
    none: 'Bestellungen werden jede Minute geholt; das ist in Ordnung. Es gibt nichts zu beweisen.',
    opening: 'Eine signierte Anfrage ist unterwegs: hinaus zur öffentlichen Adresse und zurück zu diesem Rechner.',
    healthy: (ms) => `Eine signierte Anfrage kam in ${ms} herum.`,
    down: 'Noch kommt nichts an. Sie können weitergehen: Bis dahin werden Bestellungen jede Minute geholt.',
  },
  rules: {
    title: 'Was wird aus einer Bestellung?',
    reading: 'Die Einrichtung von NAV und die Sätze des Shops werden gelesen.',
    proposed: 'Vorgeschlagen aus NAV und Shop. Bitte jeden Wert ansehen; später wird nichts geraten.',
    document: 'Beleg',
    documents: { salesOrder: 'Verkaufsauftrag', salesInvoice: 'Verkaufsrechnung' },
    documentHint: {
      salesOrder: 'Aus ihm wird wie gewohnt geliefert.',
      salesInvoice: 'Bucht den Lagerabgang beim Buchen: keine Lagerbelege, keine Lieferungen.',
    },
    start: 'Bestellungen',
    starts: { now: 'ab jetzt', at: 'ab einem Tag' },
    startDay: 'Erster Tag',
    prefix: 'Präfix der Nummer in NAV',
    prefixHint: 'Steht vor der Bestellnummer des Shops in Externe Belegnummer.',
    shoppers: 'Neue Käufer',
    shopperKinds: { create: 'werden Debitoren in NAV', one: 'werden für einen Sammeldebitor geschrieben' },
    customer: 'Nummer des Sammeldebitors',
    template: 'Musterdebitor',
    templateHint:
      'Ein Debitor in NAV, dessen Buchungsgruppen und Bedingungen neue übernehmen. Über Seitendienste allein nötig.',
    taxes: 'Steuersätze',
    percent: 'Satz des Shops, %',
    taxCode: (percent) => `MwSt.-Produktbuchungsgruppe für ${percent} %`,
    taxCodeShort: 'MwSt.-Produktbuchungsgruppe in NAV',
    noRates: 'Shop oder NAV zeigt keine Sätze: bitte eintragen.',
    addRate: 'Satz hinzufügen',
    removeRate: 'Entfernen',
    removeRateOf: (percent) => `${percent} % entfernen`,
    untaxed: 'MwSt.-Produktbuchungsgruppe für Zeilen ohne Steuer',
    map: 'Arten von Kunden unterscheiden (Inland, EU-Firmen, Ausfuhr)',
    mapHint: 'Bestellungen, für die keine Zeile gilt, warten, bis Zuordnung & Regeln eine hat.',
    mapOpen: (names) => `Noch unter Zuordnung & Regeln zu wählen: ${and(names)}.`,
    accounts: 'Sachkonten',
    shipping: 'Versand',
    fees: 'Gebühren',
    rounding: 'Rundung',
    timeZone: 'Zeitzone des Unternehmens',
    try: 'Zehn Bestellungen ansehen',
  },
  orders: {
    title: 'Die letzten Bestellungen, wie sie geschrieben würden',
    trying: 'Die letzten Bestellungen werden geplant. Geschrieben wird nichts.',
    none: 'Noch keine Bestellung',
    noneRemedy:
      'Im Shop gab es seit einem Jahr keine Bestellung. Sie können weitergehen; die erste ist dann unter Bestellungen zu sehen.',
    list: 'Geprüfte Bestellungen',
    words: { write: 'würde geschrieben', wait: 'würde warten', leaveOut: 'ausgelassen', inNav: 'schon in NAV' },
    summary: (write, wait, all) =>
      `${n(write)} von ${n(all)} würden geschrieben${wait === 0 ? '' : `, ${n(wait)} würden auf Sie warten`}.`,
    byHand: 'Vermutlich von Hand erfasst',
    byHandWhat:
      'Diese Bestellungen stehen in NAV unter einer Nummer, die ihnen ein Mensch gegeben haben kann. Sie stünden dann doppelt in NAV.',
    byHandRow: (order, document, no) => `Bestellung ${order} ist ${document} unter der Nummer ${no}.`,
    noneByHand: (count) =>
      one(
        count,
        '1 Bestellung der letzten 30 Tage wurde gesucht: Niemand hat sie von Hand erfasst.',
        `${n(count)} Bestellungen der letzten 30 Tage wurden gesucht: Niemand hat eine von Hand erfasst.`,
      ),
    recognise: 'Solche Bestellungen warten lassen',
    recognised: 'Bestellungen mit einer solchen Nummer in NAV werden auf Sie warten.',
    again: 'Erneut planen',
  },
  live: {
    title: 'Live gehen?',
    what: 'Von hier an arbeitet die Verbindung von selbst.',
    how: 'Womit anfangen',
    modes: {
      live: 'Live gehen: Bestellungen werden in NAV geschrieben',
      shadow: 'Im Schattenbetrieb bleiben: Bestellungen werden geplant und gezeigt, in NAV wird nichts geschrieben',
    },
    webhooks:
      'Mit einer öffentlichen Adresse werden jetzt im Shop die Webhooks angelegt, damit er von Bestellungen erzählt.',
    readiness: 'Bereitschaft für diese Regeln',
    recoveryDone: 'Der Wiederherstellungsschlüssel wurde bestätigt.',
    begin: { live: 'Live gehen', shadow: 'Im Schattenbetrieb anfangen' },
    running: { live: 'Es ist live.', shadow: 'Es läuft im Schattenbetrieb.' },
    runningWhat: 'Die ersten Bestellungen erscheinen binnen einer Minute.',
    toOrders: 'Bestellungen ansehen',
    toIntegrations: 'Verknüpfungen',
  },
  add: { connection: 'Verbindung hinzufügen', store: 'Shop hinzufügen', integration: 'Verknüpfung hinzufügen' },
};
