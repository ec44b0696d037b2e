import type { Cart } from './cart.ts';

const MOST_TRIES = 400;

/** The smallest cart found that still fails: parts are taken away or made plain as long as it does. */
export function shrink(cart: Cart, fails: (smaller: Cart) => boolean): Cart {
  let smallest = cart;
  let tries = 0;
  for (let found: Cart | undefined = cart; found !== undefined;) {
    smallest = found;
    found = simpler(smallest).find((candidate) => (tries += 1) <= MOST_TRIES && fails(candidate));
  }
  return smallest;
}

/** The cart with one thing less or plainer, the boldest cuts first. */
function simpler(cart: Cart): Cart[] {
  const { items, coupons, fees } = cart;
  const half = Math.ceil(items.length / 2);
  const halves = items.length > 2 ? [items.slice(0, half), items.slice(half)] : [];
  const fewer = items.length > 1 ? items.map((_item, at) => items.toSpliced(at, 1)) : [];
  return [
    ...[...halves, ...fewer].map((left) => ({ ...cart, items: left })),
    ...coupons.map((_coupon, at) => ({ ...cart, coupons: coupons.toSpliced(at, 1) })),
    ...fees.map((_fee, at) => ({ ...cart, fees: fees.toSpliced(at, 1) })),
    ...plainer(cart),
    ...items.flatMap((item, at) =>
      plainItems(item).map((plain) => ({ ...cart, items: items.with(at, { ...item, ...plain }) })),
    ),
  ];
}

function plainer(cart: Cart): Cart[] {
  const plain: Partial<Cart>[] = [
    { shipping: null },
    { tender: null },
    { isAbroad: false },
    { checkout: 'block' },
    { shippingTaxClass: 'inherit' },
    { nav: { ...cart.nav, server: 'api' } },
    { nav: { ...cart.nav, codesOnCards: true } },
    { nav: { ...cart.nav, kind: 'order' } },
    { nav: { ...cart.nav, storeTax: 'nav' } },
  ];
  return plain.map((change) => ({ ...cart, ...change })).filter((changed) => isOther(cart, changed));
}

function plainItems(item: Cart['items'][number]): Partial<Cart['items'][number]>[] {
  const plain: Partial<Cart['items'][number]>[] = [{ quantity: 1 }, { price: '10' }, { taxClass: '' }];
  return plain.filter((change) => isOther(item, { ...item, ...change }));
}

function isOther(left: unknown, right: unknown): boolean {
  return JSON.stringify(left) !== JSON.stringify(right);
}
