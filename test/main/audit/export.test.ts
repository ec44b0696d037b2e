import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { exportEntries, type ExportInput } from '../../../main/audit/exportEntries.ts';
import { finish } from '../../../main/db/readerTask.ts';
import { tempFolder } from '../db/tempFolder.ts';
import { checkExport } from './exportCheck.ts';
import { openTestAudit } from './openTestAudit.ts';

async function exported(changes: Partial<ExportInput> = {}, prepare?: (log: TestLog) => Promise<unknown>) {
  const log = await openTestAudit();
  log.addMany(6, { integrationId: 'shop', bodies: { text: 'Ünder seal "1"', request: '{"a":1}' } });
  log.audit.anchor();
  log.addMany(4, { kind: 'ping' });
  await prepare?.(log);
  log.audit.anchor();
  const path = `${tempFolder()}/export`;
  const input: ExportInput = {
    path, format: 'json', separator: ',', filter: {}, contents: false, exportedAt: '2024-01-15T10:00:00.000Z', keys: log.vault.readingKeys(), ...changes,
  }; // prettier-ignore
  const { entries } = finish(exportEntries(log.db, input));
  const key = Buffer.from(log.vault.signingPublicKey().bytes).toString('hex');
  return { ...log, path, entries, text: readFileSync(path, 'utf8'), key };
}

type TestLog = Awaited<ReturnType<typeof openTestAudit>>;

const lines = (text: string) => text.trimEnd().split('\n');
const joined = (all: readonly string[]) => `${all.join('\n')}\n`;

const RECIPE = join(import.meta.dirname, '../../../docs/check-export.py');
const hasTools = ['python3', 'openssl'].every((tool) => spawnSync(tool, ['version']).error === undefined);

/** What the script of the recipe says of a file, and what it ends with. */
function checkedByScript(path: string, key: string): readonly [string, number | null] {
  const { stdout, status } = spawnSync('python3', [RECIPE, path, key], { encoding: 'utf8' });
  return [stdout, status];
}

describe('an export', () => {
  it('of the whole log is found sound by the recipe alone, with contents and after retention has cut', async () => {
    const { text, key, entries, path } = await exported({ contents: true }, ({ audit }) => audit.pruneEntries(3));
    expect(checkExport(text, key)).toEqual([]);
    expect(entries).toBe(9);
    expect(text).toContain('Ünder seal');
    expect(statSync(path).mode & 0o077).toBe(0);
  });

  it('holds no contents unless they are asked for', async () => {
    const { text, key } = await exported();
    expect(checkExport(text, key)).toEqual([]);
    expect(text).not.toContain('seal');
  });

  const plants: readonly [string, (all: string[]) => string[], string][] = [
    ['a change', (all) => all.with(3, (all[3] ?? '').replace('webhook', 'person:x')), 'entry 3 was changed'],
    ['changed contents', (all) => all.with(3, (all[3] ?? '').replace('Ünder', 'Over')), 'contents of 3'],
    ['a gap', (all) => all.toSpliced(4, 1), 'entries 4 to 4 are missing'],
    ['two in each other’s place', (all) => all.with(3, all[4] ?? '').with(4, all[3] ?? ''), 'entry 3 stands in a wrong place'],
    ['a file cut off', (all) => all.slice(0, -2), 'the file was cut off'],
    ['the newest ones cut off', (all) => [...all.slice(0, -2), '{"type":"end","entries":9}'], 'the newest entries are missing'],
    ['a head that is not signed', (all) => all.with(0, (all[0] ?? '').replaceAll(/"signature":"..../g, '"signature":"0000')), 'the signature at 6 does not hold'],
  ]; // prettier-ignore
  it.each(plants)('with %s is found out by the recipe alone', async (_what, plant, finding) => {
    const { text, key } = await exported({ contents: true });
    expect(checkExport(joined(plant(lines(text))), key)).toContain(finding);
  });

  it.runIf(hasTools)(
    'is told from a changed one by the script of the recipe, which knows nothing of the program',
    async () => {
      const { path, text, key } = await exported({ contents: true });
      const base64 = Buffer.from(key, 'hex').toString('base64');
      expect(checkedByScript(path, base64)).toEqual(['Unchanged: 10 entries, proven by the signed head.\n', 0]);
      const all = lines(text);
      const changed = [
        all.with(3, (all[3] ?? '').replace('Ünder', 'Over')),
        all.with(3, all[4] ?? '').with(4, all[3] ?? ''),
        all.slice(0, -2),
      ];
      const found = changed.map((some) => {
        writeFileSync(path, joined(some));
        return checkedByScript(path, base64);
      });
      expect(found).toEqual([
        ['Changed: the contents of entry 3 were changed.\n', 6],
        ['Changed: entry 3 is missing: entry 4 stands in its place.\n', 6],
        ['Changed: the file was cut off after entry 9.\n', 6],
      ]);
    },
  );

  it('of somebody else’s log is found out by the key', async () => {
    const { text } = await exported();
    const { key } = await exported();
    expect(checkExport(text, key)).toEqual(['the key is another one']);
  });

  it('of a filter holds what the filter finds, each entry provable by itself', async () => {
    const { text, key, entries } = await exported({ filter: { kind: 'ping' } });
    expect(entries).toBe(4);
    expect(checkExport(text, key)).toEqual([]);
    const changed = joined(lines(text).map((line) => line.replace('"seq":8', '"seq":9')));
    expect(checkExport(changed, key)).toContain('entry 9 was changed');
  });

  it('as CSV keeps spreadsheets from taking a text for a formula', async () => {
    const { text } = await exported({ format: 'csv', separator: ';' }, async ({ add }) => {
      add({ orderNo: '=HYPERLINK("x")', documentNo: '+49', sku: '@A', cause: '-1', actor: 'a;"b"\r\nc' });
    });
    const [begin, ...rows] = text.split('\r\n');
    expect(begin).toBe('\uFEFFseq;at;kind;actor;integration_id;order_key;order_no;document_no;sku;job_id;delivery_id;run_id;status;cause;hash'); // prettier-ignore
    expect(rows[0]).toMatch(/^1;2024-01-15T10:00:00.000Z;order.read;webhook;shop;;1;;;;;;fine;;[0-9a-f]{64}$/);
    expect(text).toContain(`;"a;""b""\r\nc";;;"'=HYPERLINK(""x"")";'+49;'@A;;;;fine;'-1;`);
  });

  it('leaves no file when it is ended before it is through', async () => {
    const { db, vault, add, audit } = await openTestAudit();
    add();
    audit.anchor();
    const path = `${tempFolder()}/export`;
    const slices = exportEntries(db, {
      path, format: 'json', separator: ',', filter: {}, contents: false, exportedAt: '', keys: vault.readingKeys(),
    }); // prettier-ignore
    slices.next();
    slices.return({ entries: 0 });
    expect([existsSync(path), existsSync(`${path}.part`)]).toEqual([false, false]);
  });
});
