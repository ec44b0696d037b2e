import { readFileSync } from 'node:fs';
import { launchConnector } from '../demo/connector.ts';
import { openScene, type Scene, shopper } from '../e2e/support/scene.ts';
import { sleep } from '../sandbox/realClock.ts';
import type { Figure } from './figures.ts';

/** What the kernel counts in: hundredths of a second. */
const TICK_MS = 10;
const LOOK_EVERY_MS = 50;

export interface IdleOptions {
  /** How long the process is watched with nothing to do, seconds. */
  readonly seconds: number;
  /** Orders that are told of at the same time. */
  readonly burst: number;
}

/** The real process, from outside: how soon it listens, what it takes with nothing to do, and after a burst. */
export async function measureIdle({ seconds, burst }: IdleOptions): Promise<readonly Figure[]> {
  await warm();
  const scene = await openScene();
  try {
    await scene.begin();
    await scene.launched().end('SIGTERM');
    const began = performance.now();
    const { listening, pid } = scene.launch();
    await listening;
    const listened = performance.now() - began;
    // The first looks and pings are over.
    await sleep(Math.min(5, seconds) * 1_000);
    const atStart = memoryMb(pid);
    const idle = await busyShare(pid, seconds);
    const peak = await takeBurst(scene, burst);
    return [
      { what: 'listening after', value: listened / 1_000, unit: 's', wanted: { most: 1 } },
      { what: 'memory after the start', value: atStart, unit: 'MB', wanted: { most: 90 } },
      { what: 'of a core with nothing to do', value: idle * 100, unit: '%', wanted: { most: 0.5 } },
      { what: `memory after ${burst} orders at once`, value: memoryMb(pid), unit: 'MB', wanted: { most: 160 } },
      { what: 'most memory meanwhile', value: peak, unit: 'MB' },
    ];
  } finally {
    await scene.close();
  }
}

/** What was compiled once is kept, as on any computer where the program has run before. */
async function warm(): Promise<void> {
  const { listening, end } = launchConnector({ settings: null, keepErrors: true });
  await listening;
  await end('SIGTERM');
}

async function takeBurst(scene: Scene, burst: number): Promise<number> {
  for (let order = 0; order < burst; order += 1) scene.order({ billing: shopper(`I${order % 20}`) });
  await scene.deliver();
  const { pid } = scene.launched();
  let most = 0;
  while (scene.nav.stored.documents().length < burst) {
    most = Math.max(most, memoryMb(pid));
    // oxlint-disable-next-line no-await-in-loop
    await sleep(LOOK_EVERY_MS);
  }
  return Math.max(most, memoryMb(pid));
}

/** Share of one core that a process used, from 0 to 1. */
async function busyShare(pid: number, seconds: number): Promise<number> {
  const before = processorMs(pid);
  const began = performance.now();
  await sleep(seconds * 1_000);
  return (processorMs(pid) - before) / (performance.now() - began);
}

function processorMs(pid: number): number {
  // The name in brackets may hold blanks; user and system time are the twelfth and thirteenth behind it.
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
    .replace(/^.*\) /s, '')
    .split(' ');
  return (Number(fields[11]) + Number(fields[12])) * TICK_MS;
}

function memoryMb(pid: number): number {
  const found = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'));
  return Number(found?.[1] ?? 0) / 1_024;
}
