import { isOver, isRaised, untold } from './auditLog.ts';
import { dueWithin, type Happening, type Span, type Stage } from './stage.ts';

// It is probed every minute; one probe that misses is no alarm yet.
const SLACK = 15 * 60_000;

/** Nothing comes through the public address, while the computer itself goes on. */
export function addressDown(stage: Stage, span: Span): Happening {
  stage.world.roadFaults.during(span.from, span.to, { kind: 'down' });
  stage.at(span.from, () => (stage.roads.closed = true));
  stage.at(span.to, () => (stage.roads.closed = false));
  return {
    ...span,
    what: 'public address down',
    orders: (evidence) => dueWithin(evidence, span),
    judge: ({ log }) =>
      untold(log, {
        ...span,
        what: 'the public address was down',
        slack: SLACK,
        begins: isRaised('address-down'),
        ends: isOver('address-down'),
      }),
  };
}
