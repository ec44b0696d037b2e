import type { CauseText, CauseTexts, Value } from './causes.ts';
import { counting, one } from './count.ts';
import type { Texts } from './en.ts';
import { germanQueueCauses } from './queue.de.ts';
import { enterSecret, secretNames } from './securityCauses.de.ts';
import { germanStorageCauses } from './storage.de.ts';

const n = counting('de');
const lookAtShop =
  'Eine Testbestellung im Shop bis zur Kasse führen. Geht sie durch, ist nichts zu tun: „Gesehen“ wählen; es endet mit der nächsten Bestellung.';

const untold: CauseText['message'] = (value, _, time) =>
  `Die letzten ${n(Number(value('orders')))} Bestellungen wurden durch Nachsehen gefunden: Seit **${time('since')}** hat der Shop von keiner berichtet.`;

const addressAnswers =
  'Es geht nichts verloren, aber es dauert länger. Unter „Verbindungen“ nachsehen, ob die öffentliche Adresse antwortet, und';
const lookAtAddress = {
  woo: `${addressAnswers} im Shop, ob die Webhooks aktiv sind und WP-Cron läuft.`,
  big: `${addressAnswers} die Verbindung testen: Webhooks gehören zu dem API-Konto, das sie angelegt hat.`,
};

const whetherMoved =
  'Ist die Installation umgezogen oder wurde der Rechner umbenannt, und läuft die alte nicht mehr, „Umgezogen“ wählen. Läuft die alte weiter, „Kopie“ wählen.';

const whetherSetBack =
  'Klären, ob der Shop aus einer Sicherung wiederhergestellt oder umgezogen wurde. Ist er so richtig, „Wieder schreiben“ wählen: Bestellungen, an deren Stelle eine andere steht, warten weiter, jede auf eine Entscheidung. Ist es ein neuer Shop anstelle des alten, „Es ist ein neuer Shop“ wählen.';

/** In the words of what was found at the shop. */
function twoInstallations(what: string, other: string, since: string): string {
  if (what === 'leaving')
    return `Der anderen Installation (${other}) wurde gesagt, dass sie aufhört; geantwortet hat sie noch nicht. Bis dahin wird hier nichts geschrieben.`;
  if (what === 'twin')
    return `Ein anderer Rechner führt ml-connector mit einer Kopie dieser Daten aus, gesehen seit ${since}. Beide schreiben nichts.`;
  if (what === 'retired')
    return `Eine andere Installation (${other}) hat die Bestellungen dieses Shops übernommen, gesehen seit ${since}. Hier wird nichts geschrieben.`;
  return `Eine andere Installation (${other}) schreibt Bestellungen dieses Shops in denselben Mandanten, gesehen seit ${since}. Beide schreiben nichts.`;
}

function whichInstallation(what: string): string {
  if (what === 'leaving')
    return 'Nichts: Sie merkt es binnen 10 Minuten; läuft sie nicht mehr, gilt sie nach 30 als beendet.';
  if (what === 'retired')
    return 'Ist die andere gewollt, diese hier beenden. Soll diese hier schreiben, hier übernehmen: Dann hört die andere auf.';
  return 'Die nicht gewollte beenden: Die andere schreibt 30 Minuten später von selbst weiter. Oder hier übernehmen: Dann hört die andere auf.';
}

const closedShop = (value: Value): string =>
  `Bestellungen des bisherigen Shops, die abgeschlossen werden: ${n(Number(value('orders')))}, Kunden: ${n(Number(value('shoppers')))}; was davon in NAV steht, bleibt. Bestellungen, die noch nicht fertig sind und außen vor bleiben: ${n(Number(value('unfinished')))}.`;

/** The first where a date was named. */
const newStore = [
  {
    message: (value: Value) =>
      `${closedShop(value)} Bestellungen des neuen Shops seit diesem Tag, die gelesen und geschrieben werden: ${value('bringIn') === 'unknown' ? 'der Shop sagt nicht, wie viele' : n(Number(value('bringIn')))}; dazu, was von jetzt an bestellt wird.`,
  },
  { message: (value: Value) => `${closedShop(value)} Geschrieben wird, was von jetzt an bestellt wird.` },
];

const askAboutBackup =
  'Mit dem Verantwortlichen für NAV klären, ob eine Sicherung eingespielt wurde. Dann „Fehlendes nachholen“ wählen; was es täte, wird vorher gezählt.';

const switchedOff =
  'Nichts zu tun. Shops schalten Webhooks ab, auf die keine Antwort kommt: Geschieht es wieder, unter „Verbindungen“ nachsehen, ob die öffentliche Adresse antwortet.';

const heldBack =
  'Es geht nichts verloren: Bestellungen werden durch Nachsehen gefunden, und der Shop holt nach, was er zurückhält. Unter „Verbindungen“ nachsehen, ob die öffentliche Adresse antwortet.';

/** By the kind of alarm. The first saying whose values all came is said; the last needs none. */
export const germanAlarms: CauseTexts = {
  'installation-moved': [
    {
      message: (value) =>
        value('machineBefore') === value('machineNow')
          ? `ml-connector lief zuletzt aus dem Ordner ${value('folderBefore')} und wurde jetzt aus ${value('folderNow')} gestartet. Geschrieben wird nichts, bis das geklärt ist.`
          : `ml-connector lief zuletzt auf **${value('machineBefore')}** und wurde jetzt auf **${value('machineNow')}** gestartet. Geschrieben wird nichts, bis das geklärt ist.`,
      whatToDo: () => whetherMoved,
    },
    {
      message: () =>
        'ml-connector wurde auf einem anderen Rechner oder aus einem anderen Ordner gestartet als zuletzt. Geschrieben wird nichts, bis das geklärt ist.',
      whatToDo: () => whetherMoved,
    },
  ],
  'two-installations': [
    {
      message: (value, _, time) => twoInstallations(value('what'), value('other'), time('since')),
      whatToDo: (value) => whichInstallation(value('what')),
    },
    {
      message: () => 'Eine andere Installation schreibt für denselben Shop in denselben Mandanten. Beide halten an.',
      whatToDo: () => whichInstallation('other'),
    },
  ],
  'store-set-back': [
    {
      message: (value) =>
        value('what') === 'gone'
          ? `Der Shop wurde vermutlich zurückgesetzt: ${n(Number(value('count')))} Bestellungen, die in NAV stehen, fehlen dort innerhalb eines Tages. Für diesen Shop wird nichts geschrieben.`
          : `Der Shop wurde zurückgesetzt oder umgezogen: Bestellung **${value('orderNo')}** ist eine andere als die, die unter ihrer Id in NAV ${value('documentNo')} wurde. Für diesen Shop wird nichts geschrieben.`,
      whatToDo: () => whetherSetBack,
    },
    // The cause of the one order that showed it.
    {
      message: (value) =>
        `Unter dieser Bestell-Id hat der Shop eine andere Bestellung als die, die in NAV ${value('documentNo')} wurde. Vermutlich wurde der Shop zurückgesetzt oder umgezogen.`,
      whatToDo: () => 'Nicht wiederholen, bevor Shop und Sicherung angesehen wurden.',
    },
    {
      message: () => 'Der Shop wurde zurückgesetzt: Unter bekannten Ids stehen dort andere Bestellungen.',
      whatToDo: () => whetherSetBack,
    },
  ],
  'secret-needed': [
    {
      message: (value) =>
        `Womit sie sich anmeldet, fehlt oder lässt sich nicht mehr lesen: ${secretNames(value('fields'))}. Ihre Bestellungen warten; alles andere geht weiter.`,
      whatToDo: () => enterSecret,
    },
    {
      message: () =>
        'Womit sie sich anmeldet, fehlt oder lässt sich nicht mehr lesen. Ihre Bestellungen warten; alles andere geht weiter.',
      whatToDo: () => enterSecret,
    },
  ],
  'client-secret-doubtful': {
    message: () =>
      'Der Shop unterschreibt seine Zustellungen mit einem anderen Geheimnis als dem eingegebenen. Angenommen werden sie trotzdem, am eigenen Geheimnis dieses Programms.',
    whatToDo: () =>
      'Das Client Secret desselben API-Kontos eingeben, von dem das Access Token ist. Stimmt es, ist nichts zu tun: Die Bestellungen werden trotzdem gelesen.',
  },
  'store-moved': [
    {
      message: (value) =>
        `Der Shop sagt, dass er unter **${value('home')}** steht; eingestellt ist ${value('setting')}.`,
      whatToDo: () =>
        'Ist der Shop umgezogen, die Adresse der Verbindung ändern. Ist dies eine Kopie des Shops, die richtige Adresse eintragen.',
    },
    {
      message: () => 'Der Shop sagt, dass er unter einer anderen Adresse steht als eingestellt.',
      whatToDo: () =>
        'Ist der Shop umgezogen, die Adresse der Verbindung ändern. Ist dies eine Kopie des Shops, die richtige Adresse eintragen.',
    },
  ],
  'nav-set-back': [
    {
      message: (value, _, time) =>
        `NAV wurde auf etwa **${time('since')}** zurückgesetzt: Die Nummer ${value('given')} wurde dort ein zweites Mal vergeben, und ihr erster Beleg fehlt.`,
      whatToDo: () => askAboutBackup,
    },
    {
      message: (value, _, time) =>
        `NAV wurde auf etwa **${time('since')}** zurückgesetzt: Belege, die gebucht waren und es nicht mehr sind: ${n(Number(value('unposted')))}.`,
      whatToDo: () => askAboutBackup,
    },
    {
      message: (value, _, time) =>
        `NAV wurde auf etwa **${time('since')}** zurückgesetzt: Der letzte Artikelposten ist ${n(Number(value('lastEntry')))}, gelesen war bis ${n(Number(value('readEntry')))}; ${n(Number(value('documents')))} unserer Belege fehlen.`,
      whatToDo: () => askAboutBackup,
    },
    {
      message: (value, _, time) =>
        `NAV wurde auf etwa **${time('since')}** zurückgesetzt: ${n(Number(value('documents')))} unserer letzten Belege fehlen auf einmal.`,
      whatToDo: () => askAboutBackup,
    },
    {
      message: () => 'NAV ist hinter dem zurück, was wir dort schon gelesen haben: Eine Sicherung wurde eingespielt.',
      whatToDo: () => askAboutBackup,
    },
  ],
  'company-renamed': [
    {
      message: (value) => `Den Mandanten **${value('company')}** gibt es in NAV unter diesem Namen nicht mehr.`,
      whatToDo: () => 'Den Mandanten wählen, der jetzt gilt, oder ihn in NAV zurückbenennen.',
    },
    {
      message: () => 'Den Mandanten gibt es in NAV unter seinem Namen nicht mehr.',
      whatToDo: () => 'Den Mandanten wählen, der jetzt gilt, oder ihn in NAV zurückbenennen.',
    },
  ],
  'orders-absent': [
    {
      message: (value, _, time) =>
        `Seit **${time('since')}** keine Bestellung; nach Wochentag und Stunde der letzten 8 Wochen wären es bis jetzt ${n(Number(value('usual')))}.`,
      whatToDo: () => lookAtShop,
    },
    {
      message: (_value, _amount, time) => `Seit **${time('since')}** keine Bestellung, länger als sonst.`,
      whatToDo: () => lookAtShop,
    },
    { message: () => 'Länger als sonst keine Bestellung.', whatToDo: () => lookAtShop },
  ],
  'webhooks-absent': [
    {
      message: untold,
      whatToDo: (value) => (value('store') === 'bigcommerce' ? lookAtAddress.big : lookAtAddress.woo),
    },
    { message: untold, whatToDo: () => lookAtAddress.woo },
    {
      message: () => 'Bestellungen werden nur noch durch Nachsehen gefunden: Der Shop berichtet von keiner.',
      whatToDo: () => lookAtAddress.woo,
    },
  ],
  'movements-absent': [
    {
      message: (_value, _amount, time) => `NAV hat seit **${time('since')}** keine Lagerbewegung, an einem Arbeitstag.`,
      whatToDo: () =>
        'In NAV nachsehen, ob gebucht wird und ob die Aufgabenwarteschlange läuft. Ist heute frei, „Gesehen“ wählen; es endet mit der nächsten Bewegung.',
    },
    {
      message: () => 'NAV hat an einem Arbeitstag keine Lagerbewegung.',
      whatToDo: () =>
        'In NAV nachsehen, ob gebucht wird und ob die Aufgabenwarteschlange läuft. Ist heute frei, „Gesehen“ wählen; es endet mit der nächsten Bewegung.',
    },
  ],
  'deliveries-held-back': [
    {
      message: (value) =>
        `Der Shop hält seine Webhooks für einige Minuten zurück, weil zu viele davon nicht beantwortet wurden.${value('mailed') === 'no' ? ' Schaltet er Webhooks ab, bekommt niemand eine E-Mail.' : ''}`,
      whatToDo: () => heldBack,
    },
    {
      message: () =>
        'Der Shop hält seine Webhooks für einige Minuten zurück, weil zu viele davon nicht beantwortet wurden.',
      whatToDo: () => heldBack,
    },
  ],
  'webhooks-disabled': [
    {
      message: (value) =>
        `Der Shop hatte unsere Webhooks abgeschaltet (${value('topics')}). Sie sind wieder eingeschaltet, und was inzwischen kam, wird nachgeholt.`,
      whatToDo: () => switchedOff,
    },
    {
      message: () => 'Der Shop hat unsere Webhooks abgeschaltet.',
      whatToDo: () => switchedOff,
    },
  ],
  'address-down': [
    {
      message: (value, _, time) => `Unter ${value('url')} kommt seit **${time('since')}** nichts mehr an.`,
      whatToDo: () =>
        'Tunnel, Router oder vorgeschalteten Server prüfen. Bis dahin werden Bestellungen jede Minute nachgesehen; nichts geht verloren.',
    },
    {
      message: () => 'Unter der öffentlichen Adresse kommt nichts mehr an.',
      whatToDo: () =>
        'Tunnel, Router oder vorgeschalteten Server prüfen. Bis dahin werden Bestellungen jede Minute nachgesehen; nichts geht verloren.',
    },
  ],
  ...germanStorageCauses,
  ...germanQueueCauses,
  'installation-moved/copied': {
    message: (value) =>
      `Verknüpfungen, die von jetzt an nur zeigen, bis Sie sie hier auf „Schreiben“ stellen: ${n(Number(value('count')))}. Die öffentliche Adresse bleibt bei der anderen Installation; geben Sie hier eine eigene an.`,
  },
  'nav-set-back/recover': {
    message: (value) =>
      `Belege, die in NAV fehlen und neu geschrieben würden: ${n(Number(value('missing')))}. Seither geschrieben, vorhanden und unberührt: ${n(Number(value('there')))}. Debitoren, die fehlen und mit der nächsten Bestellung neu angelegt würden: ${n(Number(value('customers')))}.`,
  },
  'store-set-back/newStore': newStore,
  'store-moved/newStore': newStore,
  'store-replaced': {
    message: () =>
      'Es war eine Bestellung des Shops, zu dem die Verbindung vorher führte. Was davon in NAV steht, bleibt.',
  },
  'company-renamed/choose': {
    message: (value) =>
      `Von den letzten ${n(Number(value('looked')))} Belegen stehen ${n(Number(value('there')))} mit ihrem Betrag im Mandanten „${value('company')}“.`,
  },
  'company-not-the-one': {
    message: (value) =>
      `In den Mandanten „${value('company')}“ wurde nicht geschrieben: Von den letzten ${n(Number(value('looked')))} Belegen stehen dort ${n(Number(value('there')))} mit ihrem Betrag.`,
    whatToDo: () => 'Einen anderen Mandanten wählen, oder zuerst in NAV nachsehen.',
  },
  'nav-company-renamed': {
    message: () => 'Der Mandant heißt in NAV seit einem Moment anders.',
    whatToDo: () => 'Nichts zu tun: Es wird unter dem neuen Namen noch einmal gefragt.',
  },
  'recover-ended': {
    message: () =>
      'Die Suche nach dem, was NAV verloren hat, wurde beendet, bevor sie fertig war. Geschrieben wird weiterhin nicht.',
    whatToDo: () => 'Noch einmal so antworten: Sie geht mit dem Rest weiter.',
  },
  'answer-under-way': {
    message: () => 'Das hat schon jemand beantwortet; es wird gerade ausgeführt.',
    whatToDo: () => 'Nichts zu tun.',
  },
  'alarm-over': { message: () => 'Das ist schon vorbei.', whatToDo: () => 'Nichts zu tun.' },
  'alarm-answer-unknown': {
    message: () => 'Das ist keine Antwort darauf.',
    whatToDo: () => 'Eine der gezeigten wählen.',
  },
  'other-installation-told': {
    message: () => 'Der anderen Installation wurde gesagt, dass sie aufhört; geantwortet hat sie noch nicht.',
    whatToDo: () =>
      'Sie merkt es binnen 10 Minuten; läuft sie nicht mehr, gilt sie nach 30 als beendet. Danach wird hier von selbst geschrieben.',
  },
  'order-of-shop-before': {
    message: () =>
      'Das ist eine Bestellung des Shops, zu dem die Verbindung vorher führte. Sie kann nicht mehr gelesen werden.',
    whatToDo: () => 'Was NAV davon hat, bleibt. Wo es geändert werden muss, in NAV ändern.',
  },
  'store-still-elsewhere': {
    message: () => 'Der Shop nennt immer noch eine andere Adresse als die der Verbindung.',
    whatToDo: () =>
      'Erst die Adresse der Verbindung in den Einstellungen richtigstellen, oder die, die der Shop in WordPress hat.',
  },
};

export const alarms: Texts['alarms'] = {
  title: 'Alarme',
  installation: 'Diese Installation',
  raised: 'seit',
  writesStopped: 'Schreiben angehalten',
  writesStoppedMeaning:
    'Dafür wird nichts geschrieben, bis dies vorbei ist. Bestellungen warten und gehen nicht verloren.',
  endsByItself: 'Es endet von selbst, sobald es vorbei ist.',
  stand: (count) => one(count, '1 Alarm besteht', `${n(count)} Alarme bestehen`),
  sentence: (count) => `${one(count, '1 Alarm besteht', `${n(count)} Alarme bestehen`)}.`,
  open: 'Ansehen',
  asking: 'Es wird gezählt, was das täte',
  answered: (title) => `${title}: beantwortet.`,
  titles: {
    'installation-moved': 'Diese Installation wurde verschoben oder kopiert',
    'two-installations': 'Eine andere Installation schreibt hier auch',
    'store-set-back': 'Der Shop wurde zurückgesetzt',
    'store-moved': 'Der Shop steht unter einer anderen Adresse',
    'client-secret-doubtful': 'Der Shop unterschreibt mit einem anderen Geheimnis',
    'nav-set-back': 'NAV wurde zurückgesetzt',
    'nav-locked': 'NAV hält Datensätze fest',
    'nav-no-room': 'In NAV ist keine Sitzung frei',
    'company-renamed': 'Der Mandant ist in NAV nicht mehr da',
    'orders-absent': 'Länger als sonst keine Bestellungen',
    'webhooks-absent': 'Der Shop berichtet nicht mehr von Bestellungen',
    'movements-absent': 'Keine Lagerbewegungen aus NAV',
    'deliveries-held-back': 'Der Shop hält seine Webhooks zurück',
    'webhooks-disabled': 'Der Shop hat unsere Webhooks abgeschaltet',
    'address-down': 'Die öffentliche Adresse antwortet nicht',
    'database-restored': 'Die Datenbank wurde wiederhergestellt',
    'database-damaged': 'Die Datenbank ist beschädigt',
    'backup-failed': 'Die letzte Sicherung ist nicht gelungen',
    'restore-refused': 'Die Sicherung wurde nicht wiederhergestellt',
    'disk-low': 'Wenig Platz auf dem Datenträger',
    'secret-needed': 'Ein Geheimnis muss neu eingegeben werden',
  },
  otherTitle: 'Etwas braucht einen Blick',
  answers: {
    moved: {
      name: 'Umgezogen',
      means: 'Diese Installation schreibt anstelle der bisherigen weiter. Die alte darf nicht mehr laufen.',
    },
    copied: {
      name: 'Kopie',
      means:
        'Dies ist von jetzt an eine eigene Installation. Ihre Verknüpfungen zeigen nur, was sie täten, bis Sie hier den Echtbetrieb beginnen.',
    },
    takeOver: {
      name: 'Übernehmen',
      means: 'Von jetzt an schreibt diese Installation; der anderen wird gesagt, dass sie aufhört.',
    },
    resume: {
      name: 'Wieder schreiben',
      means: 'Es wird wieder geschrieben, auch die Bestellungen, die warten.',
    },
    newStore: {
      name: 'Es ist ein neuer Shop',
      means:
        'Die Verbindung führt jetzt zu einem anderen Shop. Was vom bisherigen bekannt war, wird abgeschlossen und bleibt in NAV; Bestellungen des neuen werden von jetzt an oder von einem Tag an geschrieben, den Sie nennen.',
    },
    accept: {
      name: 'So ist es richtig',
      means: 'Was gefunden wurde, gilt von jetzt an als richtig, und es geht damit weiter.',
    },
    recover: {
      name: 'Fehlendes nachholen',
      means: 'Was fehlt, wird erneut gesucht und neu geschrieben. Was da ist, wird nicht doppelt geschrieben.',
    },
    lookUp: {
      name: 'Nachsehen und weiter',
      means:
        'Jede Bestellung seit der Sicherung wird in NAV unter ihrer Nummer gesucht. Was da ist, wird übernommen und nicht doppelt geschrieben; was fehlt, wird geschrieben.',
    },
    choose: { name: 'Wählen', means: 'Es geht mit dem weiter, was Sie gewählt haben.' },
    seen: {
      name: 'Gesehen',
      means: 'Bis es vorbei ist, ist es still. Kommt es später wieder, wird es wieder gemeldet.',
    },
  },
  chosen: (what) => `„${what}“ wählen`,
  from: 'Auch Bestellungen übernehmen, die eingegangen sind seit',
  fromHint:
    'Bleibt das leer, werden Bestellungen von jetzt an geschrieben. Was NAV schon vom bisherigen Shop hat, bleibt außen vor.',
  confirmTitle: (answer) => `${answer}?`,
};
