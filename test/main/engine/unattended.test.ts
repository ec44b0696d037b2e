import { describe, expect, it } from 'vitest';
import { ConnectorError } from '../../../main/base/errors.ts';
import { createLog } from '../../../main/base/log.ts';
import { unattended } from '../../../main/engine/unattended.ts';

const full = new ConnectorError({ kind: 'unavailable', code: 'storage-unavailable', message: 'full', whatToDo: '' });

function logging() {
  const lines: string[] = [];
  return {
    lines,
    log: createLog(
      (line) => lines.push(line),
      () => 0,
    ),
  };
}

describe('what nobody waits for', () => {
  it('ends in the log when it throws', () => {
    const { lines, log } = logging();
    unattended(log, 'the poll', () => {
      throw full;
    });
    expect(lines).toEqual([expect.stringMatching(/the poll failed.*storage-unavailable/)]);
  });

  it('ends in the log when its promise fails', async () => {
    const { lines, log } = logging();
    unattended(log, 'the ping', () => Promise.reject(full));
    await Promise.resolve();
    await Promise.resolve();
    expect(lines).toHaveLength(1);
  });
});
