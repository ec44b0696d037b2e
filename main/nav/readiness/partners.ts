import { missing, notShown, question, ready, type ReadinessLine } from './line.ts';
import type { Checking } from './needs.ts';
import { flagIn, isSame, type SetupRow, textIn } from './source.ts';

export async function countries({ session, needs }: Checking): Promise<readonly ReadinessLine[]> {
  const wanted = [...new Set(needs.countries)].filter((code) => code !== '');
  if (wanted.length === 0) return [];
  const known = await session.referenceList('countries');
  const gone = wanted.filter((country) => !known.some(({ code }) => isSame(code, country)));
  if (gone.length === 0) return [ready('countries-ready', 'Every country of the shop is in NAV.')];
  return gone.map((country) =>
    missing(
      'country-missing',
      `The country code ${country} is not in NAV.`,
      `Create ${country} under Countries/Regions, or map it to the code NAV uses in the integration.`,
      { country },
    ),
  );
}

const GROUPS = ['Customer_Posting_Group', 'Gen_Bus_Posting_Group', 'VAT_Bus_Posting_Group'] as const;

/** Customers that documents are written for: there, not blocked, with posting groups and the basis of the integration. */
export async function customers(checking: Checking): Promise<readonly ReadinessLine[]> {
  const { session, source, needs } = checking;
  const wanted = [...new Set(needs.customers)];
  const cards = wanted.length === 0 ? [] : await source.rows('customers', { field: 'No', values: wanted });
  const lines: ReadinessLine[] = [];
  for (const no of wanted) {
    const found = await session.customer(no);
    const card = cards?.find((row) => isSame(textIn(row, 'No'), no)) ?? null;
    if (found === null || found.blocked !== 'no') lines.push(unusable(no, found !== null));
    else lines.push(...groupLines(no, card, needs.pricesIncludeTax));
  }
  return [...lines, ...newCustomers(checking)];
}

function unusable(customer: string, isThere: boolean): ReadinessLine {
  const params = { customer };
  if (!isThere) {
    const whatToDo = 'Create the customer, or choose another one in the settings.';
    return missing('customer-missing', `Customer ${customer} is not in NAV.`, whatToDo, params);
  }
  const whatToDo = 'Take the block off the customer card, or choose another one in the settings.';
  return missing('customer-blocked', `Customer ${customer} is blocked.`, whatToDo, params);
}

function groupLines(customer: string, card: SetupRow | null, pricesIncludeTax: boolean): readonly ReadinessLine[] {
  const params = { customer };
  const shown = card === null ? [] : GROUPS.map((field) => textIn(card, field));
  if (card === null || shown.includes(null)) {
    const text = `Which posting groups customer ${customer} has cannot be read.`;
    const look = `Look whether customer ${customer} has a customer posting group, a general and a VAT business posting group.`;
    return [notShown('customer-groups-unknown', text, 'customers', look, params)];
  }
  if (shown.includes('')) {
    const whatToDo = 'Fill in the posting groups on the customer card; documents are refused without them.';
    return [missing('customer-groups-missing', `Customer ${customer} lacks a posting group.`, whatToDo, params)];
  }
  const line = ready('customer-ready', `Customer ${customer} can be written documents for.`, params);
  const basis = flagIn(card, 'Prices_Including_VAT');
  return basis === null || basis === pricesIncludeTax ? [line] : [line, otherBasis(customer, pricesIncludeTax)];
}

function otherBasis(customer: string, pricesIncludeTax: boolean): ReadinessLine {
  const [ours, theirs] = pricesIncludeTax ? ['with tax', 'without'] : ['without tax', 'with'];
  return missing(
    'customer-other-basis',
    `The integration writes prices ${ours}, and customer ${customer} has prices ${theirs}.`,
    `Switch Prices Including VAT ${pricesIncludeTax ? 'on' : 'off'} on the customer card, or change the basis of the integration.`,
    { customer },
  );
}

/** What a new customer gets beyond its address is NAV's choice on the API, and the settings' on page services. */
function newCustomers({ needs, documents }: Checking): readonly ReadinessLine[] {
  if (!needs.createsCustomers) return [];
  if (documents === 'api') {
    const whatToDo =
      'On the page API Setup add a configuration template for customers with posting groups and Prices Including VAT, with a rule it is chosen by.';
    return [question('customer-template', 'New customers get their posting groups from a template in NAV.', whatToDo)];
  }
  if ((needs.customers ?? []).length > 0) return [];
  const whatToDo =
    'In the connection name a customer whose posting groups, terms and prices new ones take over, or the fields themselves.';
  return [
    question(
      'customer-model',
      'New customers get posting groups only from a model or from fields of the settings.',
      whatToDo,
    ),
  ];
}
