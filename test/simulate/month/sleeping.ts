import { amiss, dueWithin, type Happening, type Span, type Stage } from './stage.ts';

const SLACK = 10 * 60_000;

/** The computer sleeps: no timer runs, the clock jumps, and the engine goes on where it stood. */
export function sleeping(stage: Stage, span: Span): Happening {
  const { sleep } = stage.world;
  stage.at(span.from, sleep.fall);
  stage.at(span.to, sleep.wake);
  return {
    ...span,
    what: 'computer asleep',
    orders: (evidence) => dueWithin(evidence, span),
    judge: ({ log }) => {
      const told = log.rows.some(({ kind, at }) => kind === 'engine.slept' && at >= span.to && at <= span.to + SLACK);
      return told ? [] : [amiss('the audit log does not tell that the computer slept')];
    },
  };
}
