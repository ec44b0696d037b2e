import { inFolder } from './folder.ts';
import { type Figure, percentile } from './figures.ts';
import { type Line, openLines } from './receiver/lines.ts';
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

/** How many deliveries are taken for good, beside a server that keeps nothing and one that commits each. */
export async function measureDeliveries(options: DeliveriesOptions): Promise<readonly Figure[]> {
  const requests = Array.from({ length: options.flood }, (_, index) => requestOf(index + 1));
  const rate = async (how: How) => inFolder((folder) => flood(how, folder, requests));
  const bare = await rate('bare');
  const verified = await rate('verified');
  const kept = await rate('kept');
  const each = await rate('each');
  const late = await inFolder((folder) => steady(folder, options));
  return [
    { what: 'kept durably', value: kept, unit: '/s', wanted: { least: 2_000 } },
    { what: 'a bare server that keeps nothing', value: bare, unit: '/s' },
    { what: 'verified alike and kept nowhere', value: verified, unit: '/s' },
    { what: 'one commit each', value: each, unit: '/s' },
    { what: 'of the bare server', value: kept / bare, unit: '', wanted: { least: 0.3 } },
    { what: 'times one commit each', value: kept / each, unit: '', wanted: { least: 2.5 } },
    { what: `p50 at ${options.perSecond} a second`, value: percentile(late, 50), unit: 'ms', wanted: { most: 10 } },
    { what: `p99 at ${options.perSecond} a second`, value: percentile(late, 99), unit: 'ms', wanted: { most: 100 } },
  ];
}

/** Answers a second; the first tenth warms up and is not counted. */
async function flood(how: How, folder: string, requests: readonly Buffer[]): Promise<number> {
  const receiver = await startReceiver({ how, folder });
  const lines = await openLines(receiver.port, LINES);
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
  const lines = await openLines(receiver.port, LINES);
  const requests = Array.from({ length: Math.ceil(seconds * perSecond) }, (_, index) => requestOf(index + 1));
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
