import { ConnectorError, type ErrorFacts, toConnectorError } from '../base/errors.ts';
import type { ReaderProgress } from './readerTask.ts';
import { toStorageError } from './storageError.ts';

/** What passes between the engine and the reader's thread. */
export type ToReader =
  | { readonly kind: 'run'; readonly id: number; readonly name: string; readonly input: unknown }
  | { readonly kind: 'cancel'; readonly id: number }
  | { readonly kind: 'end' };

export type FromReader =
  | { readonly kind: 'progress'; readonly id: number; readonly progress: ReaderProgress }
  | { readonly kind: 'done'; readonly id: number; readonly value: unknown }
  | { readonly kind: 'failed'; readonly id: number; readonly error: ErrorFacts };

/** An error as its fields: between threads a class of ours would arrive as a plain Error. Of an unknown one its stack. */
export function toErrorFacts(thrown: unknown): ErrorFacts {
  const failure = toConnectorError(toStorageError(thrown));
  const { kind, code, message, whatToDo, params, system, status, cause } = failure;
  return {
    kind, code, message, whatToDo, params,
    ...(system !== undefined && { system }),
    ...(status !== undefined && { status }),
    ...(cause instanceof Error && { cause: cause.stack ?? cause.name }),
  }; // prettier-ignore
}

export function fromErrorFacts(facts: ErrorFacts): ConnectorError {
  const { cause, ...rest } = facts;
  if (typeof cause !== 'string') return new ConnectorError(rest);
  const original = new Error('in the reader');
  original.stack = cause;
  return new ConnectorError({ ...rest, cause: original });
}

export function readerCancelled(): ConnectorError {
  return new ConnectorError({
    kind: 'conflict',
    code: 'reader-cancelled',
    message: 'It was stopped before it was through.',
    whatToDo: 'Start it again when there is time for it.',
    system: 'engine',
  });
}

export function readerEnded(cause?: unknown): ConnectorError {
  return new ConnectorError({
    kind: 'unavailable',
    code: 'reader-ended',
    message: 'What reads through the whole database ended by itself before it was through.',
    whatToDo: 'Start it again. If it ends again, restart ml-connector.',
    system: 'engine',
    cause,
  });
}
