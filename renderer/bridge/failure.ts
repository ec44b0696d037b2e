import type { CallError } from '../../main/contract/calls.ts';

/** A call that was refused or never reached the engine; `view` is for the screen. */
export class CallFailure extends Error {
  readonly view: CallError;
  /** The HTTP status where there was one. */
  readonly status: number | null;

  constructor(view: CallError, status: number | null = null) {
    super(view.message);
    this.name = 'CallFailure';
    this.view = view;
    this.status = status;
  }
}

/** Codes the bridges give themselves; the catalogue has their texts. */
export const unreachable: CallError = {
  code: 'engine-unreachable',
  message: 'The engine does not answer. It is being restarted; nothing is lost.',
  whatToDo: 'Nothing to do. If it stays like this, start ml-connector again.',
};

export const signedOut: CallError = {
  code: 'signed-out',
  message: 'The sign-in has ended.',
  whatToDo: 'Sign in again.',
};

export const isSignedOut = (error: unknown): boolean => error instanceof CallFailure && error.status === 401;

/** The vault cannot be opened where the engine runs now: the host asks for the recovery key. */
export const isSealed = (error: unknown): boolean =>
  error instanceof CallFailure && error.view.code === 'vault-sealed-elsewhere';

export const toCallError = (error: unknown): CallError =>
  error instanceof CallFailure
    ? error.view
    : { code: 'unknown', message: error instanceof Error ? error.message : String(error), whatToDo: '' };
