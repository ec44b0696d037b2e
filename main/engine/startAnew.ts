import { existsSync, copyFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { createAudit } from '../audit/createAudit.ts';
import { flush, flushFolder } from '../base/flush.ts';
import { makeFolder } from '../base/makeFolder.ts';
import { copyDatabase } from '../db/copyFile.ts';
import type { Database } from '../db/database.ts';
import type { Host } from '../host.ts';
import { type OpenedVault, startAnew as startVaultAnew } from '../vault/openVault.ts';
import { DATABASE, SETTINGS } from './backupFiles.ts';
import { forgetSealed } from './forgetSealed.ts';
import { asideAt } from './restoreFiles.ts';

/*
 * The way out where the keys and the recovery key are lost. What tells that an order was written (links, intents, the
 * order book) is not sealed and stays, so that nothing is written twice; what was sealed is taken away, after a copy of
 * all of it was set aside.
 */

interface StartAnewOptions {
  readonly host: Pick<Host, 'dataFolder' | 'ports' | 'secretBox'>;
  readonly db: Database;
  readonly actor: string;
}

/**
 * Before any part runs. A crash on the way leaves the data as they were, and a copy of them.
 *
 * @throws ConnectorError `keys-not-lost` where they open after all, `storage-unavailable` where there is no room for the
 *   copy; nothing is changed then
 */
export async function startAnew({ host, db, actor }: StartAnewOptions): Promise<OpenedVault> {
  const { ports, secretBox, dataFolder } = host;
  const aside = asideAt(ports.now());
  const copied = copyAside(db, dataFolder, aside);
  try {
    return await startVaultAnew({ db, ports, secretBox }, ({ vault }) => {
      const audit = createAudit({ db, vault, ports });
      const counts = forgetSealed(db, vault);
      const params = JSON.stringify({ aside, ...counts });
      // The chain goes on over what was signed with the old keys, and is signed with the new one from here on.
      audit.append({ kind: 'keys.startedAnew', actor, status: 'attention', bodies: { params } });
      audit.anchor();
    });
  } catch (error) {
    rmSync(copied, { recursive: true, force: true });
    throw error;
  }
}

/** A whole copy of the database, sealed as it is, with the settings. Returns its folder. */
function copyAside(db: Database, dataFolder: string, aside: string): string {
  const folder = join(dataFolder, aside);
  makeFolder(folder);
  try {
    copyDatabase(db.name, join(folder, DATABASE));
    const settings = join(dataFolder, SETTINGS);
    if (existsSync(settings)) {
      copyFileSync(settings, join(folder, SETTINGS));
      flush(join(folder, SETTINGS));
    }
    flushFolder(folder);
    flushFolder(dataFolder);
    return folder;
  } catch (error) {
    rmSync(folder, { recursive: true, force: true });
    throw error;
  }
}
