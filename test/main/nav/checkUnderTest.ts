import { expect, onTestFinished } from 'vitest';
import { realPorts } from '../../../main/base/ports.ts';
import { createDoor, type SignIn } from '../../../main/http/door.ts';
import { createNodeTransport } from '../../../main/http/nodeTransport.ts';
import { createBasicAuth } from '../../../main/nav/auth/basic.ts';
import { checkNav, type NavCheck, type NavCheckOptions } from '../../../main/nav/check.ts';
import { type Answering, type Given, sampleAnswer, startServer } from './server.ts';

export type Asked = Partial<NavCheckOptions> & { readonly signs?: SignIn };

/** Pings `url`; signs in as `me` with `secret-1` unless told otherwise. */
export async function ping(url: string, { signs, ...more }: Asked = {}): Promise<NavCheck> {
  const { transport, close } = createNodeTransport();
  onTestFinished(close);
  const ports = more.ports ?? realPorts();
  const signIn = signs ?? createBasicAuth({ user: 'me', password: 'secret-1' });
  const way = { transport, ports, timeoutMs: 5_000 };
  const door = createDoor({ ...way, system: 'nav1', signIn, mayWrite: () => true, onExchange: () => undefined });
  const company = "O'Neil & Sons Ltd.";
  const rest = { connectionId: 'nav1', surfaces: 'auto', companyIn: 'auto', signIn: 'basic', company } as const;
  return checkNav({ ...way, ...rest, door, url, ...more });
}

export async function serve(answering: Answering) {
  const server = await startServer(answering);
  onTestFinished(server.close);
  return { server, ping: (more: Asked = {}) => ping(`${server.origin}/BC`, more) };
}

export const isSigned = ({ headers }: Parameters<Answering>[0]) => headers.authorization !== undefined;
export const rows = (value: readonly unknown[] = []): Given => ({ status: 200, body: { value } });
export const page = (text: string, status = 200): Given => ({
  status,
  headers: { 'Content-Type': 'text/html' },
  body: `<html><head><title>${text}</title></head></html>`,
});
export const offers = (schemes: string): Given => ({ status: 401, headers: { 'WWW-Authenticate': schemes } });

/** A server with the API, that asks everyone to sign in. */
export const healthy: Answering = (request) => {
  if (!isSigned(request)) return offers('Basic realm=""');
  return request.url.endsWith('/companies') ? sampleAnswer('api-v2/companies-list') : rows();
};
export const broken =
  (part: string, given: Given): Answering =>
  (request) =>
    isSigned(request) && request.url.includes(part) ? given : healthy(request);

export const climbed = ({ ladder }: NavCheck) => ladder.map(({ name, result }) => `${name} ${result}`).join(', ');
/** All rungs up to this one hold, it does not, and none above was tried. */
export function brokeAt(result: NavCheck, name: string) {
  const at = result.ladder.findIndex((rung) => rung.name === name);
  const broken = result.ladder[at];
  const below = result.ladder.slice(0, at).map(({ result }) => result);
  const above = result.ladder.slice(at + 1).map(({ result }) => result);
  expect(result.ok).toBe(false);
  expect(broken?.result).toBe('failed');
  expect(below).not.toContain('failed');
  expect(below).not.toContain('notTried');
  expect(new Set(above)).toEqual(new Set(above.length > 0 ? ['notTried'] : []));
  expect(broken?.whatToDo).not.toBe('');
  expect(result.whatToDo).toBe(broken?.whatToDo);
  return broken;
}
