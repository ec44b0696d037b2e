import { counting, listing, one } from './count.ts';
import type { schedules as english } from './schedules.en.ts';

const n = counting('de');
const list = listing('de');

export const schedules: typeof english = {
  title: 'Zeitpläne',
  sentence: 'Was nach der Uhr läuft, und die Läufe, die jemand angestoßen hat.',
  table: 'Zeitpläne',
  flow: 'Was',
  expression: 'Wann',
  next: 'Nächster',
  last: 'Letzter',
  duration: 'Dauer',
  result: 'Ergebnis',
  actions: 'Was getan werden kann',
  notInForce: 'zurzeit nicht in Kraft',
  never: 'noch nicht',
  none: 'nie',
  names: {
    poll: 'Geänderte Bestellungen suchen',
    pollWithoutAddress: 'Geänderte Bestellungen suchen, ohne öffentliche Adresse',
    align: 'Webhooks und Abonnements pflegen, Änderungen in NAV lesen',
    beat: 'Lebenszeichen für andere Installationen',
    ping: 'Jede Verbindung prüfen',
    sweep: 'Alle Bestellungen mit dem Shop vergleichen',
    keepHouse: 'Aufräumen: Aufbewahrung und Signatur',
    backUp: 'Datenbank sichern',
    watchStorage: 'Freien Speicherplatz prüfen',
  },
  results: { none: 'Lief noch nicht', going: 'Läuft', done: 'Fertig', failed: 'Kam nicht zu Ende' },
  took: (milliseconds) =>
    milliseconds < 1000
      ? `${n(milliseconds)} ms`
      : milliseconds < 120_000
        ? `${n(Math.round(milliseconds / 1000))} s`
        : `${n(Math.round(milliseconds / 60_000))} min`,
  runNow: 'Jetzt ausführen',
  runNowOf: (name) => `Jetzt ausführen: ${name}`,
  change: 'Ändern',
  changeOf: (name) => `Zeiten ändern: ${name}`,
  begun: (name) => `${name}: angestoßen.`,
  changed: (name) => `${name}: geändert.`,
  dialog: {
    title: (name) => `Wann: ${name}`,
    expression: 'Cron-Ausdruck',
    hint: 'Minute, Stunde, Tag des Monats, Monat, Wochentag, in der Zeit dieses Computers. „*/3 * * * *“ heißt alle 3 Minuten.',
    invalid: 'Das ist kein Cron-Ausdruck, zu dem sich Zeiten angeben lassen. Fünf Felder schreiben, etwa 0 4 * * 1-5.',
    next: 'Dann läuft es:',
    rarely: 'Es wird nie fällig.',
    save: 'Speichern',
  },
  words: {
    everyMinute: 'jede Minute',
    everyMinutes: (count) => `alle ${n(count)} Minuten`,
    everySeconds: (count) => one(count, 'jede Sekunde', `alle ${n(count)} Sekunden`),
    everyHour: (minute) => (minute === '00' ? 'jede volle Stunde' : `jede Stunde, ${Number(minute)} Minuten nach`),
    everyHours: (count, minute) => `alle ${n(count)} Stunden, zur Minute ${Number(minute)}`,
    daily: (times) => `täglich um ${list(times)}`,
    weekdays: (days, times) => `${list(days)} um ${list(times)}`,
    monthly: (days, times) => `am ${list(days.map((day) => `${day}.`))} jedes Monats um ${list(times)}`,
    other: 'zu den Zeiten, die der Ausdruck nennt',
  },
  runs: {
    title: 'Läufe',
    empty: 'Noch keine Läufe',
    emptyRemedy:
      'Wiederholungen, Proben und erneutes Lesen erscheinen hier mit ihrem Fortschritt und lassen sich beenden.',
    what: 'Was',
    by: 'Angestoßen von',
    began: 'Beginn',
    progress: 'Fortschritt',
    cancel: 'Beenden',
    cancelOf: (name) => `Lauf beenden: ${name}`,
    kinds: {
      replay: 'Wiederholung',
      goLive: 'Echtbetrieb mit nur gezeigten Bestellungen',
      trial: 'Probe von Regeln',
      reread: 'Erneut lesen ab einem Datum',
      sweep: 'Alle Bestellungen vergleichen',
      verify: 'Protokoll prüfen',
      export: 'Export',
      backup: 'Sicherung',
      recover: 'Nach dem suchen, was NAV verloren hat',
      reseal: 'Neu versiegeln mit neuen Schlüsseln',
    },
    states: {
      running: (done, total) => (total === 0 ? `bisher ${n(done)}` : `${n(done)} von ${n(total)}`),
      done: (done) => `Fertig: ${n(done)}`,
      cancelled: (done, total) => (total === 0 ? `Beendet nach ${n(done)}` : `Beendet nach ${n(done)} von ${n(total)}`),
    },
    of: (integration) => `für ${integration}`,
  },
};
