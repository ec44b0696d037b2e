import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { wantedRestore } from '../../../main/engine/wantedRestore.ts';
import { type Ask, offerRestore } from '../../../main/shell/offerRestore.ts';
import { textsFor } from '../../../main/shell/texts.ts';
import { tempFolder } from '../db/tempFolder.ts';

const error = (code: string) => ({ code, message: 'The database is gone.', whatToDo: 'Restore a backup.' });

function open() {
  const dataFolder = tempFolder();
  const asked: Parameters<Ask>[0][] = [];
  const about = { dataFolder, actor: 'person:anna', locale: 'en-GB', texts: textsFor('en-GB') };
  const offer = (code: string, answer: number) =>
    offerRestore(error(code), about, (question) => {
      asked.push(question);
      return answer;
    });
  return { dataFolder, asked, offer };
}

function addBackup(dataFolder: string): string {
  const folder = join(dataFolder, 'backups', '2026-05-03T02-00-00-000Z');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'connector.sqlite'), '');
  const note = { madeAt: '2026-05-03T02:00:00.000Z', reason: 'schedule', version: '1', schema: 1, bytes: 0 };
  writeFileSync(join(folder, 'backup.json'), JSON.stringify(note));
  return folder;
}

it('a start without its database offers the newest backup, which the next start restores', () => {
  const { dataFolder, asked, offer } = open();
  const from = addBackup(dataFolder);

  expect(offer('database-missing', 0)).toBe(true);
  expect(asked[0]?.buttons).toEqual([expect.stringMatching(/^Restore the backup of 3 May 2026/), 'Quit']);
  expect(wantedRestore(dataFolder)).toEqual({ from, actor: 'person:anna' });
});

it('nothing is restored where a person quits, where there is no backup, or where one is no way out', () => {
  const { dataFolder, asked, offer } = open();
  expect(offer('database-corrupt', 0)).toBe(false);
  addBackup(dataFolder);
  expect(offer('folder-in-use', 0)).toBe(false);
  expect(asked).toEqual([]);
  expect(offer('database-corrupt', 1)).toBe(false);
  expect(existsSync(join(dataFolder, 'restore-wanted.json'))).toBe(false);
});
