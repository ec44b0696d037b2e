import { closeSync, openSync, readFileSync, rmSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { administrator, MINUTE, openShop, type ShopWorld } from './shopWorld.ts';

const calls = (shop: ShopWorld) => shop.world.engine().calls;

async function alarm(shop: ShopWorld, wanted: string) {
  const { alarms } = await calls(shop)['alarms.list']({}, administrator);
  return alarms.find(({ kind }) => kind === wanted);
}

describe('a backup', () => {
  it('holds the database and the settings, and the oldest make room for it', async () => {
    const shop = await openShop();
    await calls(shop)['storage.setBackup']({ at: '03:00', keep: 2 }, administrator);
    const id = shop.order();
    await shop.tell();
    for (let n = 0; n < 3; n += 1) {
      // oxlint-disable-next-line no-await-in-loop
      await calls(shop)['storage.backUp']({}, administrator);
      // oxlint-disable-next-line no-await-in-loop
      await shop.world.clock.run(MINUTE);
    }
    const { backups, backupFolder } = await calls(shop)['storage.get']({}, administrator);
    expect(backups.map(({ reason }) => reason)).toEqual(['byHand', 'byHand']);
    const folder = join(backupFolder, backups[0]?.name ?? '');
    expect(JSON.parse(readFileSync(join(folder, 'settings.json'), 'utf8'))).toMatchObject({ backup: { keep: 2 } });
    const db = new BetterSqlite3(join(folder, 'connector.sqlite'), { readonly: true });
    expect(db.prepare('SELECT store_key, state FROM orders').all()).toEqual([
      { store_key: String(id), state: 'written' },
    ]);
    db.close();
  });

  it('that cannot be made is an alarm with what to do, over when one succeeds; nothing half is left', async () => {
    const shop = await openShop();
    const folder = join(shop.world.dataFolder(), 'elsewhere');
    await calls(shop)['storage.setBackup']({ at: '03:00', keep: 7, folder }, administrator);
    rmSync(folder, { recursive: true, force: true });
    writeFileSync(folder, 'a file stands where the folder was');
    const failed = calls(shop)['storage.backUp']({}, administrator);
    await expect(failed).rejects.toMatchObject({ code: 'backup-folder-unusable' });
    expect(await alarm(shop, 'backup-failed')).toMatchObject({ stopsWrites: false });
    rmSync(folder);
    await calls(shop)['storage.backUp']({}, administrator);
    expect(await alarm(shop, 'backup-failed')).toBeUndefined();
  });

  it('is not promised to a folder that cannot be written to: the old settings stay', async () => {
    const shop = await openShop();
    const file = join(shop.world.dataFolder(), 'settings.json');
    const wish = { at: '03:00', keep: 7, folder: join(file, 'backups') };
    const set = calls(shop)['storage.setBackup'](wish, administrator);
    await expect(set).rejects.toMatchObject({ code: 'backup-folder-unusable' });
    expect((await calls(shop)['storage.get']({}, administrator)).backup).toEqual({ at: '05:00', keep: 7 });
  });
});

describe('a database that was cut off', () => {
  it('is checked while orders go on, and stops writes where it is damaged', async () => {
    const shop = await openShop();
    await shop.world.stop();
    const file = join(shop.world.dataFolder(), 'connector.sqlite');
    const db = new BetterSqlite3(file);
    const root = Number(db.prepare("SELECT rootpage FROM sqlite_schema WHERE name = 'storage_sizes'").pluck().get());
    db.close();
    const handle = openSync(file, 'r+');
    writeSync(handle, Buffer.alloc(4096, 0xee), 0, 4096, (root - 1) * 4096);
    closeSync(handle);
    // Whoever closes it removes its log.
    writeFileSync(`${file}-wal`, '');
    await shop.world.start();
    await shop.world.clock.run(MINUTE);

    expect(await alarm(shop, 'database-damaged')).toMatchObject({ stopsWrites: true });
    const id = shop.order();
    await shop.tell();
    expect(shop.documents(id)).toEqual([]);
    expect((await shop.row(id))?.state).toBe('stopped');
  });
});
