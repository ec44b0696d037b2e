import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createLogFile } from '../../../main/base/logFile.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'log-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const log = (name = '') => join(folder, 'log', `connector.log${name}`);

test('appends lines, also to what an earlier start left', () => {
  createLogFile(folder, () => {})('one');
  createLogFile(folder, () => {})('two');
  expect(readFileSync(log(), 'utf8')).toBe('one\ntwo\n');
});

test('keeps six files of bounded size, the newest lines first', () => {
  const write = createLogFile(folder, () => {}, 100);
  for (let n = 1; n <= 100; n += 1) write(`line number ${String(n).padStart(5, '0')} of many`);
  const files = readdirSync(join(folder, 'log')).sort();
  expect(files).toEqual(['', '.1', '.2', '.3', '.4', '.5'].map((name) => `connector.log${name}`));
  for (const file of files) expect(statSync(join(folder, 'log', file)).size).toBeLessThanOrEqual(100);
  expect(readFileSync(log(), 'utf8')).toContain('00100');
  expect(readFileSync(log('.1'), 'utf8')).toContain('00099');
});

test('tells once that it cannot write, and goes on when it can', () => {
  const failures: unknown[] = [];
  const write = createLogFile(folder, (error) => failures.push(error));
  rmSync(join(folder, 'log'), { recursive: true });
  writeFileSync(join(folder, 'log'), 'in the way');
  write('lost');
  write('lost too');
  expect(failures).toHaveLength(1);
});
