import type { Audit } from '../audit/audit.ts';
import type { Log } from '../base/log.ts';
import type { Ports } from '../base/ports.ts';
import type { CallParts } from '../calls/createCalls.ts';
import type { ChainVerdict } from '../contract/views.ts';
import type { RetentionSettings, Settings } from '../contract/settings.ts';
import type { Database } from '../db/database.ts';
import type { OrderRows } from '../flows/orders/bookRows.ts';
import { createRuns } from '../queue/runs.ts';
import type { Vault } from '../vault/vault.ts';
import { createAuditCalls } from './auditCalls.ts';
import { createAuditExports } from './auditExports.ts';
import { createVerification } from './auditVerification.ts';
import { createErasure } from './erasure.ts';
import { keepHouse } from './housekeeping.ts';
import type { News } from './news.ts';
import type { CancelRun } from './queueCalls.ts';
import { createReaderRuns } from './readerRuns.ts';
import type { EngineReader } from './readerTasks.ts';

export interface AuditPart {
  readonly calls: CallParts['auditCalls'];
  /** How its runs are ended. */
  readonly cancels: Readonly<Record<'verify' | 'export', CancelRun>>;
  /** Whole path of an export, by its name; null for any other. */
  exportPath(name: string): string | null;
  /** Once a night. */
  keepHouse(): Promise<void>;
}

export interface AuditPartOptions {
  readonly dataFolder: string;
  readonly db: Database;
  readonly ports: Ports;
  readonly log: Log;
  readonly audit: Audit;
  readonly vault: Vault;
  readonly reader: EngineReader;
  readonly news: News;
  readonly rows: OrderRows;
  /** What room is left on the disk is for orders. */
  readonly isFull: () => boolean;
  readonly settings: () => Pick<Settings, 'retention' | 'integrations'>;
  readonly setRetention: (retention: RetentionSettings, actor: string) => void;
}

/** What people do with the audit log, built by hand. */
export function createAuditPart(options: AuditPartOptions): AuditPart {
  const { db, ports, audit, news, settings } = options;
  const runs = createRuns(db, ports);
  const verifying = createReaderRuns<ChainVerdict>({ kind: 'verify', ports, runs, news });
  const exporting = createReaderRuns<string>({ kind: 'export', ports, runs, news });
  const exports = createAuditExports({ ...options, runs: exporting });
  const erasure = createErasure({
    ...options,
    integrations: () => settings().integrations,
    removeExports: exports.removeAll,
  });
  const verification = createVerification({ ...options, runs: verifying });
  return {
    calls: createAuditCalls({ ...options, verification, exports, erasure }),
    cancels: { verify: (run) => verifying.cancel() ?? run, export: (run) => exporting.cancel() ?? run },
    exportPath: exports.pathOf,
    async keepHouse() {
      await keepHouse(audit, db, ports, settings().retention);
      exports.keepHouse();
    },
  };
}
