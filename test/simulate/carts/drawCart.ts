import { type Chance, createChance } from '../virtualClock.ts';
import type { Cart, CartCoupon, CartFee, CartItem, CartNav, CartRate, TaxClass } from './cart.ts';

interface Country {
  /** Percentages of the standard, reduced and zero class; several in one class all apply. */
  readonly home: readonly (readonly string[])[];
  readonly abroad: readonly (readonly string[])[];
  readonly isCompound?: boolean;
}

const COUNTRIES: readonly Country[] = [
  { home: [['19'], ['7'], ['0']], abroad: [['20'], ['10'], ['0']] },
  { home: [['20'], ['5.5'], ['0']], abroad: [['21'], ['10'], ['4']] },
  { home: [['8.1'], ['2.6'], ['0']], abroad: [['19'], ['7'], ['0']] },
  { home: [['25'], ['12'], ['6']], abroad: [['25.5'], ['14'], ['0']] },
  { home: [['10'], ['8'], ['0']], abroad: [['23'], ['13.5'], ['0']] },
  { home: [['5'], ['0'], []], abroad: [['15'], ['0'], []] },
  { home: [['20']], abroad: [['17']] },
];
/** Two rates on one article: two authorities, or a tax on the tax. */
const TWO_RATES: readonly Country[] = [
  { home: [['9', '9'], ['6', '6'], ['0']], abroad: [['9', '9'], ['6', '6'], ['0']] },
  { home: [['5', '9.975'], ['5'], []], abroad: [['5', '9.975'], ['5'], []] },
  { home: [['5', '10'], ['5'], []], abroad: [['5', '10'], ['5'], []], isCompound: true },
];
const CLASSES: readonly TaxClass[] = ['', 'reduced-rate', 'zero-rate'];
const CURRENCIES = [
  { currency: 'EUR', decimals: 2 },
  { currency: 'EUR', decimals: 2 },
  { currency: 'EUR', decimals: 2 },
  { currency: 'JPY', decimals: 0 },
  { currency: 'KWD', decimals: 3 },
] as const;

/** Percentages of all classes that a line of any drawn cart can have, combined as NAV's setup has them. */
export function drawnPercents(): readonly (readonly { readonly percent: string; readonly compound: boolean }[])[] {
  return [...COUNTRIES, ...TWO_RATES].flatMap(({ home, abroad, isCompound }) =>
    [...home, ...abroad].map((percents) =>
      percents.map((percent, at) => ({ percent, compound: isCompound === true && at > 0 })),
    ),
  );
}

/** The cart of a seed. */
export function drawCart(seed: number): Cart {
  const chance = createChance(seed);
  const country = chance.number() < 0.08 ? chance.pick(TWO_RATES) : chance.pick(COUNTRIES);
  const { currency, decimals } = chance.pick(CURRENCIES);
  const items = drawItems(chance, country, decimals);
  return {
    seed,
    currency,
    decimals,
    pricesIncludeTax: chance.number() < 0.5,
    roundAtSubtotal: chance.number() < 0.3,
    shippingTaxClass: chance.number() < 0.8 ? 'inherit' : '',
    rates: ratesOf(country, chance.number() < 0.8),
    isAbroad: chance.number() < 0.12,
    checkout: chance.pick(['block', 'block', 'block', 'classic', 'rest']),
    items,
    coupons: chance.number() < 0.3 ? drawCoupons(chance, decimals) : [],
    shipping: chance.number() < 0.6 ? drawMoney(chance, 20, decimals) : null,
    fees: chance.number() < 0.25 ? drawFees(chance, decimals) : [],
    giftCard: null,
    nav: drawNav(chance),
    tender: drawTender(chance),
  };
}

function ratesOf({ home, abroad, isCompound }: Country, onShipping: boolean): CartRate[] {
  const of = (country: 'DE' | 'AT', classes: readonly (readonly string[])[], first: number) =>
    classes.flatMap((percents, at) =>
      percents.map<CartRate>((percent, index) => ({
        id: first + at * 2 + index,
        country,
        taxClass: CLASSES[at] ?? '',
        percent,
        priority: index + 1,
        compound: isCompound === true && index > 0,
        shipping: onShipping,
      })),
    );
  return [...of('DE', home, 1), ...of('AT', abroad, 11)];
}

function drawItems(chance: Chance, { home }: Country, decimals: number): CartItem[] {
  const classes = Math.min(chance.between(1, 3), home.length);
  const draw = chance.number();
  const count = draw < 0.84 ? chance.between(1, 3) : draw < 0.97 ? chance.between(4, 10) : chance.between(11, 40);
  return Array.from({ length: count }, () => ({
    price: drawPrice(chance, decimals),
    quantity: drawQuantity(chance),
    taxClass: CLASSES[Math.floor(chance.number() ** 2 * classes)] ?? '',
    taxable: chance.number() < 0.97,
  }));
}

function drawQuantity(chance: Chance): number {
  const draw = chance.number();
  if (draw < 0.04) return chance.pick([0.25, 0.333, 0.5, 1.5, 2.375, 12.05, 0.001]);
  if (draw < 0.09) return chance.between(100, 5_000);
  return draw < 0.7 ? chance.between(1, 3) : chance.between(4, 25);
}

/** From one unit to 9,999.99, small ones more often; now and then nothing, or more decimals than the shop shows. */
function drawPrice(chance: Chance, decimals: number): string {
  const draw = chance.number();
  if (draw < 0.025) return '0';
  if (draw < 0.05) return chance.pick(['0.01', '9999.99', '1', '0.03']);
  if (draw < 0.15) return (chance.number() ** 3 * 500 + 0.0001).toFixed(chance.between(3, 6));
  return drawMoney(chance, chance.number() < 0.1 ? 9_999 : 150, decimals);
}

/** An amount of the currency up to `most` whole ones (a hundred times as much in yen), never nothing. */
function drawMoney(chance: Chance, most: number, decimals: number): string {
  const whole = chance.number() ** 2 * most * (decimals === 0 ? 100 : 1);
  const units = Math.max(1, Math.floor(whole * 10 ** decimals));
  return (units / 10 ** decimals).toFixed(decimals);
}

function drawCoupons(chance: Chance, decimals: number): CartCoupon[] {
  return Array.from({ length: chance.number() < 0.7 ? 1 : chance.between(2, 3) }, () => {
    const draw = chance.number();
    if (draw < 0.03) return { type: 'percent', amount: chance.pick(['100', '99.9']) };
    if (draw < 0.5) return { type: 'percent', amount: chance.pick(['5', '7.5', '10', '12.5', '33', '50']) };
    const type = draw < 0.85 ? 'fixed_cart' : 'fixed_product';
    return { type, amount: drawMoney(chance, type === 'fixed_cart' ? 30 : 3, decimals) };
  });
}

function drawFees(chance: Chance, decimals: number): CartFee[] {
  return Array.from({ length: chance.number() < 0.8 ? 1 : 2 }, () => {
    const amount = drawMoney(chance, 10, chance.number() < 0.1 ? decimals + 2 : decimals);
    return { amount: chance.number() < 0.5 ? `-${amount}` : amount, taxClass: chance.pick(CLASSES) };
  });
}

function drawNav(chance: Chance): CartNav {
  return {
    server: chance.pick(['api', 'newestApi', 'pages2018', 'pages2018']),
    kind: chance.number() < 0.7 ? 'order' : 'invoice',
    basis: chance.number() < 0.75 ? 'gross' : 'net',
    codesOnCards: chance.number() < 0.7,
    storeTax: chance.number() < 0.15 ? 'line' : 'nav',
  };
}

/** One order in ten is paid with a card, some of these wholly. */
function drawTender(chance: Chance): number | null {
  if (chance.number() >= 0.1) return null;
  return chance.number() < 0.2 ? 1 : chance.number();
}
