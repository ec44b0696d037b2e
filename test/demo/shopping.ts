import type { Sandbox } from '../sandbox/sandbox.ts';
import type { BigStoryOrder } from './bigStory.ts';
import { placeBig } from './play.ts';
import type { StoryOrder } from './story.ts';

const EVERY_MS = 4_000;

/**
 * Shoppers who order the story's carts for ever; staff who complete, cancel and change orders now and then; a shopper
 * who registers; and a NAV that is away for a moment. Returns what stops them.
 */
export function goShopping(
  sandbox: Sandbox,
  story: readonly StoryOrder[],
  bigStory: readonly BigStoryOrder[],
): () => void {
  const { shop, big, navFaults } = sandbox;
  const placed: number[] = [];
  let turn = 0;

  const happenings: readonly { readonly every: number; readonly happens: () => void }[] = [
    { every: 1, happens: () => order() },
    { every: 2, happens: () => orderAtBig() },
    { every: 3, happens: () => change((id) => shop.admin.setStatus(id, 'completed')) },
    {
      every: 8,
      happens: () => void shop.admin.addCustomer({ email: `shopper${turn}@registered.example`, first_name: 'Ada' }),
    },
    { every: 11, happens: () => change((id) => shop.admin.editOrder(id, { customer_note: 'Please ring twice.' })) },
    { every: 15, happens: () => navFaults.during(Date.now(), Date.now() + 20_000, { kind: 'down' }) },
    { every: 23, happens: () => change((id) => shop.admin.setStatus(id, 'cancelled')) },
  ];

  function order(): void {
    const next = story[turn % story.length];
    if (next) placed.push(shop.shopper.placeOrder(next.purchase));
  }

  function orderAtBig(): void {
    const next = bigStory[(turn / 2) % bigStory.length];
    if (next) placeBig(next, big);
  }

  /** Something happens to the oldest order that was left alone so far. */
  function change(how: (id: number) => void): void {
    const id = placed.shift();
    if (id !== undefined) how(id);
  }

  const timer = setInterval(() => {
    turn += 1;
    for (const { every, happens } of happenings) if (turn % every === 0) happens();
  }, EVERY_MS);
  return () => clearInterval(timer);
}
