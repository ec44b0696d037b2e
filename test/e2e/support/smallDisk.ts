import { execFileSync } from 'node:child_process';
import { appendFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A folder whose disk can be full for a process, and have room again. */
export interface SmallDisk {
  readonly folder: string;
  /** What Node needs to run on it. */
  readonly nodeOptions: readonly string[];
  fill(pid: number): void;
  makeRoom(pid: number): void;
  remove(): void;
}

/** A real small disk where we may mount one; otherwise a limit that refuses every write of the process, as a quota does. */
export function openSmallDisk(): SmallDisk {
  const folder = mkdtempSync(join(tmpdir(), 'ml-e2e-disk-'));
  return mounted(folder) ? tmpfs(folder) : quota(folder);
}

function mounted(folder: string): boolean {
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=16m', 'tmpfs', folder], { stdio: 'ignore' });
    return true;
  } catch {
    // Not allowed to, as for everybody but root.
    return false;
  }
}

function tmpfs(folder: string): SmallDisk {
  const filler = join(folder, 'somebody-else.bin');
  return {
    folder,
    nodeOptions: [],
    fill() {
      for (const size of [1024 * 1024, 4096]) appendUntilFull(filler, Buffer.alloc(size));
    },
    makeRoom: () => rmSync(filler),
    remove() {
      execFileSync('umount', [folder]);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function appendUntilFull(path: string, piece: Buffer): void {
  for (;;) {
    try {
      appendFileSync(path, piece);
    } catch {
      return;
    }
  }
}

function quota(folder: string): SmallDisk {
  const limit = (pid: number, size: string) => execFileSync('prlimit', [`--pid=${pid}`, `--fsize=${size}:unlimited`]);
  return {
    folder,
    // The signal that goes with the refusal would end the process; on a full disk there is none.
    nodeOptions: ['--import', 'data:text/javascript,process.on("SIGXFSZ", () => {})'],
    fill: (pid) => void limit(pid, '0'),
    makeRoom: (pid) => void limit(pid, 'unlimited'),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
