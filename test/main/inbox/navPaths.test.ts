import { describe, expect, it } from 'vitest';
import { createNavPaths } from '../../../main/inbox/navPaths.ts';
import { openTestRecords } from '../support/records.ts';

const DAY = 24 * 3_600_000;
const KEY = 'a'.repeat(48);
const NEXT = 'b'.repeat(48);

async function open() {
  const records = await openTestRecords();
  const reopened = () => createNavPaths(records);
  return { ...records, paths: reopened(), reopened };
}

describe('a path that a NAV server was given', () => {
  it('keeps its word over a restart, and lies nowhere in plain', async () => {
    const { paths, reopened, db } = await open();
    const { clientState } = paths.issue('nav', KEY);
    expect(paths.issue('nav', KEY).clientState).toBe(clientState);
    expect(reopened().find(KEY)).toMatchObject({ connectionId: 'nav', clientState });
    const rows = JSON.stringify(db.prepare('SELECT path, hex(client_state) AS word FROM nav_paths').all());
    expect(rows).not.toContain(KEY);
    expect(rows).not.toContain(Buffer.from(clientState).toString('hex').toUpperCase());
  });

  it('that was replaced is known for thirty days more, and then forgotten', async () => {
    const { paths, reopened, clock, db } = await open();
    paths.issue('nav', KEY);
    paths.inForce([NEXT]);
    await clock.run(29 * DAY);
    expect(reopened().find(KEY)).toMatchObject({ connectionId: 'nav' });
    await clock.run(2 * DAY);
    expect(paths.find(KEY)).toBeNull();
    paths.inForce([NEXT]);
    expect(db.prepare('SELECT count(*) FROM nav_paths').pluck().get()).toBe(0);
  });

  it('and comes back into force has its word again', async () => {
    const { paths, clock } = await open();
    const { clientState } = paths.issue('nav', KEY);
    paths.inForce([]);
    paths.inForce([KEY]);
    await clock.run(40 * DAY);
    expect(paths.find(KEY)).toMatchObject({ clientState });
  });

  it('is none before it was issued, and each has a word of its own', async () => {
    const { paths } = await open();
    expect(paths.find(KEY)).toBeNull();
    expect(paths.issue('nav', KEY).clientState).not.toBe(paths.issue('nav', NEXT).clientState);
  });
});
