import type { Actor, CallError } from '../contract/calls.ts';
import type { EngineLink } from './engineLink.ts';
import { isTrustedSender, type SenderFrame } from './trustedSender.ts';

/** What the page gets for a call; a rejection would lose code and remedy on the way through IPC. */
export type PageAnswer =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly error: CallError };

/** One call of the page, by name. Whoever may open the window on this computer is administrator there. */
export async function dispatch(
  link: Pick<EngineLink, 'call'>,
  actor: Actor,
  frame: SenderFrame | null,
  name: unknown,
  input: unknown,
): Promise<PageAnswer> {
  if (!isTrustedSender(frame) || typeof name !== 'string') return { ok: false, error: foreign };
  const answer = await link.call(name, input, actor);
  return answer.ok ? { ok: true, value: answer.value } : { ok: false, error: answer.error };
}

const foreign: CallError = {
  code: 'sender-foreign',
  message: 'Something that is not the window tried to use the engine.',
  whatToDo: 'Close the window and open it again from the tray.',
};
