import type { CauseTexts } from './causes.ts';
import { counting, one } from './count.ts';
import type { storage as english } from './storage.en.ts';

const n = counting('de');
const documents = (count: number): string => one(count, '1 Beleg', `${n(count)} Belege`);

const lookUp =
  '„Nachsehen und weiter“ wählen: Jede Bestellung seit der Sicherung wird in NAV unter ihrer Nummer gesucht, bevor etwas geschrieben wird. Was seither entschieden wurde, etwa Zuordnungen, ist noch einmal zu entscheiden.';
const freeSpace =
  'Auf diesem Datenträger Platz schaffen oder den Datenordner auf einen größeren verschieben. Danach endet es von selbst.';
const otherFolder =
  'Unter „Einstellungen“, „Speicher & Sicherung“ einen Ordner nennen, den es gibt und in den das Konto schreiben darf, unter dem ml-connector läuft.';

/** Alarms, and what the calls refuse. The first saying whose values all came is said; the last needs none. */
export const germanStorageCauses: CauseTexts = {
  'database-restored': [
    {
      message: (value, _, time) =>
        `Die Datenbank wurde aus der Sicherung vom **${time('backupAt')}** wiederhergestellt. ${documents(Number(value('documents')))}, seither in NAV geschrieben, sind hier nicht bekannt. Geschrieben wird nichts, bis Sie es weitergehen lassen.`,
      whatToDo: () => lookUp,
    },
    {
      message: (_value, _amount, time) =>
        `Die Datenbank wurde aus der Sicherung vom **${time('backupAt')}** wiederhergestellt. Was seither in NAV geschrieben wurde, ist hier nicht bekannt. Geschrieben wird nichts, bis Sie es weitergehen lassen.`,
      whatToDo: () => lookUp,
    },
    {
      message: () =>
        'Die Datenbank wurde aus einer Sicherung wiederhergestellt. Geschrieben wird nichts, bis Sie es weitergehen lassen.',
      whatToDo: () => lookUp,
    },
  ],
  'database-damaged': [
    {
      message: () =>
        'Die Datenbank ist beschädigt; das hat die Prüfung nach dem letzten, unsauberen Ende ergeben. Geschrieben wird nichts, bis sie ersetzt ist.',
      whatToDo: (_value, _amount, time) =>
        `Unter „Einstellungen“, „Speicher & Sicherung“ die neueste Sicherung vom ${time('newest')} wiederherstellen. Den Datenträger prüfen.`,
    },
    {
      message: () => 'Die Datenbank ist beschädigt. Geschrieben wird nichts, bis sie ersetzt ist.',
      whatToDo: () =>
        'Es gibt keine Sicherung. ml-connector beenden, eine Kopie des Datenordners aufbewahren und den Support fragen.',
    },
  ],
  'backup-failed': {
    message: () => 'Die letzte Sicherung ist nicht gelungen.',
    whatToDo: () =>
      'Unter „Einstellungen“, „Speicher & Sicherung“ nachsehen, ob es den Ordner gibt, ob darin Platz ist und ob geschrieben werden darf. Dann von Hand sichern.',
  },
  'restore-refused': {
    message: () => 'Die gewählte Sicherung ließ sich nicht wiederherstellen; alles ist, wie es war.',
    whatToDo: () => 'Eine andere Sicherung wählen.',
  },
  'disk-low': [
    {
      message: (value) =>
        `Auf dem Datenträger mit dem Datenordner sind weniger als ${n(Number(value('megabytes')))} MB frei. ${
          value('level') === 'veryLow'
            ? 'Der Vergleich aller Bestellungen, neues Lesen und Sicherungen warten. Bestellungen gehen weiter, bis er voll ist; dann warten sie, verloren geht keine.'
            : 'Ist er voll, werden Meldungen abgewiesen, und Bestellungen warten, bis wieder Platz ist; verloren geht keine.'
        }`,
      whatToDo: () => freeSpace,
    },
    { message: () => 'Der Datenträger mit dem Datenordner ist fast voll.', whatToDo: () => freeSpace },
  ],
  'restore-settling': [
    {
      message: (_value, _amount, time) =>
        `Bis **${time('until')}** kann NAV noch ausführen, was vor der Wiederherstellung der Datenbank gesendet wurde.`,
      whatToDo: () => 'Nichts zu tun.',
    },
  ],
  'payment-perhaps-written': {
    message: (value) =>
      `Die Zahlung zu ${value('externalNo')} wurde vielleicht schon ins Buch.-Blatt ${value('journal')} geschrieben und gebucht, bevor die Datenbank wiederhergestellt wurde.`,
    whatToDo: () =>
      'In NAV nachsehen, ob die Zahlung da ist. Ist sie es nicht, wiederholen: Dann wird sie geschrieben.',
  },
  'backup-folder-unusable': {
    message: () => 'In den Ordner für Sicherungen lässt sich nicht schreiben.',
    whatToDo: () => otherFolder,
  },
  'backup-no-room': {
    message: () => 'Wo die Sicherung hinsoll, ist nicht genug Platz.',
    whatToDo: () =>
      'Dort Platz schaffen, weniger Sicherungen behalten oder einen Ordner auf einem anderen Datenträger nennen.',
  },
  'backup-unusable': {
    message: () => 'Diese Sicherung lässt sich nicht wiederherstellen. Geändert wurde nichts.',
    whatToDo: () => 'Eine andere Sicherung wählen.',
  },
  'restore-no-room': {
    message: () =>
      'Die Sicherung ließ sich nicht in den Datenordner kopieren: Auf dessen Datenträger ist nicht genug Platz. Geändert wurde nichts.',
    whatToDo: () => 'Dort so viel Platz schaffen, wie die Sicherung braucht, und erneut wiederherstellen.',
  },
  'backup-not-copied': {
    message: () => 'Die Sicherung ließ sich nicht in den Datenordner kopieren. Geändert wurde nichts.',
    whatToDo: () =>
      'Prüfen, ob das Konto, unter dem ml-connector läuft, die Sicherung lesen und in den Datenordner schreiben darf.',
  },
  'backup-newer': {
    message: () => 'Die Sicherung stammt von einer neueren Version von ml-connector. Geändert wurde nichts.',
    whatToDo: () => 'Zuerst die neuere Version installieren oder eine ältere Sicherung wählen.',
  },
  'backup-gone': {
    message: () => 'Diese Sicherung ist nicht mehr da.',
    whatToDo: () => 'Eine andere wählen.',
  },
  'restore-by-command-line': {
    message: () => 'Von hier aus lässt sich keine Sicherung wiederherstellen.',
    whatToDo: () => 'ml-connector beenden und einmal mit --restore und dem Ordner der Sicherung starten.',
  },
  'database-corrupt': {
    message: () => 'Die Datenbank ist beschädigt.',
    whatToDo: () => 'Die neueste Sicherung wiederherstellen. Den Datenträger prüfen.',
  },
  'storage-unavailable': {
    message: () => 'ml-connector konnte nicht in seine Datenbank schreiben.',
    whatToDo: () =>
      'Nachsehen, ob auf dem Datenträger mit dem Datenordner Platz ist und ob geschrieben werden darf; es geht dann von selbst weiter.',
  },
};

export const storage: typeof english = {
  room: 'Platz',
  database: 'Datenbank',
  free: 'Freier Platz',
  unknown: 'nicht bekannt',
  growth: 'Wächst um',
  perDay: (size) => `${size} am Tag`,
  notYet: 'nach zwei Tagen bekannt',
  lasts: 'Reicht noch',
  days: (count) => (count > 3650 ? 'mehr als 10 Jahre' : one(count, '1 Tag', `${n(count)} Tage`)),
  levels: {
    fine: 'Genug Platz',
    low: 'Wenig Platz: Bei 500 MB warten Vergleich, neues Lesen und Sicherungen',
    veryLow: 'Sehr wenig Platz: Vergleich, neues Lesen und Sicherungen warten',
  },
  folder: 'Datenordner',
  backups: 'Sicherungen',
  backupsMeaning:
    'Eine Sicherung enthält Datenbank und Einstellungen, wie sie in einem Moment sind, während die Arbeit weitergeht. Ihre Schlüssel sind für diesen Rechner versiegelt: Auf einem anderen öffnet sie sich nur mit dem Wiederherstellungsschlüssel.',
  schedule: (at, keep) =>
    `Jeden Tag um ${at}; ${one(keep, 'die neueste wird behalten', `die neuesten ${n(keep)} werden behalten`)}. Ist der Rechner dann aus, wird sie nachgeholt.`,
  rhythm: 'Rhythmus',
  goesTo: 'Liegt in',
  backUpNow: 'Jetzt sichern',
  backingUp: 'Wird gesichert',
  ended: 'Die letzte Sicherung wurde beendet, bevor sie vollständig war; von ihr ist nichts übrig.',
  made: 'Die Sicherung ist da.',
  change: 'Ändern',
  changeTitle: 'Sicherungen',
  at: 'Jeden Tag um',
  keep: 'Wie viele behalten werden',
  folderField: 'Ordner',
  folderHint:
    'Leer: im Datenordner. Ein anderer Datenträger oder ein Netzlaufwerk ist sicherer: Es überlebt diesen Rechner. Vollständig angeben, etwa \\\\server\\sicherungen oder /mnt/sicherungen.',
  save: 'Speichern',
  saved: 'Gespeichert.',
  undo: 'Rückgängig',
  when: 'Gemacht',
  reason: 'Anlass',
  size: 'Größe',
  version: 'Version',
  reasons: { schedule: 'täglich', byHand: 'von Hand', beforeUpgrade: 'vor einer neuen Version' },
  none: 'Noch keine Sicherung',
  noneRemedy: 'Die erste wird zur Zeit oben gemacht oder jetzt von Hand.',
  restore: 'Wiederherstellen',
  restoreOf: (when) => `Sicherung vom ${when} wiederherstellen`,
  restoreByCommand: 'Das Programm einmal mit --restore und dem Ordner der Sicherung starten.',
  restoreTitle: (when) => `Zurück zum ${when}?`,
  restoreLost: (count) =>
    count === 0
      ? 'Seither wurde keine Bestellung in NAV geschrieben.'
      : `${one(count, '1 Bestellung, die seither geschrieben wurde, wird', `${n(count)} Bestellungen, die seither geschrieben wurden, werden`)} in NAV wieder gesucht; keine wird doppelt geschrieben.`,
  restoreDecisions: (count) =>
    count === 0
      ? 'Seither hat niemand etwas geändert.'
      : `${one(count, '1 Entscheidung seither ist', `${n(count)} Entscheidungen seither sind`)} vergessen und noch einmal zu treffen, etwa Zuordnungen und Einstellungen. Bestellungen, die jemand ausgelassen oder zurückgenommen hat, bleiben draußen.`,
  restoreKept: 'Die Datenbank, wie sie jetzt ist, wird im Datenordner beiseitegelegt und nicht gelöscht.',
  restoreStops:
    'Das Programm hält einen Moment an und startet neu. In NAV wird nichts geschrieben, bevor Sie seinen Alarm beantwortet haben.',
  restoreConfirm: 'Wiederherstellen',
  restoreBegun: 'Die Sicherung wird eingesetzt. Das Programm startet gleich neu.',
  counting: 'Wird gezählt',
  restored: (backupAt, at) => `Am ${at} aus der Sicherung vom ${backupAt} wiederhergestellt.`,
};
