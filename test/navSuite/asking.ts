import { expect } from 'vitest';
import { ConnectorError } from '../../main/base/errors.ts';
import type { NavCapability } from '../../main/nav/capability.ts';
import type { Nav, NavDocument, NavItem, NavSession } from '../../main/nav/nav.ts';

export async function failure(call: Promise<unknown>): Promise<ConnectorError> {
  const error = await call.then(
    () => null,
    (reason: unknown) => reason,
  );
  if (!(error instanceof ConnectorError)) throw new Error(`expected a ConnectorError, got ${String(error)}`);
  return error;
}

/** Asks for what the surface does not have, and says whether it has it. */
export async function has(nav: Nav, capability: NavCapability, call: () => Promise<unknown>): Promise<boolean> {
  const state = nav.capabilities[capability];
  if (state.has) return true;
  expect(state.remedy).not.toBe('');
  const error = await failure(call());
  expect(error).toMatchObject({ kind: 'invalid', code: 'nav-capability-missing', system: 'nav1' });
  expect(error.whatToDo).not.toBe('');
  return false;
}

/** Pages show no instant of a change: there documents are compared, and the call is refused politely. */
export async function showsStamps(nav: Nav, call: () => Promise<unknown>): Promise<boolean> {
  const state = nav.capabilities.documentChanges;
  if (state.has && state.surface === 'api') return true;
  expect(await failure(call())).toMatchObject({ kind: 'invalid', code: 'nav-capability-missing' });
  return false;
}

export async function collected<T>(pages: AsyncIterable<readonly T[]>): Promise<readonly T[]> {
  const rows: T[] = [];
  for await (const page of pages) rows.push(...page);
  return rows;
}

export async function deskOf(session: NavSession): Promise<NavItem> {
  const [item] = await session.items(['DESK']);
  if (!item) throw new Error('there is no desk');
  return item;
}

export function firstLine(document: NavDocument) {
  const line = document.lines?.[0];
  if (!line) throw new Error('the document has no line');
  return line;
}

/** The answer, or null when the surface politely says that it does not have this. */
export async function unlessMissing<T>(call: Promise<T>): Promise<T | null> {
  const answer = await call.then(
    (value) => ({ value }),
    (error: unknown) => ({ error }),
  );
  if ('value' in answer) return answer.value;
  expect(answer.error).toMatchObject({ kind: 'invalid', code: 'nav-capability-missing', system: 'nav1' });
  return null;
}
