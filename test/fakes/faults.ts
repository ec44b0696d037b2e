import type { FakeRequest, FakeResponse, Handle } from './http.ts';

/** What becomes of a request: an answer, a connection cut while it was open, or none to be had. */
export type Outcome = FakeResponse | 'dropped' | 'refused';
export type Behaviour = (request: FakeRequest) => Promise<Outcome>;

export type Fault =
  /** Nothing listens, or the connection is reset before any work. */
  | { readonly kind: 'down' }
  /** The work starts after so many milliseconds; it is done even when the client has gone by then. */
  | { readonly kind: 'slow'; readonly ms: number }
  /** Answers this instead; `worked` means the work was done all the same, as behind a gateway that lost patience. */
  | {
      readonly kind: 'status';
      readonly status: number;
      readonly headers?: Readonly<Record<string, string>>;
      readonly body?: string;
      readonly worked?: boolean;
    }
  /** A proxy's own page. */
  | { readonly kind: 'html'; readonly status: number }
  /** The work is done, the connection is cut before the answer. */
  | { readonly kind: 'dropAfterWork' }
  /** The connection is cut at once, or with `hang` held open, and the work is done so many milliseconds later. */
  | { readonly kind: 'lateWork'; readonly ms: number; readonly hang?: boolean }
  /** Nothing happens until the client leaves; no work is done. */
  | { readonly kind: 'hang' };

export interface Surroundings {
  /** Epoch milliseconds. */
  readonly now: () => number;
  readonly after: (ms: number, run: () => void) => void;
  /** In [0, 1). */
  readonly random: () => number;
}

/** Runs right after the work and before the answer; `'drop'` keeps the answer from the client. */
export type OnWorked = (request: FakeRequest, response: FakeResponse) => void | 'drop';

export interface Faults {
  /** The next requests meet this fault. */
  readonly next: (count: number, fault: Fault) => void;
  /** Every request meets it until null is set. */
  readonly always: (fault: Fault | null) => void;
  /** Requests that the predicate picks meet it so many times; default for ever. */
  readonly when: (predicate: (request: FakeRequest) => boolean, fault: Fault, times?: number) => void;
  /** Each request meets it with this chance, from 0 to 1. */
  readonly sometimes: (chance: number, fault: Fault | null) => void;
  /** An outage from one instant up to another, epoch milliseconds. */
  readonly during: (from: number, to: number, fault: Fault) => void;
  readonly onWorked: (hook: OnWorked | null) => void;
  /** Forgets every fault; the hook stays. */
  readonly clear: () => void;
  /** Requests being worked on, and the most there ever were at once. */
  readonly load: () => { readonly now: number; readonly most: number };
  /** How often each kind struck. */
  readonly struck: () => Readonly<Record<string, number>>;
}

export interface Faulty {
  readonly behaviour: Behaviour;
  readonly faults: Faults;
}

interface Picked {
  readonly predicate: (request: FakeRequest) => boolean;
  readonly fault: Fault;
  times: number;
}

/** Faults meet a request in this order: picked ones, the next, an outage, chance, always. */
export function withFaults(handle: Handle, surroundings: Surroundings): Faulty {
  const plan = createPlan(surroundings);
  const load = { now: 0, most: 0 };
  let hook: OnWorked | null = null;

  const work: Work = (request) => {
    const response = handle(request);
    return hook?.(request, response) === 'drop' ? 'dropped' : response;
  };

  const behaviour: Behaviour = async (request) => {
    load.now += 1;
    load.most = Math.max(load.most, load.now);
    try {
      return await perform(plan.faultFor(request), request, work, surroundings);
    } finally {
      load.now -= 1;
    }
  };

  const onWorked = (given: OnWorked | null): void => {
    hook = given;
  };
  return { behaviour, faults: { ...plan.control, onWorked, load: () => ({ ...load }) } };
}

type Work = (request: FakeRequest) => Outcome;

async function perform(fault: Fault | null, request: FakeRequest, work: Work, around: Surroundings): Promise<Outcome> {
  switch (fault?.kind) {
    case undefined:
      return work(request);
    case 'down':
      return 'refused';
    case 'slow':
      await wait(fault.ms, around);
      return work(request);
    case 'status':
      if (fault.worked === true) work(request);
      return { status: fault.status, headers: fault.headers ?? {}, body: fault.body ?? '' };
    case 'html':
      return proxyPage(fault.status);
    case 'dropAfterWork':
      work(request);
      return 'dropped';
    case 'lateWork':
      around.after(fault.ms, () => void work(request));
      return fault.hang === true ? forever() : 'dropped';
    case 'hang':
      return forever();
  }
}

function wait(ms: number, around: Surroundings): Promise<void> {
  return new Promise((resolve) => {
    around.after(ms, resolve);
  });
}

function forever(): Promise<never> {
  return new Promise(() => undefined);
}

function proxyPage(status: number): FakeResponse {
  const body = `<html><body><h1>${status} Service Unavailable</h1></body></html>`;
  return { status, headers: { 'Content-Type': 'text/html' }, body };
}

type Control = Omit<Faults, 'onWorked' | 'load'>;

function createPlan({ now, random }: Surroundings) {
  let picked: Picked[] = [];
  let queue: Fault[] = [];
  let outages: { readonly from: number; readonly to: number; readonly fault: Fault }[] = [];
  let chance: { readonly chance: number; readonly fault: Fault } | null = null;
  let standing: Fault | null = null;
  const struck: Record<string, number> = {};

  function pick(request: FakeRequest): Fault | null {
    const match = picked.find((candidate) => candidate.times > 0 && candidate.predicate(request));
    if (match !== undefined) {
      match.times -= 1;
      return match.fault;
    }
    const queued = queue.shift();
    if (queued !== undefined) return queued;
    const outage = outages.find(({ from, to }) => now() >= from && now() < to);
    if (outage !== undefined) return outage.fault;
    return chance !== null && random() < chance.chance ? chance.fault : standing;
  }

  const control: Control = {
    next: (count, fault) => void queue.push(...Array.from({ length: count }, () => fault)),
    always: (fault) => {
      standing = fault;
    },
    when: (predicate, fault, times = Number.POSITIVE_INFINITY) => void picked.push({ predicate, fault, times }),
    sometimes: (given, fault) => {
      chance = fault === null ? null : { chance: given, fault };
    },
    during: (from, to, fault) => void outages.push({ from, to, fault }),
    clear: () => {
      picked = [];
      queue = [];
      outages = [];
      chance = null;
      standing = null;
    },
    struck: () => ({ ...struck }),
  };

  const faultFor = (request: FakeRequest): Fault | null => {
    const fault = pick(request);
    if (fault !== null) struck[fault.kind] = (struck[fault.kind] ?? 0) + 1;
    return fault;
  };
  return { faultFor, control };
}
