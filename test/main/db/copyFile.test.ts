import { existsSync, readdirSync } from 'node:fs';
import { setImmediate } from 'node:timers/promises';
import BetterSqlite3 from 'better-sqlite3';
import { expect, it, onTestFinished } from 'vitest';
import { copyTask } from '../../../main/db/copyFile.ts';
import { openDatabase } from '../../../main/db/open.ts';
import { tempFolder } from './tempFolder.ts';

/** A database of some thousand pages. */
function openPages() {
  const folder = tempFolder();
  const db = openDatabase(`${folder}/numbers.db`);
  db.exec('CREATE TABLE numbers (n INTEGER PRIMARY KEY, text TEXT)');
  db.exec(`WITH RECURSIVE c(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM c LIMIT 3000)
    INSERT INTO numbers SELECT n, hex(randomblob(2000)) FROM c`);
  onTestFinished(() => void db.close());
  return { folder, db };
}

it('a copy in steps is of the moment in which it began, whatever is written meanwhile, and needs no log', async () => {
  const { folder, db } = openPages();
  const to = `${folder}/copy.db`;
  const copying = copyTask(db, { to });
  let steps = 0;
  let step = copying.next();
  for (; !step.done; step = copying.next()) {
    steps += 1;
    db.exec('DELETE FROM numbers WHERE n = (SELECT max(n) FROM numbers)');
    // oxlint-disable-next-line no-await-in-loop
    await setImmediate();
  }
  expect(steps).toBeGreaterThan(2);
  expect(step.value).toBeGreaterThan(1_000_000);
  const copy = new BetterSqlite3(to, { readonly: true });
  expect(copy.prepare('SELECT count(*) FROM numbers').pluck().get()).toBe(3_000);
  expect(copy.pragma('journal_mode', { simple: true })).toBe('delete');
  copy.close();
  expect(readdirSync(folder).filter((name) => name.startsWith('copy'))).toEqual(['copy.db']);
});

it('a copy that is ended on the way leaves nothing', async () => {
  const { folder, db } = openPages();
  const to = `${folder}/copy.db`;
  const copying = copyTask(db, { to });
  while (!existsSync(to)) {
    copying.next();
    // oxlint-disable-next-line no-await-in-loop
    await setImmediate();
  }
  copying.return(0);
  await setImmediate();
  expect(readdirSync(folder).filter((name) => name.startsWith('copy'))).toEqual([]);
});
