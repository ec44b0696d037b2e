import { calls, type Actor, type CallError, type CallName, type Calls } from './contract/calls.ts';
import { toConnectorError, type ErrorKind } from './base/errors.ts';

export type CallAnswer =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly kind: ErrorKind; readonly error: CallError };

const rank = { viewer: 0, operator: 1, administrator: 2 } as const;

export function isCallName(name: string): name is CallName {
  return Object.hasOwn(calls, name);
}

/**
 * A call by name as both hosts make it: the arguments are parsed, the role is checked, and a failure becomes what the
 * window shows. Never rejects. `onInternal` hears of failures the product has no name for.
 */
export async function answerCall(
  engine: { readonly calls: Calls },
  name: string,
  input: unknown,
  actor: Actor,
  onInternal: (name: string, error: unknown) => void,
): Promise<CallAnswer> {
  if (!isCallName(name)) return refuse('notFound', 'call-unknown', 'There is no such call.');
  if (rank[actor.role] < rank[calls[name].role]) return forbidden(calls[name].role);
  const parsed = calls[name].input.safeParse(input);
  if (!parsed.success) {
    const problems = parsed.error.issues.map((issue) => ({ path: issue.path.join('.'), problem: issue.message }));
    return refuse('invalid', 'input-invalid', 'The call was made with values it does not take.', problems);
  }
  try {
    const call = engine.calls[name] as (input: unknown, actor: Actor) => Promise<unknown>;
    return { ok: true, value: await call(parsed.data, actor) };
  } catch (error) {
    const failure = toConnectorError(error);
    if (failure.code === 'internal') onInternal(name, error);
    return { ok: false, kind: failure.kind, error: toCallError(error) };
  }
}

/** A failure as it crosses the border; settings bring every problem with its path. */
export function toCallError(error: unknown): CallError {
  const { code, message, whatToDo } = toConnectorError(error);
  // The text of an unknown failure may hold anything, also what a person typed: it stays in the log's cause.
  if (code === 'internal') {
    return { code, message: 'The connector met a state it does not know.', whatToDo };
  }
  const problems = problemsOf(error);
  return problems === null ? { code, message, whatToDo } : { code, message, whatToDo, problems };
}

/** The problems of a refused settings file; null for every other failure. */
export function problemsOf(error: unknown): NonNullable<CallError['problems']> | null {
  if (!(error instanceof Error) || !('problems' in error) || !Array.isArray(error.problems)) return null;
  return error.problems as NonNullable<CallError['problems']>;
}

function refuse(kind: ErrorKind, code: string, message: string, problems?: CallError['problems']): CallAnswer {
  return { ok: false, kind, error: { code, message, whatToDo: 'Reload the window.', ...(problems && { problems }) } };
}

function forbidden(role: string): CallAnswer {
  const whatToDo = `Sign in as somebody who is ${role}.`;
  return {
    ok: false,
    kind: 'permission',
    error: { code: 'role-too-low', message: 'Your sign-in may not do this.', whatToDo },
  };
}
