import type { CauseTexts } from './causes.ts';
import { counting, one } from './count.ts';

const n = counting('en');
const documents = (count: number): string => one(count, '1 document', `${n(count)} documents`);

/** Only where the window knows better how to say it. */
export const englishStorageCauses: CauseTexts = {
  'database-restored': [
    {
      message: (value, _, time) =>
        `The database was restored from the backup of **${time('backupAt')}**. ${documents(Number(value('documents')))} written to NAV since then are not known here. Nothing is written until you let it go on.`,
    },
    {
      message: (_value, _amount, time) =>
        `The database was restored from the backup of **${time('backupAt')}**. What was written to NAV since then is not known here. Nothing is written until you let it go on.`,
    },
  ],
  'database-damaged': [
    {
      message: () =>
        'The database is damaged: the check after the last stop, which was not a clean one, found it. Nothing is written until it is replaced.',
      whatToDo: (_value, _amount, time) =>
        `Under Settings, Storage & backup, restore the newest backup, made ${time('newest')}. Check the disk.`,
    },
  ],
  'restore-settling': {
    message: (_value, _amount, time) =>
      `Until **${time('until')}** NAV may still be carrying out what was sent before the database was restored.`,
  },
};

/** Where the data is, how much room there is, and what keeps it safe. */
export const storage = {
  room: 'Room',
  database: 'Database',
  free: 'Free on its disk',
  unknown: 'not known',
  growth: 'Grows',
  perDay: (size: string) => `${size} a day`,
  notYet: 'known after two days',
  lasts: 'Lasts',
  days: (count: number) => (count > 3650 ? 'more than 10 years' : one(count, '1 day', `${n(count)} days`)),
  levels: {
    fine: 'Enough room',
    low: 'Little room: at 500 MB comparing, reading again and backups wait',
    veryLow: 'Very little room: comparing, reading again and backups wait',
  },
  folder: 'Data folder',
  backups: 'Backups',
  backupsMeaning:
    'A backup holds the database and the settings as they are at one moment, while work goes on. Its keys are sealed for this computer: on another one it opens with the recovery key only.',
  schedule: (at: string, keep: number) =>
    `Every day at ${at}; ${one(keep, 'the newest one is kept', `the newest ${n(keep)} are kept`)}. If the computer is off then, it is made once it is on.`,
  rhythm: 'Rhythm',
  goesTo: 'Goes to',
  backUpNow: 'Back up now',
  backingUp: 'Being backed up',
  ended: 'The last backup was ended before it was whole; nothing of it is left.',
  made: 'The backup is there.',
  change: 'Change',
  changeTitle: 'Backups',
  at: 'Every day at',
  keep: 'How many are kept',
  folderField: 'Folder',
  folderHint:
    'Empty: in the data folder. Another disk or a network drive is safer: it outlives this computer. Write it whole, such as \\\\server\\backups or /mnt/backups.',
  save: 'Save',
  saved: 'Saved.',
  undo: 'Undo',
  when: 'Made',
  reason: 'Why',
  size: 'Size',
  version: 'Version',
  reasons: { schedule: 'daily', byHand: 'by hand', beforeUpgrade: 'before an upgrade' },
  none: 'No backup yet',
  noneRemedy: 'The first one is made at the time above, or now by hand.',
  restore: 'Restore',
  restoreOf: (when: string) => `Restore the backup of ${when}`,
  restoreByCommand: 'Start the program once with --restore and the folder of the backup.',
  restoreTitle: (when: string) => `Back to ${when}?`,
  restoreLost: (count: number) =>
    count === 0
      ? 'No order was written to NAV since then.'
      : `${one(count, '1 order that was written since then is', `${n(count)} orders that were written since then are`)} looked up in NAV again; none is written twice.`,
  restoreDecisions: (count: number) =>
    count === 0
      ? 'Nobody has changed anything since then.'
      : `${one(count, '1 decision of a person since then is', `${n(count)} decisions of people since then are`)} forgotten and to be made again, such as mappings and settings. Orders that somebody left out or undid stay out.`,
  restoreKept: 'The database as it is now is set aside in the data folder and not deleted.',
  restoreStops:
    'The program stops for a moment and starts again. Nothing is written to NAV before you have answered its alarm.',
  restoreConfirm: 'Restore',
  restoreBegun: 'The backup is being put in place. The program starts again in a moment.',
  counting: 'Being counted',
  restored: (backupAt: string, at: string) => `Restored on ${at} from the backup of ${backupAt}.`,
};
