import type { CauseTexts } from './causes.ts';
import { counting, one, upTo } from './count.ts';
import type { queue as english } from './queue.en.ts';

const n = counting('de');
const up = upTo('de');
const whoHolds =
  'In NAV nachsehen, wer sie hält: „Datenbanksperren“, oder eine Stapelbuchung, die hängt. Danach läuft es von selbst weiter.';
const makeRoom =
  'In NAV unter „Sitzungen“ beenden, was niemand braucht, oder dem Benutzer des Connectors eine eigene Lizenz geben. Bestellungen laufen von selbst weiter.';
const orders = (count: number): string => one(count, '1 Bestellung', `${n(count)} Bestellungen`);

export const queue: typeof english = {
  pause: 'Pause',
  pauseOf: (name) => `Pause für ${name}`,
  resume: 'Fortsetzen',
  resumeOf: (name) => `${name} fortsetzen`,
  lengths: {
    '15min': 'Für 15 Minuten',
    '1h': 'Für eine Stunde',
    tomorrow: 'Bis morgen, 6 Uhr',
    resumed: 'Bis jemand fortsetzt',
  },
  pausedAll: 'Alle Arbeit pausiert',
  pausedOne: (name) => `${name} pausiert`,
  pausedHere: 'Pausiert',
  pausedSome: (count) => one(count, '1 Verknüpfung pausiert', `${n(count)} Verknüpfungen pausieren`),
  until: (time) => `bis ${time}`,
  untilResumed: 'bis jemand fortsetzt',
  by: (name) => `von ${name}`,
  meaning: 'Was ankommt, wird aufgehoben. Es läuft sofort weiter, wenn die Pause endet.',
  refused: 'Nicht wiederholt:',
  refusals: {
    equal: (count) => `${orders(count)} in NAV und gleich`,
    running: (count) => `${orders(count)} gerade in Arbeit`,
    onTheWay: (count) => `${orders(count)} von selbst unterwegs`,
    undone: (count) => `${orders(count)}, deren Beleg jemand zurückgenommen hat`,
    leftOut: (count) => `${orders(count)} ausgelassen`,
    ended: (count) => one(count, '1, die nicht mehr wartet', `${n(count)}, die nicht mehr warten`),
    integrationGone: (count) => `${n(count)} einer Verknüpfung, die nicht mehr in den Einstellungen steht`,
    paused: (count) => `${n(count)} einer Verknüpfung, die pausiert: zuerst fortsetzen`,
  },
  replayAll: (count) => `Alle Wartenden wiederholen (${up(count)})`,
  leaveOut: {
    go: 'Auslassen…',
    goOf: (orderNo) => `Bestellung ${orderNo} auslassen`,
    goMany: (count) => `${n(count)} Bestellungen auslassen`,
    title: (orderNo) => `Bestellung ${orderNo} auslassen?`,
    titleMany: (count) => `${n(count)} Bestellungen auslassen?`,
    meaning:
      'Sie wird nicht übernommen, was der Shop später auch meldet, bis jemand sie erneut einliest. In den Büchern bleibt sie als ausgelassen.',
    meaningMany:
      'Sie werden nicht übernommen, was der Shop später auch meldet, bis jemand sie erneut einliest. In den Büchern bleiben sie als ausgelassen.',
    reason: 'Warum',
    reasonHint: 'Kommt mit Ihrem Namen ins Protokoll.',
    confirm: 'Auslassen',
    confirmMany: (count) => `${n(count)} auslassen`,
    notWaiting: 'Nur eine Bestellung, die auf eine Entscheidung wartet, kann ausgelassen werden.',
  },
};

const nothing = 'Nichts zu tun.';

/** Alarms of the queue, and what its calls refuse. */
export const germanQueueCauses: CauseTexts = {
  'nav-locked': [
    {
      message: (value, _, time) =>
        `${value('name')} hält seit **${time('since')}** Datensätze fest, die Bestellungen brauchen. Sie werden immer wieder versucht; verloren geht nichts.`,
      whatToDo: () => whoHolds,
    },
    {
      message: () => 'NAV hält seit mehr als einer Stunde Datensätze fest, die Bestellungen brauchen.',
      whatToDo: () => whoHolds,
    },
  ],
  'nav-no-room': [
    {
      message: (value, _, time) =>
        `${value('name')} hat seit **${time('since')}** keine Sitzung oder Lizenz frei. Bestellungen warten; verloren geht nichts.`,
      whatToDo: () => makeRoom,
    },
    {
      message: () => 'NAV hat seit mehr als einer halben Stunde keine Sitzung oder Lizenz frei.',
      whatToDo: () => makeRoom,
    },
  ],
  'left-out-by-person': {
    message: (value) => `Von ${value('person')} ausgelassen. Zum Übernehmen erneut einlesen.`,
  },
  'replay-equal': {
    message: () => 'Sie steht in NAV und ist gleich: Es gibt nichts zu wiederholen.',
    whatToDo: () => 'Soll sie noch einmal verglichen werden, die Bestellung erneut einlesen.',
  },
  'replay-running': {
    message: () => 'Daran wird gerade gearbeitet.',
    whatToDo: () => 'Einen Moment warten; es kommt von selbst zu Ende.',
  },
  'replay-onTheWay': { message: () => 'Sie ist unterwegs und läuft von selbst weiter.', whatToDo: () => nothing },
  'replay-undone': {
    message: () => 'Jemand hat den Beleg zurückgenommen.',
    whatToDo: () => 'Soll er neu geschrieben werden, die Bestellung erneut einlesen.',
  },
  'replay-leftOut': {
    message: () => 'Sie ist ausgelassen.',
    whatToDo: () => 'Soll sie doch übernommen werden, die Bestellung erneut einlesen.',
  },
  'replay-ended': {
    message: () => 'Sie wartet nicht mehr.',
    whatToDo: () => 'Ansehen, wie es jetzt um sie steht.',
  },
  'replay-integrationGone': {
    message: () => 'Die Verknüpfung steht nicht mehr in den Einstellungen.',
    whatToDo: () => 'Sie in den Einstellungen wieder anlegen, dann wiederholen.',
  },
  'replay-paused': {
    message: () => 'Die Verknüpfung pausiert.',
    whatToDo: () => 'Fortsetzen; dann wiederholen.',
  },
  'leave-out-not-waiting': {
    message: () => 'Diese Bestellung wartet nicht mehr auf eine Entscheidung.',
    whatToDo: () => 'Nachsehen, wie sie jetzt steht.',
  },
  'leave-out-in-nav': {
    message: () => 'NAV hat einen Beleg zu dieser Bestellung, oder könnte einen haben.',
    whatToDo: () =>
      'Zuerst den Beleg zurücknehmen, oder in NAV entscheiden, was mit ihm geschieht; dann die Bestellung auslassen.',
  },
  'run-not-cancellable': {
    message: () => 'Dieser Lauf lässt sich nicht vorzeitig beenden.',
    whatToDo: () => 'Nichts zu tun: Er endet von selbst.',
  },
  'all-paused': {
    message: () => 'Alle Arbeit pausiert, nicht diese Verknüpfung allein.',
    whatToDo: () => 'Alles fortsetzen.',
  },
  'schedule-unknown': {
    message: () => 'Diesen Zeitplan gibt es nicht.',
    whatToDo: () => 'In der Liste der Zeitpläne nachsehen.',
  },
  'schedule-fixed': {
    message: () => 'Die Zeiten dieses Zeitplans werden nicht hier geändert.',
    whatToDo: () =>
      'Nichts zu tun: Andere Teile verlassen sich darauf, oder die Einstellungen haben eine eigene Stelle dafür.',
  },
  'delivery-unknown': {
    message: () => 'Diese Zustellung gibt es nicht mehr.',
    whatToDo: () => 'In der Liste der Zustellungen nachsehen.',
  },
  'delivery-rings-nothing': {
    message: () => 'Keine Verknüpfung will, was diese Verbindung sendet.',
    whatToDo: () => 'Zuerst in den Einstellungen eine Verknüpfung dafür anlegen.',
  },
};
