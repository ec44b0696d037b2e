import { untold } from './auditLog.ts';
import { dueWithin, type Happening, type Span, type Stage } from './stage.ts';

// It is pinged every half hour at least.
const SLACK = 35 * 60_000;

/** NAV is away for an evening; orders wait. */
export function navAway(stage: Stage, span: Span): Happening {
  stage.world.navFaults.during(span.from, span.to, { kind: 'down' });
  return {
    ...span,
    what: 'NAV away',
    orders: (evidence) => dueWithin(evidence, span),
    judge: ({ log }) =>
      untold(log, {
        ...span,
        what: 'NAV was away',
        slack: SLACK,
        begins: ({ kind, status }) => kind === 'connection.pinged' && status === 'down',
        ends: ({ kind, status }) => kind === 'connection.pinged' && status === 'fine',
      }),
  };
}
