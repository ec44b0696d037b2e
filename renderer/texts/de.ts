import type { Texts } from './en.ts';

const n = (count: number): string => new Intl.NumberFormat('de').format(count);
const one = (count: number, single: string, many: string): string => (count === 1 ? single : many);
const orders = (count: number): string => one(count, '1 Bestellung', `${n(count)} Bestellungen`);
const list = (names: readonly string[]): string => new Intl.ListFormat('de', { type: 'conjunction' }).format(names);

export const de: Texts = {
  language: 'de',
  product: 'ml-connector',
  frame: {
    skip: 'Zum Inhalt springen',
    screens: 'Ansichten',
    everyDay: 'Jeden Tag',
    lookInside: 'Nachsehen',
    setUp: 'Einrichten',
    overview: 'Überblick',
    orders: 'Bestellungen',
    attention: 'Zu entscheiden',
    audit: 'Protokoll',
    connections: 'Verbindungen',
    signOut: 'Abmelden',
    live: (time) => `Aktuell, ${time}`,
    connecting: 'Verbindet',
    stale: (time) => `Stand ${time}, verbindet neu`,
    ordersWait: (count) => one(count, '1 Bestellung wartet auf Sie', `${n(count)} Bestellungen warten auf Sie`),
    accounted: 'Alles erfasst',
    notAccounted: 'Geht nicht auf',
    writingOn: 'Schreiben an: NAV',
    writingOff: 'Schreiben aus: Schattenbetrieb',
    writingSome: (live, all) => `Schreiben an in ${n(live)} von ${n(all)}`,
    queueEmpty: 'Nichts in Arbeit',
    queue: (count, oldest) => `${n(count)} in Arbeit, älteste ${oldest}`,
  },
  common: {
    orders,
    none: 'keine',
    asOf: (time) => `Stand ${time}. Der Dienst antwortet nicht; dies hat er zuletzt gemeldet.`,
    tryAgain: 'Erneut versuchen',
    details: 'Einzelheiten',
    cancel: 'Abbrechen',
    close: 'Schließen',
    copy: 'Kopieren',
    copied: 'Kopiert',
    showMore: 'Mehr anzeigen',
    loading: 'Wird gelesen',
    engineAway: 'Der Dienst antwortet nicht. Er wird neu gestartet; nichts geht verloren.',
    engineAwayRemedy: 'Nichts zu tun. Bleibt es so, starten Sie ml-connector bitte neu.',
    mayNot: 'Ihre Rolle darf ansehen, aber nichts ändern. Bitten Sie um die Rolle eines Bearbeiters.',
    never: 'nie',
    equals: 'gleich',
    plus: 'plus',
  },
  ago: (age) => {
    switch (age.unit) {
      case 'now':
        return 'gerade eben';
      case 'seconds':
        return `vor ${age.count} s`;
      case 'minutes':
        return `vor ${age.count} Min.`;
      case 'hours':
        return `vor ${age.count} Std.`;
    }
  },
  span: (age) => {
    switch (age.unit) {
      case 'now':
        return '1 s';
      case 'seconds':
        return `${age.count} s`;
      case 'minutes':
        return `${age.count} Min.`;
      case 'hours':
        return `${age.count} Std.`;
    }
  },
  marks: {
    equal: 'gleich',
    differs: 'weicht ab',
    fine: 'in Ordnung',
    attention: 'zu entscheiden',
    down: 'gestört',
    waiting: 'wartet',
    working: 'in Arbeit',
    leftOut: 'ausgelassen',
    none: 'nicht verglichen',
  },
  states: {
    fetching: 'Wird gelesen',
    planned: 'Geplant',
    writing: 'Wird geschrieben',
    checking: 'Prüfung in NAV',
    written: 'In NAV',
    parked: 'Wartet auf Sie',
    retrying: 'Läuft weiter',
    leftOut: 'Ausgelassen',
    gone: 'Nicht mehr im Shop',
    shadow: 'Schatten',
  },
  steps: {
    fetching: 'Wird aus dem Shop gelesen',
    planned: 'Geplant, wartet auf ihre Reihe',
    writing: 'Wird in NAV geschrieben',
    checking: 'Wir prüfen in NAV, ob sie geschrieben wurde',
    written: 'In NAV mit derselben Summe',
    parked: 'Wartet auf eine Entscheidung',
    retrying: 'Läuft von selbst weiter',
    leftOut: 'Nach Regel ausgelassen',
    gone: 'Im Shop nicht mehr vorhanden',
    shadow: 'Schattenbetrieb: geplant, nicht geschrieben',
  },
  terms: {
    equal: 'In NAV, gleich',
    onTheWay: 'Unterwegs',
    waiting: 'Warten auf Sie',
    leftOut: 'Nach Regel ausgelassen',
  },
  sentence: {
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
  },
  overview: {
    comparedAt: (time) => `Auf den Cent verglichen um ${time}.`,
    equation: 'Heute, beide Seiten',
    today: 'Heute',
    inTheStore: 'Im Shop',
    addsUp: 'Geht auf',
    toTheCent: 'auf den Cent',
    doesNot: 'geht nicht auf',
    navHas: (amount) => `NAV hat ${amount}`,
    shadow: 'Schatten',
    beingRead: (count) => one(count, '1 wird gelesen', `${n(count)} werden gelesen`),
    noOrders: 'keine Bestellungen',
    hours: 'Bestellungen je Stunde, letzte 24 Stunden',
    hoursSummary: (equal, onTheWay, waiting, leftOut) =>
      `Bestellungen je Stunde über 24 Stunden: ${n(equal)} in NAV, ${n(onTheWay)} unterwegs, ${n(waiting)} warten auf Sie, ${n(leftOut)} ausgelassen`,
    asTable: 'Als Tabelle',
    hour: 'Stunde',
    decisions: (count) =>
      count === 0
        ? 'Nichts zu entscheiden'
        : one(count, '1 Bestellung wartet auf Sie', `${n(count)} Bestellungen warten auf Sie`),
    decisionsEmpty: 'Eine Bestellung, die eine Entscheidung braucht, erscheint hier mit Ursache und Ausweg.',
    openAll: 'Alle öffnen',
    connections: 'Verbindungen',
    lastSuccess: 'Zuletzt gelungen',
    lastDelivery: 'Der Shop hat sich gemeldet',
    lastPoll: 'Nach Bestellungen gesehen',
    lastWritten: 'In NAV geschrieben',
    lookNow: 'Jetzt nach Bestellungen sehen',
    looking: (jobs) => one(jobs, 'Sieht in 1 Shop nach', `Sieht in ${n(jobs)} Shops nach`),
  },
  connection: {
    fine: 'Erreichbar',
    down: 'Nicht erreichbar',
    refused: 'Anmeldung abgelehnt',
    unknown: 'Noch nicht geprüft',
    nav: 'NAV',
    woocommerce: 'WooCommerce',
    ping: 'Prüfen',
    pingNamed: (name) => `${name} prüfen`,
    lastPing: 'Zuletzt geprüft',
    milliseconds: (ms) => `${n(ms)} ms`,
    address: 'Adresse',
    deliveryUrl: 'Zustelladresse',
    copyDeliveryUrl: 'Zustelladresse kopieren',
    noDeliveryUrl: 'Keine öffentliche Adresse: Bestellungen werden jede Minute abgeholt; das genügt.',
    title: 'Verbindungen',
    sentence: 'Die Systeme auf beiden Seiten: ob wir sie erreichen, und was sonst zu tun ist.',
    empty: 'Noch keine Verbindungen',
    emptyRemedy: 'Sie kommen mit der Einstellungsdatei: ein NAV-Mandant und ein Shop ergeben die erste Verknüpfung.',
  },
  orders: {
    title: 'Bestellungen',
    counted: (count) => (count === '1' ? '1 Bestellung.' : `${count} Bestellungen.`),
    all: 'Alle',
    filter: 'Glieder der Gleichung',
    search: 'Bestell- oder Belegnummer',
    integration: 'Verknüpfung',
    allIntegrations: 'Alle Verknüpfungen',
    period: 'Eingegangen',
    anyTime: 'Jederzeit eingegangen',
    today: 'Heute eingegangen',
    week: 'In den letzten 7 Tagen',
    status: 'Status',
    order: 'Bestellung',
    placed: 'Eingang',
    customer: 'Kunde',
    storeTotal: 'Shop-Summe',
    compare: 'verglichen',
    navTotal: 'NAV-Summe',
    document: 'NAV-Beleg',
    lastStep: 'Letzter Schritt',
    when: 'Wann',
    newRows: (count) => `${n(count)} neu`,
    keys: 'Pfeiltasten bewegen, Eingabe öffnet, R wiederholt.',
    empty: 'Noch keine Bestellungen',
    emptyRemedy:
      'Die erste nach dem Startzeitpunkt der Verknüpfung erscheint hier binnen Sekunden; ältere werden nicht übernommen.',
    noneFound: 'Keine Bestellung passt zu diesen Filtern',
    noneFoundRemedy: 'Wählen Sie ein anderes Glied, eine andere Verknüpfung oder Zeit, oder leeren Sie die Filter.',
    clear: 'Filter leeren',
  },
  order: {
    placed: (customer, when, store) => `${customer}. Eingegangen ${when} bei ${store}.`,
    writtenAs: 'Geschrieben als',
    replay: 'Wiederholen',
    readAgain: 'Erneut lesen',
    readAgainDone: 'Die Bestellung wird erneut gelesen.',
    nothingToReplay: 'Nichts zu wiederholen: Die Bestellung ist nicht stehen geblieben.',
    timeline: 'Vom Shop bis NAV',
    views: 'Ansichten der Bestellung',
    tabs: {
      plan: 'Plan und Ergebnis',
      totals: 'Summen je Satz',
      requests: 'Anfragen',
      received: 'Bestellung wie empfangen',
      audit: 'Protokoll',
    },
    onlyStories: 'Nur Werte mit Geschichte',
    header: 'Kopf',
    customer: 'Debitor',
    line: (no) => `Zeile ${no}`,
    field: 'Feld',
    written: 'Geschrieben',
    comesFrom: 'Herkunft',
    navHas: 'Jetzt in NAV',
    noPlan: 'Noch kein Plan',
    noPlanRemedy:
      'Er erscheint, sobald die Bestellung aus dem Shop gelesen ist und jeder Wert seinen Platz in NAV hat.',
    noStories: 'Jeder Wert wurde unverändert übernommen. Ohne den Filter sehen Sie alle.',
    rate: 'Satz',
    storeNet: 'Shop netto',
    storeTax: 'Shop MwSt.',
    navNet: 'NAV netto',
    navTax: 'NAV MwSt.',
    difference: 'MwSt.-Differenz',
    total: 'Summe',
    noTotals: 'Noch keine Summen',
    noTotalsRemedy: 'Sie erscheinen, sobald die Bestellung aus dem Shop gelesen ist.',
    noRequests: 'Keine Anfragen aufbewahrt',
    noRequestsRemedy:
      'Was für diese Bestellung gesendet und geantwortet wurde, steht hier bis zum Ende der Aufbewahrung.',
    request: 'Gesendet',
    response: 'Geantwortet',
    noBody: 'ohne Inhalt',
    status: 'Status',
    noAnswer: 'keine Antwort',
    notReceived: 'Noch nicht gelesen, oder nach der Aufbewahrung entfernt',
    notReceivedRemedy: '„Erneut lesen“ holt sie aus dem Shop, wie sie jetzt ist.',
    noAudit: 'Noch keine Einträge',
    noAuditRemedy: 'Alles, was für diese Bestellung geschieht, steht dann hier.',
  },
  timeline: {
    placed: 'Im Shop eingegangen',
    delivery: 'Zustellung empfangen',
    'poll.found': 'Beim Nachsehen gefunden',
    'order.planned': 'Aus dem Shop gelesen und geplant',
    'order.checking': 'Prüfung in NAV',
    'order.leftOut': 'Nach Regel ausgelassen',
    'order.gone': 'Nicht mehr im Shop',
    'order.agreed': 'Wieder einig',
    'order.compared': 'Verglichen: gleich',
    'customer.created': 'Debitor in NAV angelegt',
    'document.written': 'In NAV geschrieben',
    'document.found': 'In NAV gefunden',
    'document.removed': 'Entwurf aus NAV entfernt',
    'job.parked': 'Wartet auf Sie',
    'job.failed': 'Läuft später von selbst weiter',
    'job.replayed': 'Wiederholt',
    'connection.pinged': 'Verbindung geprüft',
    'settings.changed': 'Einstellungen geändert',
    'audit.pruned': 'Alte Inhalte entfernt',
    'subject.erased': 'Person gelöscht',
    exchange: 'Anfrage',
  },
  planFields: {
    externalDocumentNumber: 'Externe Belegnr.',
    customerNumber: 'Debitorennr.',
    orderDate: 'Auftragsdatum',
    postingDate: 'Buchungsdatum',
    currencyCode: 'Währung',
    pricesIncludeTax: 'Preise inkl. MwSt.',
    lineObjectNumber: 'Nr.',
    unitOfMeasureCode: 'Einheit',
    quantity: 'Menge',
    description: 'Beschreibung',
    taxCode: 'MwSt.-Gruppe',
    unitPrice: 'VK-Preis',
    discountAmount: 'Zeilenrabatt',
  },
  attention: {
    title: 'Zu entscheiden',
    sentence: (count, causes) =>
      `${one(count, '1 Bestellung wartet', `${n(count)} Bestellungen warten`)} auf ${one(causes, 'eine Entscheidung', `${n(causes)} Entscheidungen`)}.`,
    nothing: 'Nichts wartet auf Sie.',
    empty: 'Nichts zu entscheiden',
    emptyRemedy:
      'Eine Bestellung, die eine Entscheidung braucht, erscheint hier mit Ursache und Ausweg. Nichts zu tun.',
    oldest: 'älteste',
    replay: (count) => `Die ${n(count)} wiederholen`,
    replayOne: 'Bestellung wiederholen',
    showAll: (count) => `Alle ${n(count)} zeigen`,
    showFewer: 'Weniger zeigen',
    more: (count) => `Die ersten ${n(count)} sind aufgeführt.`,
  },
  confirm: {
    title: (count) => `${orders(count)} wiederholen?`,
    body: 'Jede wird erneut aus dem Shop gelesen, neu geplant und abgeschlossen. Was schon in NAV ist, wird nicht doppelt geschrieben.',
    fewer: (waiting, count) =>
      `${n(waiting)} warten; ${n(count)} davon lassen sich jetzt wiederholen, die übrigen sind schon unterwegs.`,
    nothing: 'Nichts mehr zu wiederholen; es ist schon unterwegs.',
    counting: 'Zählt, was wiederholt würde',
    go: (count) => `${n(count)} wiederholen`,
  },
  run: {
    running: (done, total) => `Wiederholt: ${n(done)} von ${n(total)} erledigt`,
    done: (done) => `Wiederholt: ${orders(done)} erledigt`,
    cancelled: (done, total) => `Abgebrochen nach ${n(done)} von ${n(total)}`,
    skipped: (count) => `${n(count)} ausgelassen`,
    failed: (count) => one(count, '1 wartet erneut', `${n(count)} warten erneut`),
    dismiss: 'Ausblenden',
  },
  audit: {
    title: 'Protokoll',
    sentence: 'Wer was getan hat. Die Einträge sind verkettet: Ein geänderter oder fehlender fällt auf.',
    verify: 'Prüfen',
    notVerified: 'Seit dem Öffnen dieses Fensters nicht geprüft.',
    unchanged: (entries) =>
      one(entries, 'Unverändert: 1 Eintrag, keine Lücke.', `Unverändert: ${n(entries)} Einträge, keine Lücke.`),
    broken: (seq) => `Die Kette bricht bei Eintrag ${n(seq)}.`,
    brokenRemedy:
      'Lassen Sie diesen Rechner, wie er ist, und vergleichen Sie mit letztem Export oder letzter Sicherung.',
    unproven: (time) => `Seit der letzten Unterschrift um ${time} noch nicht beweisbar.`,
    head: 'Kopf',
    search: 'Bestellnummer',
    seq: 'Nr.',
    time: 'Zeit',
    kind: 'Was',
    actor: 'Wer',
    order: 'Bestellung',
    document: 'NAV-Beleg',
    status: 'Status',
    cause: 'Ursache',
    empty: 'Noch keine Einträge',
    emptyRemedy: 'Alles, was der Connector tut, wird hier eingetragen, von der ersten Zustellung an.',
    noneFound: 'Kein Eintrag zu dieser Bestellnummer',
    noneFoundRemedy: 'Geben Sie die Nummer ein, wie der Shop sie zeigt.',
  },
  signIn: {
    title: 'Anmelden',
    name: 'Name',
    password: 'Kennwort',
    go: 'Anmelden',
    refused: 'Name oder Kennwort passt nicht.',
    refusedRemedy: 'Beide stehen so in der Einstellungsdatei des Administrators; bitte Großschreibung beachten.',
    ended: 'Die Anmeldung ist abgelaufen. Bitte erneut anmelden.',
  },
  engine: {
    'engine-unreachable': {
      message: 'Der Dienst antwortet nicht. Er wird neu gestartet; nichts geht verloren.',
      whatToDo: 'Nichts zu tun. Bleibt es so, starten Sie ml-connector bitte neu.',
    },
    'signed-out': { message: 'Die Anmeldung ist abgelaufen.', whatToDo: 'Bitte erneut anmelden.' },
  },
};
