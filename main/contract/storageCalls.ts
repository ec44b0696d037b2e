import * as z from 'zod/mini';
import { call } from './call.ts';
import { backupSettings } from './settings.ts';
import { runView } from './views.ts';

const backupView = z.object({
  /** Names it in calls. */
  name: z.string(),
  madeAt: z.string(),
  reason: z.enum(['schedule', 'byHand', 'beforeUpgrade']),
  bytes: z.number(),
  /** Of the program that made it. */
  version: z.string(),
});
export type BackupView = z.infer<typeof backupView>;

/** Where the data is, how much room there is, and what keeps it safe. */
export const storageView = z.object({
  dataFolder: z.string(),
  databaseBytes: z.number(),
  /** On the disk that holds the data folder; null where nothing tells. */
  freeBytes: z.nullable(z.number()),
  bytesPerDay: z.nullable(z.number()),
  /** Until the disk is full, if it goes on like this; null where it does not grow or nothing tells. */
  daysLeft: z.nullable(z.number()),
  level: z.enum(['fine', 'low', 'veryLow']),
  /** As they are set. */
  backup: backupSettings,
  backupFolder: z.string(),
  isBackingUp: z.boolean(),
  /** How far it has come, or how the last one of this life ended; null: none was made in it. `runs.cancel` ends it. */
  run: z.nullable(runView),
  /** Newest first. */
  backups: z.array(backupView),
  /** Whether a restore can be begun from here: this host starts the program again by itself. */
  canRestore: z.boolean(),
  /** The last time that this database came out of a backup; null where it never did. */
  restored: z.nullable(z.object({ backupAt: z.string(), restoredAt: z.string() })),
});
export type StorageView = z.infer<typeof storageView>;

const ofBackup = z.strictObject({ name: z.string() });

export const storageCalls = {
  'storage.get': call('viewer', z.strictObject({}), storageView),
  /** Makes a backup now; answers when it is there. */
  'storage.backUp': call('operator', z.strictObject({}), storageView),
  /** Refused where nothing can be written into the folder. */
  'storage.setBackup': call('administrator', backupSettings, storageView),
  /** What a restore would take away, counted. */
  'storage.previewRestore': call(
    'administrator',
    ofBackup,
    z.object({
      madeAt: z.string(),
      /** Orders that were written to NAV since then: they are looked up there again. */
      documents: z.number(),
      /** Changes of mappings and settings, and answers of people since then: they are to be made again. */
      decisions: z.number(),
    }),
  ),
  /** Checks the backup, then stops the program and starts it again with the backup in place of the database. */
  'storage.restore': call('administrator', ofBackup, z.object({ begun: z.boolean() })),
} as const;
