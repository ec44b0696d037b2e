import type { Door, DoorRequest } from '../http/door.ts';
import { retryAfterMs } from '../http/retry.ts';
import type { HttpResponse } from '../http/transport.ts';
import { answersIn, batchRequest } from './batchMessage.ts';

export interface BatchOptions {
  readonly door: Door;
  /** Root of the service; a trailing slash is fine. */
  readonly url: string;
  readonly tenant?: string;
}

interface Waiting {
  readonly read: DoorRequest;
  readonly resolve: (response: HttpResponse) => void;
  readonly reject: (error: unknown) => void;
}

/** More are refused. */
const MOST_PARTS = 100;
/** What is asked at once comes here by ways of different length; none is longer than so many microtasks. */
const LONGEST_WAY = 40;
/** What a server, or something before it, answers that does not take batches, or not in this format. */
const NOT_TAKEN = new Set([400, 403, 404, 405, 406, 410, 411, 413, 415, 500, 501]);
/** Asked alone, these are asked again a moment later. */
const BUSY = new Set([429, 502, 503, 504]);

/**
 * A door for the reads of one company: what one work asks in the same turn goes out as one `$batch`, and everybody gets
 * the answer that was meant for them, as if asked alone. Nothing but reads may be sent through it. A server that does
 * not take batches is asked singly from then on; what was in the refused one is asked singly too. Who is looked for by
 * e-mail address goes in a batch even alone.
 */
export function createBatchingDoor({ door, url, tenant }: BatchOptions): Door {
  const base = url.replace(/\/+$/, '');
  const gathering = new Map<string, Waiting[]>();
  let isTaken = true;
  let hasWorked = false;

  /** Whether NAV answered well. */
  async function alone({ read, resolve, reject }: Waiting): Promise<boolean> {
    try {
      const response = await door.send(read);
      resolve(response);
      return response.status === 200;
    } catch (error) {
      reject(error);
      return false;
    }
  }

  async function together(first: Waiting, others: readonly Waiting[]): Promise<void> {
    const reads = [first, ...others];
    const parts = others.map(({ read }) => read);
    const response = await door.send(batchRequest(first.read, parts, { base, tenant }));
    const answers = answersIn(response, reads.length);
    hasWorked ||= answers?.some((answer) => answer?.status === 200) ?? false;
    // Until one part was answered well, failures may come of how the server reads the parts' addresses.
    if (answers !== null && hasWorked) return handOut(reads, answers);
    if (answers !== null || isRefused(response)) return singly(reads, response);
    for (const { resolve } of reads) resolve(response);
  }

  function handOut(reads: readonly Waiting[], answers: readonly (HttpResponse | null)[]): void {
    for (const [index, one] of reads.entries()) {
      const answer = answers[index] ?? null;
      if (answer === null || isAskedAgain(answer)) void alone(one);
      else one.resolve(answer);
    }
  }

  /** Where everything is refused now, that says nothing about batches; nor does a single stumble of one that took them. */
  async function singly(reads: readonly Waiting[], { status }: HttpResponse): Promise<void> {
    const answered = await Promise.all(reads.map(alone));
    if (answered.includes(true) && !(hasWorked && status === 500)) isTaken = false;
  }

  async function leave(work: string, waiting: readonly Waiting[]): Promise<void> {
    await turnsEnd(waiting);
    gathering.delete(work);
    for (const [first, ...others] of evenly(waiting)) {
      if (first === undefined) continue;
      if (others.length === 0 && !namesSomebody(first.read)) void alone(first);
      else together(first, others).catch((error: unknown) => [first, ...others].forEach(({ reject }) => reject(error)));
    }
  }

  return {
    send(read) {
      if (!isTaken || !read.url.startsWith(`${base}/`)) return door.send(read);
      return new Promise((resolve, reject) => {
        const work = JSON.stringify(read.origin);
        const waiting = gathering.get(work) ?? [];
        waiting.push({ read, resolve, reject });
        if (waiting.length > 1) return;
        gathering.set(work, waiting);
        void leave(work, waiting);
      });
    },
  };
}

/** Not before all that is asked at once is here: whatever has other things to wait for comes too late. */
async function turnsEnd(waiting: readonly unknown[]): Promise<void> {
  const step = Promise.resolve();
  for (let known = 0; known < waiting.length;) {
    known = waiting.length;
    // oxlint-disable-next-line no-await-in-loop
    for (let steps = 0; steps < LONGEST_WAY; steps += 1) await step;
  }
}

/** An e-mail address, which servers and proxies on the way would write into their logs: in a batch it stands in the body. */
function namesSomebody({ url }: DoorRequest): boolean {
  return /@|%40/.test(url);
}

/** In as few parts as may be, and none of a single read beside a full one. */
function evenly<T>(all: readonly T[]): readonly (readonly T[])[] {
  const count = Math.ceil(all.length / MOST_PARTS);
  const size = Math.ceil(all.length / count);
  return Array.from({ length: count }, (_, index) => all.slice(index * size, (index + 1) * size));
}

function isRefused({ status }: HttpResponse): boolean {
  // Well answered, but by no batch: the page of a proxy, or of a sign-in.
  return status < 400 || NOT_TAKEN.has(status);
}

/** Where the server says for how long it wants to be left alone, the queue waits. */
function isAskedAgain(answer: HttpResponse): boolean {
  return BUSY.has(answer.status) && retryAfterMs(answer) === null;
}
