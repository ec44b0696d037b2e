import { describe, expect, it } from 'vitest';
import type { News } from '../../../renderer/bridge/client.ts';
import { createEvents, type EventDoor } from '../../../renderer/bridge/events.ts';

type Listener = (event: Event) => void;

/** Streams that open, speak and break when the test says so, and a clock that it turns. */
const createDoor = () => {
  const streams: { on: Map<string, Listener>; closed: boolean }[] = [];
  let waiting: { milliseconds: number; run: () => void } | null = null;
  const door: EventDoor = {
    open() {
      const stream = { on: new Map<string, Listener>(), closed: false };
      streams.push(stream);
      return {
        addEventListener: (type, listener) => void stream.on.set(type, listener),
        close: () => void (stream.closed = true),
      };
    },
    after(milliseconds, run) {
      waiting = { milliseconds, run };
      return () => void (waiting = null);
    },
  };
  const newest = () => {
    const stream = streams.at(-1);
    if (stream === undefined) throw new Error('No stream was opened.');
    return stream;
  };
  return {
    door,
    streams,
    opens: () => newest().on.get('open')?.(new Event('open')),
    says: (data: string) => newest().on.get('message')?.(new MessageEvent('message', { data })),
    breaks: () => newest().on.get('error')?.(new Event('error')),
    /** Turns the clock to the next try; how long that was. */
    tries(): number {
      if (waiting === null) throw new Error('Nothing waits.');
      const { milliseconds, run } = waiting;
      waiting = null;
      run();
      return milliseconds;
    },
    waits: () => waiting !== null,
  };
};

const changed = { name: 'changed', payload: { what: 'orders', at: '2026-11-20T13:32:08Z' } } as const;

const listenTo = (door: EventDoor) => {
  const heard: News[] = [];
  const events = createEvents(door);
  return { heard, events, end: events.subscribe((news) => heard.push(news)) };
};

describe('events in the browser', () => {
  it('are stale until the stream is open, then live, then passed on', () => {
    const stream = createDoor();
    const { heard } = listenTo(stream.door);
    stream.opens();
    stream.says(JSON.stringify(changed));

    expect(heard).toEqual([{ name: 'stale' }, { name: 'live' }, changed]);
  });

  it('become stale when the stream breaks, and live again when it is back', () => {
    const stream = createDoor();
    const { heard } = listenTo(stream.door);
    stream.opens();
    stream.breaks();
    stream.tries();
    stream.opens();

    expect(heard.map(({ name }) => name)).toEqual(['stale', 'live', 'stale', 'live']);
    expect(stream.streams.map(({ closed }) => closed)).toEqual([true, false]);
  });

  it('are tried again with growing waits up to a quarter of a minute, and quickly after a success', () => {
    const stream = createDoor();
    listenTo(stream.door);
    const waits = Array.from({ length: 7 }, () => {
      stream.breaks();
      return stream.tries();
    });
    stream.opens();
    stream.breaks();

    expect(waits).toEqual([500, 1000, 2000, 4000, 8000, 15_000, 15_000]);
    expect(stream.tries()).toBe(500);
  });

  it('that are not ours are passed over', () => {
    const stream = createDoor();
    const { heard } = listenTo(stream.door);
    stream.says('{"name":"other"}');

    expect(heard).toEqual([{ name: 'stale' }]);
  });

  it('come over one stream however many listen, which ends with the last', () => {
    const stream = createDoor();
    const { events, end } = listenTo(stream.door);
    const endOther = events.subscribe(() => undefined);
    end();
    expect(stream.streams.map(({ closed }) => closed)).toEqual([false]);
    endOther();

    expect(stream.streams.map(({ closed }) => closed)).toEqual([true]);
  });

  it('are not tried again when nobody listens any more', () => {
    const stream = createDoor();
    const { end } = listenTo(stream.door);
    stream.breaks();
    end();

    expect(stream.waits()).toBe(false);
  });
});
