import { describe, expect, it } from 'vitest';
import { ConnectorError } from '../../../main/base/errors.ts';
import { createLog } from '../../../main/base/log.ts';
import { createSchedules } from '../../../main/engine/schedules.ts';
import { unattended } from '../../../main/engine/unattended.ts';
import { emptySettings } from '../../../main/contract/settings.ts';

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

describe('schedules', () => {
  function scheduling() {
    const { lines, log } = logging();
    const going = new Map<string, () => void>();
    const done: string[] = [];
    const task = (name: string) => () => void done.push(name);
    const later = (name: string) => async () => void done.push(name);
    const schedule = (expression: string, run: () => void) => {
      going.set(expression, run);
      return () => void going.delete(expression);
    };
    const tasks = {
      poll: task('poll'),
      align: task('align'),
      beat: task('beat'),
      sweep: task('sweep'),
      ping: later('ping'),
      keepHouse: later('house'),
      backUp: later('backup'),
      watchStorage: task('storage'),
    };
    return { schedules: createSchedules(schedule, tasks, log), going, done, lines, tasks, log, schedule };
  }

  it('poll as the settings say, more often without a public address', () => {
    const { schedules, going } = scheduling();
    schedules.start(emptySettings, false);
    expect([...going.keys()]).toContain(emptySettings.schedules.pollWithoutAddress);
    schedules.start(emptySettings, true);
    expect([...going.keys()]).toContain(emptySettings.schedules.poll);
    expect([...going.keys()]).not.toContain(emptySettings.schedules.pollWithoutAddress);
  });

  it('run each task at its time, and none once they are stopped', () => {
    const { schedules, going, done } = scheduling();
    schedules.start(emptySettings, true);
    for (const run of going.values()) run();
    expect(done.toSorted()).toEqual(['align', 'backup', 'beat', 'house', 'ping', 'poll', 'storage', 'sweep']);
    schedules.stop();
    expect(going.size).toBe(0);
  });

  it('go on after a task failed', () => {
    const { schedule, going, lines, log, tasks } = scheduling();
    const poll = () => {
      throw full;
    };
    createSchedules(schedule, { ...tasks, poll }, log).start(emptySettings, false);
    going.get(emptySettings.schedules.pollWithoutAddress)?.();
    expect(lines).toEqual([expect.stringContaining('the scheduled poll failed')]);
  });
});
