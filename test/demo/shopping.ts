import type { Sandbox } from '../sandbox/sandbox.ts';
import type { StoryOrder } from './story.ts';

const EVERY_MS = 4_000;

/** Shoppers who order the story's carts for ever, now and then while NAV is away for a moment. Returns what stops them. */
export function goShopping(sandbox: Sandbox, story: readonly StoryOrder[]): () => void {
  let turn = 0;
  const timer = setInterval(() => {
    const next = story[turn % story.length];
    turn += 1;
    if (next) sandbox.shop.shopper.placeOrder(next.purchase);
    if (turn % 15 === 0) sandbox.navFaults.during(Date.now(), Date.now() + 20_000, { kind: 'down' });
  }, EVERY_MS);
  return () => clearInterval(timer);
}
