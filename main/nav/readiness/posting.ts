import { big } from '../../base/money.ts';
import { listed, missing, notShown, question, ready, type ReadinessLine } from './line.ts';
import type { Checking } from './needs.ts';
import { flagIn, isSame, type SetupRow, textIn } from './source.ts';
import { vatRow, type VatRow } from './vatRow.ts';

export async function accounts({ session, source, needs }: Checking): Promise<readonly ReadinessLine[]> {
  const wanted = [...new Set(needs.accounts)];
  if (wanted.length === 0) return [];
  const cards = await source.rows('accounts', { field: 'No', values: wanted });
  if (cards !== null) return wanted.map((account) => accountLine(account, cards));
  const usable = await session.referenceList('accounts');
  return wanted.map((account) =>
    usable.some(({ code }) => isSame(code, account)) ? accountReady(account) : accountUnusable(account),
  );
}

function accountLine(account: string, cards: readonly SetupRow[]): ReadinessLine {
  const card = cards.find((row) => isSame(textIn(row, 'No'), account));
  const params = { account };
  if (!card) {
    const whatToDo = `Create account ${account} in the Chart of Accounts, or choose another one in the integration.`;
    return missing('account-missing', `Account ${account} is not in NAV.`, whatToDo, params);
  }
  const type = textIn(card, 'Account_Type');
  if (type !== null && type !== 'Posting') {
    const whatToDo = 'Choose an account of type Posting in the integration.';
    return missing(
      'account-no-posting',
      `Account ${account} is a heading or total, which nothing is posted on.`,
      whatToDo,
      params,
    );
  }
  if (flagIn(card, 'Blocked')) {
    const whatToDo = `Take the block off account ${account}, or choose another one in the integration.`;
    return missing('account-blocked', `Account ${account} is blocked.`, whatToDo, params);
  }
  if (flagIn(card, 'Direct_Posting') === false) {
    const whatToDo = `Switch Direct Posting on for account ${account}, or choose another one in the integration.`;
    return missing('account-no-direct-posting', `Account ${account} does not allow direct posting.`, whatToDo, params);
  }
  return accountReady(account);
}

function accountReady(account: string): ReadinessLine {
  return ready('account-ready', `Account ${account} can be posted on.`, { account });
}

function accountUnusable(account: string): ReadinessLine {
  return missing(
    'account-unusable',
    `Account ${account} is not in NAV, is blocked, or does not allow direct posting.`,
    `Put account ${account} right in the Chart of Accounts, or choose another one in the integration.`,
    { account },
  );
}

export async function taxCodes({ session, needs }: Checking): Promise<readonly ReadinessLine[]> {
  const wanted = [...new Set(needs.taxCodes)];
  const known = await session.referenceList('taxCodes');
  return wanted.map((taxCode) => {
    if (known.some(({ code }) => isSame(code, taxCode)))
      return ready('tax-code-ready', `Tax code ${taxCode} is in NAV.`, { taxCode });
    return missing(
      'tax-code-missing',
      `Tax code ${taxCode} is not in NAV.`,
      `Create it under VAT Product Posting Groups (or Tax Groups), or correct the taxes of the integration.`,
      { taxCode },
    );
  });
}

interface Groups {
  readonly business: readonly string[];
  readonly vat: readonly string[];
}

/** Business posting groups of the customers that documents are written for; none where their cards are not shown. */
async function groupsOf({ source, needs }: Checking): Promise<Groups> {
  const values = needs.customers ?? [];
  const cards = values.length === 0 ? [] : ((await source.rows('customers', { field: 'No', values })) ?? []);
  const distinct = (field: string) =>
    [...new Set(cards.map((row) => textIn(row, field) ?? ''))].filter((group) => group !== '');
  return { business: distinct('Gen_Bus_Posting_Group'), vat: distinct('VAT_Bus_Posting_Group') };
}

/** Every business group with every tax code: those of known customers must be there, others are asked about. */
export async function vatSetup(checking: Checking): Promise<readonly ReadinessLine[]> {
  const rows = (await checking.source.rows('vatPostingSetup'))?.map(vatRow) ?? null;
  const codes = [...new Set(checking.needs.taxCodes)];
  // Before an integration says what it writes there is nothing to look for.
  if (codes.length === 0) return [];
  if (rows === null) {
    const text = `Whether each VAT business posting group has these tax codes cannot be read: ${listed(codes)}.`;
    const look =
      'Look whether there is a line with a sales VAT account for every business posting group of customers of the shop.';
    return [notShown('vat-setup-unknown', text, 'vatPostingSetup', look, { taxCodes: listed(codes) })];
  }
  const known = (await groupsOf(checking)).vat;
  const every = new Set(rows.map(({ businessGroup }) => businessGroup).filter((group) => group !== ''));
  const groups = known.length > 0 ? known : [...every];
  const gaps = groups.flatMap((group) =>
    codes.filter((code) => !hasVat(rows, group, code)).map((code) => ({ group, code })),
  );
  if (gaps.length === 0) {
    const params = { groups: listed(groups), taxCodes: listed(codes) };
    return [ready('vat-setup-ready', `VAT Posting Setup is complete for ${listed(groups)}.`, params)];
  }
  const line = known.length > 0 ? missing : question;
  return gaps.map(({ group, code }) =>
    line(
      'vat-setup-missing',
      `VAT Posting Setup has no usable line for ${group} with ${code}.`,
      known.length > 0
        ? 'Add it with its rate and sales VAT account.'
        : `Add it with its rate and sales VAT account, if customers of ${group} buy in the shop.`,
      { group, taxCode: code },
    ),
  );
}

function hasVat(rows: readonly VatRow[], group: string, code: string): boolean {
  const row = rows.find(
    ({ businessGroup, productGroup }) => isSame(businessGroup, group) && isSame(productGroup, code),
  );
  if (!row || row.isBlocked) return false;
  // Nothing is posted to the VAT account of a rate of zero.
  return row.percent === null || big(row.percent).eq(0) || row.salesAccount !== '';
}

export async function generalSetup(checking: Checking): Promise<readonly ReadinessLine[]> {
  const rows = await checking.source.rows('generalPostingSetup');
  if (rows === null) {
    const text = 'Whether General Posting Setup has sales accounts for what the shop sells cannot be read.';
    const look =
      'Look whether each business posting group of customers of the shop has a line with a sales account for each product posting group.';
    return [notShown('general-setup-unknown', text, 'generalPostingSetup', look)];
  }
  const known = (await groupsOf(checking)).business;
  const ours = rows.filter((row) => {
    const group = textIn(row, 'Gen_Bus_Posting_Group') ?? '';
    return group !== '' && (known.length === 0 || known.some((other) => isSame(group, other)));
  });
  const bare = known.filter((group) => !ours.some((row) => isSame(textIn(row, 'Gen_Bus_Posting_Group'), group)));
  const gaps = ours.filter((row) => textIn(row, 'Sales_Account') === '').map(nameOfRow);
  if (gaps.length === 0 && bare.length === 0)
    return [ready('general-setup-ready', 'General Posting Setup has a sales account on every line.')];
  const combinations = listed([...bare, ...gaps]);
  const whatToDo = 'Add the sales account in General Posting Setup, if the shop sells this.';
  const text = `General Posting Setup has no sales account for ${combinations}.`;
  return [(bare.length > 0 ? missing : question)('general-setup-missing', text, whatToDo, { combinations })];
}

function nameOfRow(row: SetupRow): string {
  return `${textIn(row, 'Gen_Bus_Posting_Group') ?? ''} with ${textIn(row, 'Gen_Prod_Posting_Group') ?? ''}`;
}

/** G/L Account, in NAV's default dimensions. */
const ACCOUNT_TABLE = '15';

export async function mandatoryDimensions({ source, needs }: Checking): Promise<readonly ReadinessLine[]> {
  const rows = await source.rows('defaultDimensions');
  if (rows === null) {
    const text = 'Whether accounts, items or customers demand a dimension cannot be read.';
    const look =
      'Look under Default Dimensions whether an account, item or customer that the shop uses has Code Mandatory without a value.';
    return [notShown('dimensions-unknown', text, 'defaultDimensions', look)];
  }
  const set = needs.dimensions ?? [];
  const demanding = rows.filter(
    (row) => demands(row) && !set.some((code) => isSame(textIn(row, 'Dimension_Code'), code)),
  );
  const ours = demanding.filter((row) => isOurs(row, needs.accounts, needs.customers ?? []));
  const others = demanding.filter((row) => !ours.includes(row) && textIn(row, 'Table_ID') !== ACCOUNT_TABLE);
  const lines = [
    ...ours.map((row) => dimensionLine(missing, row)),
    ...others.slice(0, 10).map((row) => dimensionLine(question, row)),
  ];
  return lines.length > 0
    ? lines
    : [ready('dimensions-ready', 'Nothing the shop uses demands a dimension that is not set.')];
}

function demands(row: SetupRow): boolean {
  return textIn(row, 'Value_Posting') === 'Code Mandatory' && (textIn(row, 'Dimension_Value_Code') ?? '') === '';
}

function isOurs(row: SetupRow, accounts: readonly string[], customers: readonly string[]): boolean {
  const numbers = textIn(row, 'Table_ID') === ACCOUNT_TABLE ? accounts : customers;
  const no = textIn(row, 'No');
  // Without a number the rule is for all records of the table.
  return no === '' || numbers.some((number) => isSame(no, number));
}

function dimensionLine(line: typeof missing, row: SetupRow): ReadinessLine {
  const params = { dimension: textIn(row, 'Dimension_Code') ?? '', no: textIn(row, 'No') ?? '' };
  const text = `${params.no === '' ? 'A whole table' : params.no} demands the dimension ${params.dimension}, and has no value of it.`;
  return line(
    'dimension-missing',
    text,
    'Enter a value under Default Dimensions, or set the dimension in the integration.',
    params,
  );
}
