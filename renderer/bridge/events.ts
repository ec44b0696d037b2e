import type { Events } from '../../main/contract/calls.ts';
import type { News } from './client.ts';

/** The part of an EventSource that is used here. */
export interface EventStream {
  addEventListener(type: 'open' | 'error' | 'message', listener: (event: Event) => void): void;
  close(): void;
}

export interface EventDoor {
  open(): EventStream;
  /** Calls back once after so many milliseconds; returns what takes it back. */
  after(milliseconds: number, run: () => void): () => void;
}

const firstWait = 500;
const longestWait = 15_000;

const toChanged = (data: string): Extract<News, { name: 'changed' }> | null => {
  const event = JSON.parse(data) as { name?: string; payload?: Events['changed'] };
  return event.name === 'changed' && event.payload !== undefined ? { name: 'changed', payload: event.payload } : null;
};

/**
 * Listens to the engine's events for as long as somebody subscribes. A broken stream is opened again with growing
 * waits: the browser's own reconnecting gives up for good on the first answer that is not a stream.
 */
export const createEvents = (door: EventDoor) => {
  const listeners = new Set<(news: News) => void>();
  let stream: EventStream | null = null;
  let takeBack: (() => void) | null = null;
  let wait = firstWait;
  let live = false;

  const tell = (news: News) => listeners.forEach((listener) => listener(news));
  const setLive = (isLive: boolean) => {
    if (isLive === live) return;
    live = isLive;
    tell({ name: live ? 'live' : 'stale' });
  };
  const shut = () => {
    stream?.close();
    stream = null;
  };
  const openAgain = () => {
    shut();
    setLive(false);
    takeBack = door.after(wait, open);
    wait = Math.min(wait * 2, longestWait);
  };
  const open = () => {
    takeBack = null;
    stream = door.open();
    stream.addEventListener('open', () => {
      wait = firstWait;
      setLive(true);
    });
    stream.addEventListener('message', (event) => {
      const news = toChanged((event as MessageEvent<string>).data);
      if (news !== null) tell(news);
    });
    stream.addEventListener('error', openAgain);
  };
  const stop = () => {
    takeBack?.();
    takeBack = null;
    shut();
    live = false;
  };

  return {
    subscribe(listener: (news: News) => void): () => void {
      listeners.add(listener);
      if (listeners.size === 1) open();
      listener({ name: live ? 'live' : 'stale' });
      return () => {
        listeners.delete(listener);
        if (listeners.size === 0) stop();
      };
    },
  };
};
