import type * as z from 'zod';
import { ConnectorError } from '../base/errors.ts';
import { TransportError, type TransportFailure } from '../http/transport.ts';
import { firstIssue } from './shape.ts';

/** What a call was about, for the person who reads the error. */
export interface StoreAbout {
  /** The connection's id. */
  readonly system: string;
  /** `order 1001`, `the list of orders`; never a personal value. */
  readonly subject: string;
  /** Sent again it would be done twice: an unclear answer is an unknown outcome, not a call to try again. */
  readonly once: boolean;
}

/** What a person can do, which differs with the kind of store. */
export interface StoreRemedies {
  readonly later: string;
  /** Where it may have been done. */
  readonly settle: string;
  readonly unreachable: Partial<Record<TransportFailure, string>>;
  readonly otherShape: string;
}

/** The server's clock as it answered, milliseconds UTC; null where it does not tell. */
export function clockOf(headers: Readonly<Record<string, string>>): number | null {
  const at = Date.parse(headers['date'] ?? '');
  return Number.isNaN(at) ? null : at;
}

export interface StoreAnswers {
  /** The error of a call that no answer came to; what is none of the network's stays as it is. */
  noAnswer(error: unknown, about: StoreAbout): unknown;
  /** JSON came, but not as known; `path` names the field and never its value. */
  wrongShape(about: StoreAbout, path: string, problem: string): ConnectorError;
  /** The value in the wanted shape. @throws ConnectorError `store-wrong-shape` with the path of the first wrong field. */
  readShape<T extends z.ZodType>(shape: T, value: unknown, about: StoreAbout): z.output<T>;
}

/** What is the same for every kind of store of answers that do not come, or come in another shape. */
export function storeAnswers(remedies: StoreRemedies): StoreAnswers {
  function noAnswer(error: unknown, about: StoreAbout): unknown {
    if (!(error instanceof TransportError)) return error;
    const unknown = about.once && error.sent;
    return new ConnectorError({
      kind: unknown ? 'unknownOutcome' : 'unavailable',
      code: unknown ? 'store-outcome-unknown' : 'store-unreachable',
      message: `Asked for ${about.subject}, the shop did not answer: ${error.message.replace(/\.$/, '')}.`,
      whatToDo: unknown ? remedies.settle : (remedies.unreachable[error.failure] ?? remedies.later),
      params: { subject: about.subject, failure: error.failure },
      system: about.system,
      cause: error,
    });
  }

  function wrongShape(about: StoreAbout, path: string, problem: string): ConnectorError {
    return new ConnectorError({
      kind: 'invalid',
      code: 'store-wrong-shape',
      message: `Asked for ${about.subject}, the shop's answer is not as expected at ${path}: ${problem}.`,
      whatToDo: remedies.otherShape,
      params: { subject: about.subject, path },
      system: about.system,
    });
  }

  return {
    noAnswer,
    wrongShape,
    readShape(shape, value, about) {
      const result = shape.safeParse(value);
      if (result.success) return result.data;
      const { path, problem } = firstIssue(result.error);
      throw wrongShape(about, path, problem);
    },
  };
}
