import { isOver, isRaised } from './auditLog.ts';
import { amiss, dueWithin, type Happening, type Stage } from './stage.ts';

const MINUTE = 60_000;
const FLASH_ORDERS = 8;
const LOOK = 20_000;
// Looked at every 15 minutes.
const SLACK = 40 * MINUTE;

/**
 * A burst of orders while the shop's own host reaches nobody: more failures in a row than the shop puts up with, and it
 * switches our webhooks off without a word.
 */
export function webhooksDisabled(stage: Stage, from: number): Happening {
  const span = { from, to: from + 10 * MINUTE };
  const seen = { disabled: 0 };
  stage.at(span.from, () => (stage.roads.closed = true));
  for (let order = 0; order < FLASH_ORDERS; order += 1)
    stage.at(span.from + order * 20_000, () => stage.counter.orderPlain());
  for (let look = span.from; look <= span.to; look += LOOK)
    stage.at(look, () => {
      const off = stage.world.shop.stored.webhooks().filter(({ status }) => status === 'disabled').length;
      seen.disabled = Math.max(seen.disabled, off);
    });
  stage.at(span.to, () => (stage.roads.closed = false));
  return {
    ...span,
    what: 'shop disables webhooks',
    orders: (evidence) => dueWithin(evidence, span),
    judge: ({ log }) => {
      const soon = log.rows.filter(({ at }) => at >= span.from && at <= span.to + SLACK);
      const isTold = soon.some(isRaised('webhooks-disabled')) && soon.some(isOver('webhooks-disabled'));
      return [
        ...(seen.disabled === 0 ? [amiss('the shop did not switch webhooks off')] : []),
        ...(isTold || soon.some(({ kind }) => kind === 'subscriptions.aligned')
          ? []
          : [amiss('the audit log does not tell that webhooks were switched off')]),
      ];
    },
  };
}
