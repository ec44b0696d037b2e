import { exportEntries } from '../audit/exportEntries.ts';
import { verifyChain } from '../audit/verify.ts';
import { checkCopyTask, copyTask, quickCheckTask } from '../db/copyFile.ts';
import type { Reader } from '../db/readerTask.ts';
import { findPerson } from './findPerson.ts';

/** Whole-table work that the reader does, by name; a new one is added here and nowhere else. */
export const readerTasks = {
  'audit.verify': verifyChain,
  'audit.export': exportEntries,
  'person.find': findPerson,
  'database.check': quickCheckTask,
  'database.checkCopy': checkCopyTask,
  'database.copy': copyTask,
} as const;

export type EngineReader = Reader<typeof readerTasks>;
