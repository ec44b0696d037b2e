import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { migrate } from '../../../main/db/migrate.ts';
import { openDatabase } from '../../../main/db/open.ts';
import { createNavChangesHandler, type NavChangesTarget } from '../../../main/inbox/navChanges.ts';
import { createWatermarks } from '../../../main/inbox/watermarks.ts';
import type { Nav } from '../../../main/nav/nav.ts';
import { createJobs, type Job } from '../../../main/queue/jobs.ts';

const START = Date.parse('2026-11-20T08:00:00Z');
const QUARTER = 15 * 60_000;

interface OpenLink {
  readonly id: number;
  readonly externalNo: string;
}

/** A company over page services with so many open documents; every look tells which of them it asked for. */
function companyOf(count: number) {
  const folder = mkdtempSync(join(tmpdir(), 'ml-changes-'));
  const db = openDatabase(join(folder, 'connector.sqlite'));
  onTestFinished(() => {
    db.close();
    rmSync(folder, { recursive: true, force: true });
  });
  let now = START;
  migrate(db, () => now);
  let asked: number[] = [];
  const links: readonly OpenLink[] = Array.from({ length: count }, (_, at) => ({
    id: count - at,
    externalNo: `${count - at}`,
  }));
  const session = {
    documentsByExternalNo: async (...numbers: readonly string[]) => {
      asked.push(...numbers.map(Number));
      return [];
    },
  };
  const nav = {
    connectionId: 'nav',
    companyId: 'CRONUS',
    capabilities: { documentChanges: { has: true, surface: 'pages', remedy: '' } },
    as: () => session,
  } as unknown as Nav;
  const target: NavChangesTarget<OpenLink> = {
    connectionId: 'nav',
    nav: async () => nav,
    ofDocuments: () => [],
    ofDeleted: () => [],
    ofLinks: () => [],
    open: (_company, most, below = Number.MAX_SAFE_INTEGER) => links.filter(({ id }) => id < below).slice(0, most),
  };
  const jobs = createJobs(db);
  const handler = createNavChangesHandler<OpenLink>({
    db, ports: { now: () => now, random: (size) => new Uint8Array(size), after: () => () => undefined, soon: () => undefined },
    watermarks: createWatermarks(db), openBody: () => '', target: () => target, jobs, onRung: () => undefined,
  }); // prettier-ignore
  return async (): Promise<readonly number[]> => {
    asked = [];
    now += QUARTER;
    await handler.run({ id: 1, recordKey: 'nav', actor: 'schedule' } as Job);
    return asked;
  };
}

it('compares every open document where there are few, at every look', async () => {
  const look = companyOf(150);
  expect((await look()).length).toBe(150);
  expect((await look()).length).toBe(150);
});

it('compares the newest at every look and all others in turn where there are many, at no higher cost', async () => {
  const look = companyOf(450);
  const looks: (readonly number[])[] = [];
  for (let count = 0; count < 5; count += 1) looks.push(await look());
  for (const asked of looks) {
    expect(asked.length).toBeLessThanOrEqual(200);
    expect(asked.slice(0, 100)).toEqual(Array.from({ length: 100 }, (_, at) => 450 - at));
  }
  const [first = [], second = [], third = [], fourth = [], fifth = []] = looks;
  expect(new Set([...first, ...second, ...third, ...fourth]).size).toBe(450);
  expect([second[100], fourth.at(-1), fifth[100]]).toEqual([250, 1, 350]);
});
