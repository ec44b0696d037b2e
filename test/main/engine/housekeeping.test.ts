import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { transaction } from '../../../main/db/transaction.ts';
import { keepHouse } from '../../../main/engine/housekeeping.ts';
import { createAuditExports, type AuditExportsOptions } from '../../../main/engine/auditExports.ts';
import { tempFolder } from '../db/tempFolder.ts';
import { openTestRecords } from '../support/records.ts';

const DAY_MS = 24 * 3_600_000;

it('bodies leave after a month and entries after 400 days, the head is signed, and the chain holds', async () => {
  const { audit, clock, db, ports } = await openTestRecords();
  const append = (text: string) =>
    transaction(db, () => audit.append({ kind: 'order.read', actor: 'test', status: 'fine', bodies: { text } }));
  const keep = () => clock.settle(keepHouse(audit, db, ports, { entriesDays: 400, bodiesDays: 30 }));
  const first = append('an order of long ago');
  await clock.run(31 * DAY_MS);
  const second = append('an order of yesterday');
  await keep();
  expect(audit.bodies(first)).toEqual({});
  expect(audit.bodies(second)).toEqual({ text: 'an order of yesterday' });
  expect(audit.verify({ bodies: true })).toMatchObject({ ok: true, anchoredAt: expect.stringContaining('2026-12-21') });
  await clock.run(375 * DAY_MS);
  await keep();
  const kept = audit.entries({ limit: 10 }).map(({ seq }) => seq);
  expect(kept).not.toContain(first);
  expect(kept).toContain(second);
  expect(audit.verify({ bodies: true })).toMatchObject({ ok: true });
});

it('exports leave after a week, and what a crash left half written with them', () => {
  const dataFolder = tempFolder();
  const folder = join(dataFolder, 'exports');
  mkdirSync(folder);
  const names = [
    'audit-2026-11-10T10-00-00Z.jsonl',
    'audit-2026-11-10T10-00-00Z.csv.part',
    'audit-2026-11-19T10-00-00Z.csv',
  ];
  for (const name of names) writeFileSync(join(folder, name), '');
  const now = () => Date.UTC(2026, 10, 20);
  createAuditExports({ dataFolder, ports: { now } } as unknown as AuditExportsOptions).keepHouse();
  expect(readdirSync(folder)).toEqual(['audit-2026-11-19T10-00-00Z.csv']);
});

it('an export is not begun where the room that is left is for orders', async () => {
  const dataFolder = tempFolder();
  const runs = { run: (_actor: string, work: (options: object) => Promise<string>) => work({}) };
  const options = { dataFolder, ports: { now: () => 0 }, runs, isFull: () => true } as unknown as AuditExportsOptions;
  const wish = { filter: {}, format: 'csv', separator: ';', contents: false } as const;
  await expect(createAuditExports(options).write(wish, 'person:anna')).rejects.toMatchObject({
    code: 'export-no-room',
  });
  expect(readdirSync(dataFolder)).toEqual([]);
});
