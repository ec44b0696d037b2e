import type { NavDocumentKind } from '../nav.ts';
import { listed, missing, notShown, question, ready, type ReadinessLine } from './line.ts';
import type { Checking } from './needs.ts';
import { flagIn, isSame, type SetupRow, textIn } from './source.ts';

const SERIES: Readonly<Record<NavDocumentKind, readonly [field: string, name: string]>> = {
  salesOrder: ['Order_Nos', 'Order Nos.'],
  salesInvoice: ['Invoice_Nos', 'Invoice Nos.'],
  creditMemo: ['Credit_Memo_Nos', 'Credit Memo Nos.'],
};
const CUSTOMER_SERIES = ['Customer_Nos', 'Customer Nos.'] as const;

/** New documents and customers get their number from NAV, which needs a series that gives one by itself. */
export async function numberSeries({ source, needs }: Checking): Promise<readonly ReadinessLine[]> {
  const setup = (await source.rows('salesSetup'))?.[0];
  const wanted = [...needs.kinds.map((kind) => SERIES[kind]), ...(needs.createsCustomers ? [CUSTOMER_SERIES] : [])];
  const fields = wanted.map(([, name]) => name);
  if (!setup || wanted.some(([field]) => textIn(setup, field) === null)) {
    const text = `Which number series NAV uses cannot be read (${listed(fields)}).`;
    const look = `Look whether ${listed(fields)} name series with Default Nos. that have numbers left.`;
    return [notShown('number-series-unknown', text, 'salesSetup', look, { fields: listed(fields) })];
  }
  const series = await source.rows('numberSeries');
  return wanted.map(([field, name]) => seriesLine(name, textIn(setup, field) ?? '', series));
}

function seriesLine(field: string, code: string, series: readonly SetupRow[] | null): ReadinessLine {
  const params = { field, series: code };
  if (code === '') {
    const whatToDo = `In Sales & Receivables Setup choose a number series in ${field}.`;
    return missing('number-series-missing', `${field} names no number series.`, whatToDo, params);
  }
  const row = series?.find((candidate) => isSame(textIn(candidate, 'Code'), code));
  if (series !== null && !row) {
    const whatToDo = `Create the number series ${code}, or choose another one in ${field}.`;
    return missing(
      'number-series-gone',
      `${field} names the number series ${code}, which is not there.`,
      whatToDo,
      params,
    );
  }
  if (row && flagIn(row, 'Default_Nos') === false) {
    const whatToDo = `Switch Default Nos. on for the number series ${code}.`;
    return missing('number-series-manual', `The number series ${code} gives no numbers by itself.`, whatToDo, params);
  }
  return ready('number-series-ready', `${field} are taken from the number series ${code}.`, params);
}

export async function salesRules({ source, needs }: Checking): Promise<readonly ReadinessLine[]> {
  const setup = (await source.rows('salesSetup'))?.[0] ?? null;
  const externalNo = ready(
    'external-number-sent',
    'NAV may demand an external document number: every document of the connector has one.',
  );
  return needs.kinds.includes('creditMemo') ? [externalNo, exactCost(setup)] : [externalNo];
}

function exactCost(setup: SetupRow | null): ReadinessLine {
  const isMandatory = setup && flagIn(setup, 'Exact_Cost_Reversing_Mandatory');
  const look = 'Look whether Exact Cost Reversing Mandatory is off: credit memos with items are refused otherwise.';
  if (isMandatory === null) {
    const text = 'Whether credit memos must name the item entries they reverse cannot be read.';
    return notShown('exact-cost-unknown', text, 'salesSetup', look);
  }
  if (!isMandatory) return ready('exact-cost-off', 'Credit memos need not name the item entries they reverse.');
  return missing(
    'exact-cost-on',
    'Credit memos must name the item entries they reverse, which the connector cannot.',
    'Switch Exact Cost Reversing Mandatory off in Sales & Receivables Setup, or let refunds go to a returns account.',
  );
}

export async function inventoryRules({ source, needs }: Checking): Promise<readonly ReadinessLine[]> {
  const setup = (await source.rows('inventorySetup'))?.[0] ?? null;
  return [locationMandatory(setup, needs.locations ?? []), variantMandatory(setup)];
}

function locationMandatory(setup: SetupRow | null, locations: readonly string[]): ReadinessLine {
  const isMandatory = setup && flagIn(setup, 'Location_Mandatory');
  if (isMandatory === null) {
    const text = 'Whether item lines must name a location cannot be read.';
    const look = 'Look whether Location Mandatory is off, or customers of the shop have a location.';
    return notShown('location-mandatory-unknown', text, 'inventorySetup', look);
  }
  if (!isMandatory) return ready('location-mandatory-off', 'Item lines need not name a location.');
  if (locations.length > 0) return ready('location-mandatory-set', 'Item lines must name a location, and do.');
  return missing(
    'location-mandatory-on',
    'Item lines must name a location, and the integration sets none.',
    'Enter a location on the cards of the customers of the shop, or set one in the integration.',
  );
}

/** Before Business Central 21 there is no such rule, and no such field. */
function variantMandatory(setup: SetupRow | null): ReadinessLine {
  const field = setup && flagIn(setup, 'Variant_Mandatory_if_Exists');
  if (setup === null) {
    const text = 'Whether lines must name a variant of items that have some cannot be read.';
    const look =
      'Look whether Variant Mandatory if Exists is off, or every such item of the shop is mapped to a variant.';
    return notShown('variant-mandatory-unknown', text, 'inventorySetup', look);
  }
  if (!field) return ready('variant-mandatory-off', 'Lines need not name a variant.');
  return question(
    'variant-mandatory-on',
    'Lines must name a variant of items that have some.',
    'Check that every such item that the shop sells is mapped to a variant.',
  );
}

export async function warehouses({ session, source, needs }: Checking): Promise<readonly ReadinessLine[]> {
  const wanted = [...new Set(needs.locations)];
  const cards = await source.rows('locations');
  const known = wanted.length === 0 ? [] : await session.referenceList('locations');
  const gone = wanted.filter((location) => !known.some(({ code }) => isSame(code, location)));
  const lines = gone.map((location) =>
    missing('location-missing', `The location ${location} is not in NAV.`, 'Correct it in the integration.', {
      location,
    }),
  );
  if (cards === null) {
    const text = 'Whether locations ship through a warehouse cannot be read.';
    const look =
      'Look whether the locations of the shop have Require Shipment or Require Pick: their orders are posted by the warehouse.';
    return [...lines, notShown('warehouse-unknown', text, 'locations', look)];
  }
  const handled = cards
    .filter((row) => flagIn(row, 'Require_Shipment') || flagIn(row, 'Require_Pick'))
    .map((row) => textIn(row, 'Code') ?? '')
    .filter((code) => wanted.length === 0 || wanted.some((location) => isSame(code, location)));
  if (handled.length === 0) return [...lines, ready('warehouse-none', 'No location ships through a warehouse.')];
  const params = { locations: listed(handled) };
  const text = `These locations ship through a warehouse: ${listed(handled)}.`;
  const whatToDo =
    'Their orders are shipped and posted by the warehouse in NAV; leave posting by the connector off for them.';
  return [...lines, question('warehouse-some', text, whatToDo, params)];
}

/** Item by item, so that nothing reads it beforehand. */
export async function itemTracking(): Promise<readonly ReadinessLine[]> {
  return [
    question(
      'item-tracking',
      'Items with serial or lot numbers cannot be posted before their numbers are entered.',
      'If the shop sells items with an Item Tracking Code, let people ship and post these orders.',
    ),
  ];
}

export async function approvals({ source }: Checking): Promise<readonly ReadinessLine[]> {
  const rows = await source.rows('workflows');
  const look =
    'Look under Workflows whether approvals of sales documents or customers are switched on: documents under approval refuse changes.';
  if (rows === null || rows.some((row) => flagIn(row, 'Enabled') === null)) {
    return [
      notShown('approvals-unknown', 'Whether sales documents need an approval cannot be read.', 'workflows', look),
    ];
  }
  const on = rows.filter((row) => flagIn(row, 'Enabled'));
  if (on.length === 0) return [ready('approvals-off', 'No workflow is switched on.')];
  const names = listed(on.map((row) => textIn(row, 'Code') ?? textIn(row, 'Description') ?? ''));
  const whatToDo =
    'Exempt the sales documents of the connector from approval: documents under approval refuse changes.';
  return [question('approvals-on', `These workflows are switched on: ${names}.`, whatToDo, { names })];
}

/** Documents of the API come from tables that are filled once, and kept up by the service tiers that users work on. */
export async function apiIntegrated({ documents }: Checking): Promise<readonly ReadinessLine[]> {
  if (documents !== 'api') return [];
  return [
    question(
      'api-integrated',
      'Whether the API shows all documents of this company cannot be read.',
      'In NAV open API Setup once in this company and choose Integrate APIs; Enable API Services must be on for every service tier that users work on.',
    ),
  ];
}
