import type { ServerResponse } from 'node:http';
import type { Events } from '../contract/calls.ts';
import type { EngineHandle } from '../host.ts';
import { pageHeaders } from '../base/page.ts';
import type { Cancel, Ports } from '../base/ports.ts';

const aliveMs = 15_000;
const mostStreams = 64;

export interface EventStreams {
  /** Serves one stream for as long as the page listens and `isSignedIn`; false when there are too many. */
  open(response: ServerResponse, isSignedIn: () => boolean): boolean;
  close(): void;
}

/** News of the engine as server-sent events: `data: {"name":"changed","payload":{…}}`, comments in between. */
export function createEventStreams(engine: Pick<EngineHandle, 'events'>, ports: Pick<Ports, 'after'>): EventStreams {
  const streams = new Map<ServerResponse, () => boolean>();
  let cancel: Cancel = () => {};
  const say = (text: string) => {
    for (const [response, isSignedIn] of streams) {
      if (isSignedIn()) response.write(text);
      else response.end();
    }
  };
  const keepAlive = () => {
    cancel = ports.after(aliveMs, () => {
      say(': alive\n\n');
      keepAlive();
    });
  };
  const unsubscribe = engine.events.subscribe((name, payload: Events[typeof name]) =>
    say(`data: ${JSON.stringify({ name, payload })}\n\n`),
  );
  keepAlive();
  return {
    open(response, isSignedIn) {
      if (streams.size >= mostStreams) return false;
      response.writeHead(200, {
        ...pageHeaders,
        'Content-Type': 'text/event-stream',
        'Cache-Control': 'no-store',
        'X-Accel-Buffering': 'no',
      });
      response.write(': open\n\n');
      streams.set(response, isSignedIn);
      response.on('close', () => streams.delete(response));
      return true;
    },
    close() {
      cancel();
      unsubscribe();
      for (const response of streams.keys()) response.end();
    },
  };
}
