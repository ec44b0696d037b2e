import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { wantedRestore } from '../../../main/engine/wantedRestore.ts';
import { type Ask, offerRestore } from '../../../main/shell/offerRestore.ts';
import { told, wordsFor } from '../../../main/shell/words.ts';
import { tempFolder } from '../db/tempFolder.ts';

const error = (code: string) => ({ code, message: 'The database is gone.', whatToDo: 'Restore a backup.' });

function open(locale = 'en-GB') {
  const dataFolder = tempFolder();
  const asked: Parameters<Ask>[0][] = [];
  const about = { dataFolder, actor: 'person:anna', locale, words: wordsFor(locale) };
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

/** Where a start may end, before there is a window. */
const SOURCES = [
  'base/folderLock', 'db/migrate', 'db/storageError', 'engine/dataPlace', 'engine/openStorage', 'inbox/listen',
  'settings/settingsStore', 'shell/remoteBox', 'vault/openVault', 'vault/sealing',
]; // prettier-ignore
/** In the catalogue by their code, or said where there is a window. */
const WITH_A_CODE = /vault was sealed by|Enter the recovery key/;
const ENGLISH = /\b(the|this|it|is|of|that|your?)\b/i;

/** Every sentence that a source says, with something in place of what varies. */
function sentencesOf(source: string): readonly string[] {
  const text = readFileSync(join(import.meta.dirname, '../../../main', `${source}.ts`), 'utf8');
  const said = text.replaceAll('${wayBack(dataFolder)}', 'Nothing was changed.').replaceAll('${who}', ' (process 7)');
  const start = [...said.matchAll(/(?:message|whatToDo):\s*(['`])(.+?)\1,/g)].map(([, , sentence = '']) => sentence);
  return start.map((sentence) =>
    sentence.replaceAll(/\$\{\w*(?:port|version|Schema)\}/gi, '7').replaceAll(/\$\{[^}]*\}/g, 'X'),
  );
}

it.each(SOURCES)('what %s says of a start is told in German where the system speaks it', (source) => {
  const sentences = sentencesOf(source).filter((one) => !WITH_A_CODE.test(one));
  expect(sentences.length).toBeGreaterThan(0);
  const words = wordsFor('de-AT');
  const english = sentences.filter((one) => ENGLISH.test(told({ code: 'start', message: one, whatToDo: '' }, words)));
  expect(english).toEqual([]);
});

it('the newest backup is offered in German where the system speaks it', () => {
  const { dataFolder, asked, offer } = open('de-DE');
  addBackup(dataFolder);
  offer('database-missing', 1);
  expect(asked[0]?.buttons).toEqual([expect.stringMatching(/^Sicherung vom 03\.05\.2026/), 'Beenden']);
});
