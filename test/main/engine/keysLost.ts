import BetterSqlite3 from 'better-sqlite3';
import { realPorts } from '../../../main/base/ports.ts';
import { openDatabase } from '../../../main/db/open.ts';
import { databaseFile } from '../../../main/engine/backupFiles.ts';
import { startAnew } from '../../../main/engine/startAnew.ts';
import type { SecretBox } from '../../../main/host.ts';
import type { World } from '../../simulate/world.ts';

/** What the engine of a world seals with. */
const box: SecretBox = {
  kind: 'simulated',
  seal: async (plain) => plain.toReversed(),
  open: async (sealed) => sealed.toReversed(),
};

/** While no engine runs. */
export function change(world: World, sql: string): void {
  const db = new BetterSqlite3(databaseFile(world.dataFolder()));
  db.exec(sql);
  db.close();
}

/** The seal is another computer's from now on, and the recovery key is nowhere. While no engine runs. */
export function loseKeys(world: World): void {
  change(world, "UPDATE keys SET box = 'of another computer'");
}

/** As the host does it for a person who has lost the recovery key too. */
export async function beginAnew(world: World): Promise<string | null> {
  const dataFolder = world.dataFolder();
  const db = openDatabase(databaseFile(dataFolder));
  const host = { dataFolder, secretBox: box, ports: { ...realPorts(), now: world.clock.now } };
  try {
    return (await startAnew({ host, db, actor: 'person:test' })).recoveryKey;
  } finally {
    db.close();
  }
}
