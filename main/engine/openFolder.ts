import type { Host, OpenOptions } from '../host.ts';
import { openVault } from '../vault/openVault.ts';
import { openReader } from './openReader.ts';
import { openStorage } from './openStorage.ts';
import { startAnew } from './startAnew.ts';

/**
 * Opens what lies in the data folder: the database, its reader, and the vault over it; all of it or nothing.
 * @throws ConnectorError of `openStorage`, `openVault` and `startAnew`
 */
export async function openFolder(host: Host, { recoveryKey, startAnew: anew }: OpenOptions = {}) {
  const { ports, secretBox } = host;
  const storage = openStorage(host);
  const { db } = storage;
  const reader = openReader(db, host);
  try {
    const toVault = { db, ports, secretBox, ...(recoveryKey !== undefined && { recoveryKey }) };
    const vault = await (anew ? startAnew({ host, db, actor: anew.actor }) : openVault(toVault));
    return { ...storage, reader, ...vault };
  } catch (error) {
    await reader.close();
    db.close();
    throw error;
  }
}
