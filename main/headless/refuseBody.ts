import type { ServerResponse } from 'node:http';
import { sendError, type Body } from './exchange.ts';

const whatToDo = 'Send one JSON object of at most 1 MiB with Content-Type: application/json.';

const refusals = {
  tooLarge: [413, 'body-too-large', 'The request is larger than 1 MiB.'],
  notJson: [400, 'body-not-json', 'The request is not JSON.'],
  wrongType: [415, 'body-wrong-type', 'The request does not say that it is JSON.'],
} as const;

/** Answers a request whose body cannot be used; nobody is there to answer when the sender is gone. */
export function refuseBody(response: ServerResponse, kind: Exclude<Body['kind'], 'json'>): void {
  if (kind === 'gone') return;
  const [status, code, message] = refusals[kind];
  sendError(response, status, { code, message, whatToDo });
}
