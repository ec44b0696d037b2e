import { ConnectorError } from '../../base/errors.ts';
import { big } from '../../base/money.ts';
import type { StoreLine } from '../../stores/store.ts';

export interface GiftCardRules {
  /** Articles that are gift cards, and the account for what is owed to their holders; absent: none are sold. */
  readonly giftCards?: { readonly skus: readonly string[]; readonly account: string };
}

type Sold = Pick<StoreLine, 'sku'> & Partial<Pick<StoreLine, 'kind' | 'isGiftCard'>>;

/** A gift card that is sold is no article of NAV: it is owed to its holder until goods are bought with it. */
export function isGiftCard(
  { sku, kind = 'item', isGiftCard: isSaidToBe }: Sold,
  { giftCards }: GiftCardRules,
): boolean {
  if (kind !== 'item') return false;
  if (isSaidToBe === true) return true;
  if (sku === null || giftCards === undefined) return false;
  return giftCards.skus.some((one) => one.trim().toLowerCase() === sku.trim().toLowerCase());
}

/** The account of a gift card; null for anything else. @throws ConnectorError `gift-card-account-missing` */
export function giftCardAccount(
  line: StoreLine,
  rules: GiftCardRules,
): { readonly no: string; readonly comesFrom: string } | null {
  if (!isGiftCard(line, rules)) return null;
  if (!rules.giftCards) throw accountMissing(line);
  const comesFrom = line.sku === null ? 'account for gift cards' : `account for gift cards, SKU ${line.sku}`;
  return { no: rules.giftCards.account, comesFrom };
}

function accountMissing({ name }: StoreLine): ConnectorError {
  return new ConnectorError({
    kind: 'invalid',
    code: 'gift-card-account-missing',
    message: `"${name}" is a gift card that was sold, and no account is set for gift cards.`,
    whatToDo:
      'Set the account for what is owed to the holders of gift cards under "giftCards" of the integration, then replay.',
    params: { line: name },
  });
}

/** @throws ConnectorError `gift-card-taxed`: tax is due when goods are bought with the card, not when it is sold */
export function wantUntaxedGiftCard(orderNo: string, { name, sku, amounts }: StoreLine): void {
  if (big(amounts.exactTax).eq(0) && big(amounts.tax).eq(0)) return;
  throw new ConnectorError({
    kind: 'invalid',
    code: 'gift-card-taxed',
    message: `Order ${orderNo}: the store charges tax on the gift card "${name}". Gift cards are booked without tax.`,
    whatToDo: `Set the tax status of SKU ${sku ?? ''} to "None" in the store and correct the order, or take the SKU out of "giftCards" of the integration, then replay.`,
    params: { orderNo, line: name, sku: sku ?? '' },
  });
}
