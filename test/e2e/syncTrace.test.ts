import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openLines } from '../bench/receiver/lines.ts';
import { requestOf } from '../bench/receiver/shop.ts';
import { startReceiver } from '../bench/receiver/startReceiver.ts';
import { readSyncTrace, traceInto } from './support/syncTrace.ts';

/* kill -9 leaves what the system has in hand to reach the disk; only the calls themselves show what a power cut leaves. */

const hasStrace = spawnSync('strace', ['--version']).status === 0;
const LINES = 8;
const DELIVERIES = 80;

/** The trace of a receiver that takes deliveries over many connections at once. */
async function traced(withoutSync: boolean): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'ml-trace-'));
  try {
    const file = join(folder, 'trace');
    const receiver = await startReceiver({ how: 'kept', folder, withoutSync }, traceInto(file));
    const lines = await openLines(receiver.port, LINES);
    const requests = Array.from({ length: DELIVERIES }, (_, index) => requestOf(index + 1, 'small'));
    const statuses = await Promise.all(requests.map((request, index) => lines[index % LINES]?.send(request)));
    expect(new Set(statuses)).toEqual(new Set([202]));
    for (const line of lines) line.close();
    await receiver.stop();
    return readFileSync(file, 'latin1');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

describe.runIf(hasStrace)('a trace of system calls under load (it needs Debian’s package "strace")', () => {
  let trace = '';

  beforeAll(async () => {
    trace = await traced(false);
  });

  afterAll(() => {
    trace = '';
  });

  it('shows for every accepted delivery that its commit was synced to the disk before the 2xx left', () => {
    const { accepted, syncs, violations } = readSyncTrace(trace);
    expect({ accepted, violations }).toEqual({ accepted: DELIVERIES, violations: [] });
    // Those that arrive together share one.
    expect(syncs).toBeLessThan(DELIVERIES);
  });

  it('protests for every delivery when the same server leaves the disk to the operating system', async () => {
    const { accepted, violations } = readSyncTrace(await traced(true));
    expect(accepted).toBe(DELIVERIES);
    expect(violations).toEqual(
      Array.from({ length: DELIVERIES }, (_, index) => `delivery ${index + 1} was answered while it was committed`),
    );
  });

  it('protests when syncs fail, and when they come before the frame that commits', () => {
    const failing = trace.replaceAll(/((?:fsync|fdatasync)\(.*\) += )0$/gm, '$1-1');
    expect(readSyncTrace(failing).violations).toHaveLength(DELIVERIES);
    // A frame that ends a transaction says so by the size of the database in its header; here none does.
    const uncommitted = trace.replaceAll(
      /("(?:\\x..){4})(?:\\x..){4}((?:\\x..){16}", 24,)/g,
      '$1\\x00\\x00\\x00\\x00$2',
    );
    const { violations } = readSyncTrace(uncommitted);
    expect(violations[0]).toBe('delivery 1 was answered while it was written');
    expect(violations).toHaveLength(DELIVERIES);
  });
});
