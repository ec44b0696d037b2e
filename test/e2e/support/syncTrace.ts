import { createHash } from 'node:crypto';

/*
 * What a trace of system calls says of a receiver's word: a delivery that was answered 2xx had been written to the
 * write-ahead log with the frame that commits it, and the log had been synced to the disk, before the answer left.
 */

/** Runs a command and writes such a trace of it. */
export const traceInto = (file: string): readonly string[] => [
  'strace', '--follow-forks', '--seccomp-bpf', '--decode-fds=path', '--strings-in-hex=all', '--string-limit=16384', '--output', file,
  '--trace=read,pwrite64,write,writev,sendto,sendmsg,fdatasync,fsync,close',
]; // prettier-ignore

export interface SyncReport {
  /** Deliveries that were answered 2xx. */
  readonly accepted: number;
  /** Syncs of the write-ahead log. */
  readonly syncs: number;
  /** Of the accepted, why their answer left too early. */
  readonly violations: readonly string[];
}

interface SystemCall {
  readonly name: string;
  readonly fd: number;
  /** The file behind the descriptor, or what else it is. */
  readonly path: string;
  readonly bytes: Buffer;
  readonly result: number;
  /** The last number among its arguments: where a positioned write writes. */
  readonly at: number;
}

export function readSyncTrace(trace: string): SyncReport {
  const log = followLog();
  const asked = new Map<number, { rest: Buffer; readonly digests: string[] }>();
  const violations: string[] = [];
  let accepted = 0;
  for (const { name, fd, path, bytes, result, at } of systemCalls(trace)) {
    if (path.endsWith('-wal')) {
      if (name === 'pwrite64') log.written(bytes, at);
      else if (name !== 'read' && name !== 'close' && result === 0) log.synced();
    } else if (name === 'close') asked.delete(fd);
    else if (path.startsWith('socket:') && name === 'read') {
      const before = asked.get(fd) ?? { rest: Buffer.alloc(0), digests: [] };
      const { digests, rest } = bodiesIn(Buffer.concat([before.rest, bytes]));
      log.awaits(digests);
      asked.set(fd, { rest, digests: [...before.digests, ...digests] });
    } else if (path.startsWith('socket:') && /^HTTP\/1\.1 \d/.test(bytes.toString('latin1', 0, 12))) {
      const digest = asked.get(fd)?.digests.shift();
      if (digest === undefined || bytes.toString('latin1', 9, 10) !== '2') continue;
      accepted += 1;
      const state = log.stateOf(digest);
      if (state !== 'synced') violations.push(`delivery ${accepted} was answered while it was ${state}`);
    }
  }
  return { accepted, syncs: log.syncs(), violations };
}

type State = 'not written' | 'written' | 'committed' | 'synced';

const WAL_HEADER = 32;
const FRAME_HEADER = 24;

/** Reads the write-ahead log as it grows: frames of a header and a page, the last of a transaction naming the database's size. */
function followLog() {
  const states = new Map<string, State>();
  let ends = false;
  let syncs = 0;
  const move = (from: State, to: State) => {
    for (const [digest, state] of states) if (state === from) states.set(digest, to);
  };
  return {
    awaits: (digests: readonly string[]) => digests.forEach((digest) => states.set(digest, 'not written')),
    written(bytes: Buffer, at: number): void {
      if (bytes.length === FRAME_HEADER && at >= WAL_HEADER) ends = bytes.readUInt32BE(4) > 0;
      if (bytes.length <= WAL_HEADER) return;
      for (const [digest, state] of states)
        if (state === 'not written' && bytes.includes(digest, 0, 'latin1')) states.set(digest, 'written');
      if (ends) move('written', 'committed');
    },
    synced(): void {
      syncs += 1;
      move('committed', 'synced');
    },
    syncs: () => syncs,
    stateOf: (digest: string): State => states.get(digest) ?? 'not written',
  };
}

/** The digests under which whole deliveries are kept, and what is left of one that is not whole. */
function bodiesIn(bytes: Buffer): { readonly digests: readonly string[]; readonly rest: Buffer } {
  const digests: string[] = [];
  for (;;) {
    const headEnd = bytes.indexOf('\r\n\r\n');
    const length = Number(/content-length: (\d+)/i.exec(bytes.toString('latin1', 0, Math.max(0, headEnd)))?.[1]);
    const end = headEnd + 4 + length;
    if (headEnd < 0 || !(end <= bytes.length)) return { digests, rest: bytes };
    digests.push(
      createHash('sha256')
        .update(bytes.subarray(headEnd + 4, end))
        .digest('base64url'),
    );
    bytes = bytes.subarray(end);
  }
}

/**
 * A call that another thread interrupts stands in two lines. An answer counts from when it was begun, everything else
 * from when it was done.
 */
function* systemCalls(trace: string): Generator<SystemCall> {
  const begun = new Map<string, string>();
  for (const line of trace.split('\n')) {
    const [, thread = '', text = ''] = /^(\d+) +(.*)$/.exec(line) ?? [];
    const start = /^(.*) <unfinished \.\.\.>$/.exec(text)?.[1];
    const rest = /^<\.\.\. \w+ resumed>(.*)$/.exec(text)?.[1];
    if (start !== undefined) begun.set(thread, start);
    const isAnswer = start !== undefined && /^(write|writev|sendto|sendmsg)\(/.test(start);
    const whole = isAnswer ? `${start}) = 0` : rest === undefined ? text : `${begun.get(thread) ?? ''}${rest}`;
    const wasAnswer = rest !== undefined && /^(write|writev|sendto|sendmsg)\(/.test(begun.get(thread) ?? '');
    if ((start === undefined || isAnswer) && !wasAnswer) yield* toCall(whole);
  }
}

function* toCall(text: string): Generator<SystemCall> {
  const found = /^(\w+)\((\d+)<([^>]*)>(.*)\) += (-?\d+)/.exec(text);
  if (!found) return;
  const [, name = '', fd, path = '', rest = '', result] = found;
  const bytes = fromHex(/"((?:\\x[0-9a-f]{2})*)"/.exec(rest)?.[1] ?? '');
  const at = Number(/, (\d+)$/.exec(rest)?.[1] ?? -1);
  yield { name, fd: Number(fd), path: fromHex(path).toString('utf8'), bytes, result: Number(result), at };
}

function fromHex(escaped: string): Buffer {
  return Buffer.from(escaped.replaceAll('\\x', ''), 'hex');
}
