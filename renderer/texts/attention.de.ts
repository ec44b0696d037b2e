import { counting, one } from './count.ts';
import type { attention as englishAttention, confirm as englishConfirm, run as englishRun } from './attention.en.ts';

const n = counting('de');
const orders = (count: number): string => one(count, '1 Bestellung', `${n(count)} Bestellungen`);

export const attention: typeof englishAttention = {
  title: 'Zu entscheiden',
  sentence: (count, causes) =>
    `${one(count, '1 Bestellung wartet', `${n(count)} Bestellungen warten`)} auf ${one(causes, 'eine Entscheidung', `${n(causes)} Entscheidungen`)}.`,
  nothing: 'Nichts wartet auf Sie.',
  empty: 'Nichts zu entscheiden',
  emptyRemedy: 'Eine Bestellung, die eine Entscheidung braucht, erscheint hier mit Ursache und Ausweg. Nichts zu tun.',
  onlyCause: 'Gezeigt wird nur eine einzelne Entscheidung.',
  onlyAlarm: 'Gezeigt wird nur ein einzelner Alarm.',
  showEverything: 'Alles zeigen, was zu entscheiden ist',
  over: 'Darauf wartet nichts mehr',
  overRemedy:
    'Was wartete, wurde entschieden, ausgelassen oder lief von selbst weiter. Vielleicht wartet es jetzt auf etwas anderes.',
  oldest: 'älteste',
  replay: (count) => `Die ${n(count)} wiederholen`,
  replayOne: 'Bestellung wiederholen',
  showAll: (count) => `Alle ${n(count)} zeigen`,
  showFewer: 'Weniger zeigen',
  mapIt: 'Zuordnen',
  mendIt: 'Regel ändern',
  more: (count) => `Die ersten ${n(count)} sind aufgeführt.`,
};

export const confirm: typeof englishConfirm = {
  title: (count) => `${orders(count)} wiederholen?`,
  body: (count) =>
    `${one(count, 'Sie', 'Jede')} wird erneut aus dem Shop gelesen, neu geplant und abgeschlossen. Was schon in NAV ist, wird nicht doppelt geschrieben.`,
  fewer: (waiting, count) =>
    one(
      count,
      `1 von ${n(waiting)} lässt sich jetzt wiederholen.`,
      `${n(count)} von ${n(waiting)} lassen sich jetzt wiederholen.`,
    ),
  nothing: 'Nichts mehr zu wiederholen.',
  counting: 'Zählt, was wiederholt würde',
  go: (count) => `${n(count)} wiederholen`,
};

export const run: typeof englishRun = {
  running: (done, total) => `Wiederholt: ${n(done)} von ${n(total)} erledigt`,
  done: (done) => `Wiederholt: ${orders(done)} erledigt`,
  cancelled: (done, total) => `Abgebrochen nach ${n(done)} von ${n(total)}`,
  skipped: (count) => `${n(count)} ausgelassen`,
  failed: (count) => one(count, '1 wartet erneut', `${n(count)} warten erneut`),
  dismiss: 'Ausblenden',
  cancel: 'Beenden',
};
