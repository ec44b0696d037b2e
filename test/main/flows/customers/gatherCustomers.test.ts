import { describe, expect, it } from 'vitest';
import { ConnectorError } from '../../../../main/base/errors.ts';
import type { CustomerRules } from '../../../../main/flows/customers/customerRules.ts';
import { type CustomersAsked, gatherCustomers } from '../../../../main/flows/customers/gatherCustomers.ts';
import { linkShopper } from '../../../../main/flows/customers/shopperLink.ts';
import { createIntents } from '../../../../main/flows/intents.ts';
import { createLinks } from '../../../../main/flows/links.ts';
import type { StoreOrder } from '../../../../main/stores/store.ts';
import { openTestDatabase } from '../../db/openTestDatabase.ts';
import { webCustomer } from '../orders/planning.ts';
import { storeOrder } from '../orders/storeOrder.ts';

interface Situation {
  readonly order?: Partial<StoreOrder>;
  readonly settings?: Partial<CustomerRules['customers']>;
  readonly wanted?: string;
  /** Number of the card that the shopper's orders before this one are for. */
  readonly linkedTo?: string;
  /** Cards that NAV has no more, or has blocked. */
  readonly gone?: string;
  readonly blocked?: string;
  readonly lacks?: 'createCustomers' | 'vatNumbers';
  /** Nobody has the e-mail address. */
  readonly stranger?: boolean;
}

const surface = { has: true, surface: 'api', source: 'customers' } as const;
const lacking = { has: false, remedy: 'Publish page 21.' } as const;

function linksOf(linkedTo: string | undefined): CustomersAsked['links'] {
  const links = createLinks(openTestDatabase().db);
  if (linkedTo !== undefined) {
    const shopper = { companyId: 'C', storeId: 'woo', customerKey: '5' };
    const card = { fingerprint: '', madeBy: 'found', madeAt: '2026-11-20T08:00:00.000Z' };
    linkShopper(links, shopper, { ...card, navNo: 'BEFORE' });
    linkShopper(links, shopper, { ...card, navNo: linkedTo });
  }
  return links;
}

/** What is asked of NAV, in the order in which it is asked. */
async function asked(situation: Situation): Promise<readonly string[]> {
  const { order, settings, wanted, linkedTo, gone, blocked, lacks, stranger } = situation;
  const said: string[] = [];
  const saying = (what: string) => void said.push(what);
  await gatherCustomers({
    capabilities: { createCustomers: surface, vatNumbers: surface, ...(lacks && { [lacks]: lacking }) },
    session: {
      async customer(no) {
        saying(`card ${no}`);
        return no === gone ? null : { ...webCustomer, no, blocked: no === blocked ? 'all' : 'no' };
      },
      async customersByEmail(email) {
        saying(`e-mail ${email}`);
        return stranger ? [] : [webCustomer];
      },
      async customersByVatNumber(vatNumber) {
        saying(`VAT number ${vatNumber}`);
        if (lacks === 'vatNumbers')
          throw new ConnectorError({ kind: 'invalid', code: 'lacking', message: 'It is not shown.', whatToDo: '' });
        return [];
      },
    },
    order: storeOrder(order),
    rules: {
      matchGuestsByEmail: true,
      customers: { byVatNumber: true, guestsOnTerms: false, overCreditLimit: 'park', create: true, holdPosting: false, ...settings },
    },
    wanted: wanted === undefined ? null : { no: wanted, comesFrom: 'rule 1: every order' },
    companyId: 'C',
    storeId: 'woo',
    links: linksOf(linkedTo),
    intents: createIntents(openTestDatabase().db),
    createdCustomers: { has: () => false },
    vault: { fingerprint: (value) => value },
  }); // prettier-ignore
  return said;
}

const EMAIL = 'e-mail anna@vogt.example';
const account = { customerKey: '5' };
const numbered = { fields: { nav: '7' } };
const business = { vatNumber: 'DE1' };
const WEB = { fallback: 'WEB' };

describe('what NAV is asked about the customer of an order', () => {
  it.each<readonly [string, Situation, readonly string[]]>([
    ['a guest', {}, [EMAIL]],
    ['one whom a rule names', { wanted: 'WEB', order: account, linkedTo: '1' }, ['card WEB']],
    ['one who ordered before', { order: account, linkedTo: '1' }, ['card 1']],
    ['one whose card is gone', { order: account, linkedTo: '1', gone: '1' }, ['card 1', EMAIL]],
    ['one whose card is blocked', { order: account, linkedTo: '1', blocked: '1' }, ['card 1', EMAIL]],
    ['another account', { order: { customerKey: '6' }, linkedTo: '1' }, [EMAIL]],
    ['one whose number the store keeps', { order: numbered, settings: { numberField: 'nav' } }, [EMAIL, 'card 7']],
    ['one with a VAT number', { order: business }, [EMAIL, 'VAT number DE1']],
    ['one with a VAT number that does not count', { order: business, settings: { byVatNumber: false } }, [EMAIL]],
    ['one with an address that is known, where NAV shows no VAT numbers', { order: business, lacks: 'vatNumbers' }, [EMAIL]],
    ['one without an address', { order: { email: '' }, settings: WEB }, ['card WEB']],
    ['one without an address, and nobody is named', { order: { email: '' } }, []],
    ['one who can be created', { settings: WEB }, [EMAIL]],
    ['one who is not to be created', { settings: { ...WEB, create: false } }, [EMAIL, 'card WEB']],
    ['one who cannot be created', { settings: WEB, lacks: 'createCustomers' }, [EMAIL, 'card WEB']],
  ])('%s', async (_name, situation, wanted) => {
    expect(await asked(situation)).toEqual(wanted);
  }); // prettier-ignore

  it('is told to a person where a VAT number has to be searched for and NAV shows none', async () => {
    const stranger = asked({ order: business, lacks: 'vatNumbers', stranger: true });
    await expect(stranger).rejects.toMatchObject({ code: 'lacking' });
  });
});
