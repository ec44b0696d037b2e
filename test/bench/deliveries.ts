import { inFolder } from './folder.ts';
import { type Figure, percentile } from './figures.ts';
import { type Line, openDoors, openLines } from './receiver/lines.ts';
import type { How } from './receiver/receivers.ts';
import { requestOf } from './receiver/shop.ts';
import { startReceiver } from './receiver/startReceiver.ts';

const LINES = 64;

export interface DeliveriesOptions {
  /** Sent as fast as they are answered, to each of the three. */
  readonly flood: number;
  /** How long a steady stream is watched, seconds. */
  readonly seconds: number;
  readonly perSecond: number;
}

/**
 * How many deliveries are taken for good, beside a server that keeps nothing and one that commits each. They come as
 * shops send them, each over a connection of its own; what comes over lines that stay open is told beside.
 */
export async function measureDeliveries(options: DeliveriesOptions): Promise<readonly Figure[]> {
  const rates = async (way: Way) => {
    const requests = requestsOf(options.flood, way);
    const rate = (how: How) => inFolder((folder) => flood(how, folder, requests, way));
    return { bare: await rate('bare'), verified: await rate('verified'), kept: await rate('kept'), each: await rate('each') }; // prettier-ignore
  };
  const own = await rates('own');
  const open = await rates('open');
  const late = await inFolder((folder) => steady(folder, options));
  return [
    { what: 'kept durably', value: own.kept, unit: '/s', wanted: { least: 2_000 } },
    { what: 'a bare server that keeps nothing', value: own.bare, unit: '/s' },
    { what: 'verified alike and kept nowhere', value: own.verified, unit: '/s' },
    { what: 'one commit each', value: own.each, unit: '/s' },
    { what: 'of the bare server', value: own.kept / own.bare, unit: '', wanted: { least: 0.3 } },
    { what: 'times one commit each', value: own.kept / own.each, unit: '', wanted: { least: 2.5 } },
    { what: 'over open lines: kept durably', value: open.kept, unit: '/s' },
    { what: 'over open lines: bare server', value: open.bare, unit: '/s' },
    { what: 'over open lines: verified', value: open.verified, unit: '/s' },
    { what: 'over open lines: of the bare server', value: open.kept / open.bare, unit: '' },
    { what: 'over open lines: times one commit each', value: open.kept / open.each, unit: '' },
    { what: `p50 at ${options.perSecond} a second`, value: percentile(late, 50), unit: 'ms', wanted: { most: 10 } },
    { what: `p99 at ${options.perSecond} a second`, value: percentile(late, 99), unit: 'ms', wanted: { most: 100 } },
  ];
}

/** Each over a connection of its own, or over lines that stay open. */
type Way = 'own' | 'open';

function requestsOf(count: number, way: Way): readonly Buffer[] {
  return Array.from({ length: count }, (_, index) => requestOf(index + 1, 'recorded', way === 'own'));
}

/** Answers a second; the first tenth warms up and is not counted. */
async function flood(how: How, folder: string, requests: readonly Buffer[], way: Way): Promise<number> {
  const receiver = await startReceiver({ how, folder });
  const lines = way === 'own' ? openDoors(receiver.port, LINES) : await openLines(receiver.port, LINES);
  const warm = Math.floor(requests.length / 10);
  await sendAll(lines, requests.slice(0, warm));
  const began = performance.now();
  await sendAll(lines, requests.slice(warm));
  const seconds = (performance.now() - began) / 1_000;
  for (const line of lines) line.close();
  await receiver.stop();
  return (requests.length - warm) / seconds;
}

/** Each line takes the next request as soon as its last one was answered. */
async function sendAll(lines: readonly Line[], requests: readonly Buffer[]): Promise<void> {
  let next = 0;
  const sendOn = async (line: Line) => {
    for (let request = requests[next]; request; request = requests[next]) {
      next += 1;
      // oxlint-disable-next-line no-await-in-loop
      expectTaken(await line.send(request));
    }
  };
  await Promise.all(lines.map(sendOn));
}

/** How long each of a steady stream waited for its answer, milliseconds; sent when due, however late others are. */
async function steady(folder: string, { seconds, perSecond }: DeliveriesOptions): Promise<number[]> {
  const receiver = await startReceiver({ how: 'kept', folder });
  const lines = openDoors(receiver.port, LINES);
  const requests = requestsOf(Math.ceil(seconds * perSecond), 'own');
  const took: number[] = [];
  const answers: Promise<void>[] = [];
  const began = performance.now();
  await new Promise<void>((resolve) => {
    const timer = setInterval(() => {
      const due = Math.min(requests.length, ((performance.now() - began) * perSecond) / 1_000);
      while (answers.length < due) {
        const index = answers.length;
        const dueAt = began + (index * 1_000) / perSecond;
        const answer = (lines[index % lines.length] as Line).send(requests[index] as Buffer);
        answers.push(answer.then((status) => (expectTaken(status), void took.push(performance.now() - dueAt))));
      }
      if (answers.length < requests.length) return;
      clearInterval(timer);
      resolve();
    }, 1);
  });
  await Promise.all(answers);
  for (const line of lines) line.close();
  await receiver.stop();
  return took;
}

function expectTaken(status: number): void {
  if (status !== 202) throw new Error(`A delivery was answered ${status || 'by nobody'}.`);
}
