import { type ConnectorError, toConnectorError } from '../../base/errors.ts';

export interface TrialRunOptions<Row, Verdict> {
  /** In the order in which they are tried, one at a time. */
  readonly rows: readonly Row[];
  readonly tryOne: (row: Row) => Promise<Verdict>;
  /** Resolves when it may go on: orders that wait to be imported come first. */
  readonly makeWay: () => Promise<void>;
  /** Asked before and after each: what is in hand then is dropped. */
  readonly isOver: () => boolean;
  readonly tried: (row: Row, verdict: Verdict) => void;
  readonly failed: (row: Row, error: ConnectorError) => void;
}

// A system that is down is not asked about a hundred orders.
const FAILURES_TO_END = 3;

/** Tries one order after the other; false when it was ended before the last one. */
export async function runTrial<Row, Verdict>(options: TrialRunOptions<Row, Verdict>): Promise<boolean> {
  let inARow = 0;
  for (const row of options.rows) {
    // One at a time: an hour's orders must not wait for what a person tries.
    // oxlint-disable no-await-in-loop
    await options.makeWay();
    if (options.isOver()) return false;
    const outcome = await attempt(options, row);
    // oxlint-enable no-await-in-loop
    if (options.isOver()) return false;
    if (outcome.error === null) options.tried(row, outcome.verdict);
    else options.failed(row, outcome.error);
    inARow = outcome.error && isOfSystem(outcome.error) ? inARow + 1 : 0;
    // Asking again with what was refused locks accounts out.
    if (inARow === FAILURES_TO_END || outcome.error?.kind === 'authentication') return false;
  }
  return true;
}

type Attempt<Verdict> =
  | { readonly error: null; readonly verdict: Verdict }
  | { readonly error: ConnectorError; readonly verdict: null };

async function attempt<Row, Verdict>(
  { tryOne }: Pick<TrialRunOptions<Row, Verdict>, 'tryOne'>,
  row: Row,
): Promise<Attempt<Verdict>> {
  try {
    return { error: null, verdict: await tryOne(row) };
  } catch (error) {
    return { error: toConnectorError(error), verdict: null };
  }
}

/** What concerns the system rather than the order. */
function isOfSystem({ kind, retryable }: ConnectorError): boolean {
  return retryable || kind === 'permission';
}
