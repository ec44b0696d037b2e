import { expect, test } from 'vitest';
import type { Transport } from '../../../../main/http/transport.ts';
import { createODataClient } from '../../../../main/nav/odataClient.ts';
import { createAccess } from '../../../../main/nav/pages/access.ts';
import { parseServices } from '../../../../main/nav/pages/metadata.ts';
import { readPrices } from '../../../../main/nav/pages/prices.ts';
import { matchServices } from '../../../../main/nav/pages/services.ts';
import { collected } from '../../../navSuite/asking.ts';
import { doorOver } from './pagesServer.ts';

/** As page 7001 of Business Central shows a line; the code of the list and the number are its key. */
const line = {
  Price_List_Code: 'S00001',
  Line_No: 10000,
  SourceType: 'Customer Price Group',
  SourceNo: 'WEB',
  Asset_Type: 'Item',
  Product_No: '1896-S',
  Variant_Code: 'RED',
  Unit_of_Measure_Code: 'PCS',
  CurrencyCode: '',
  StartingDate: '2026-11-01',
  EndingDate: '0001-01-01',
  Minimum_Quantity: 5,
  Amount_Type: 'Price',
  Unit_Price: 599.5,
  PriceIncludesVAT: true,
  Status: 'Active',
  Price_Type: 'Sale',
};

function accessTo(rows: readonly object[], asked: string[]) {
  const properties = Object.keys(line).map((name) => `<Property Name="${name}" Type="Edm.String"/>`);
  const keys = '<Key><PropertyRef Name="Price_List_Code"/><PropertyRef Name="Line_No"/></Key>';
  const xml = `<EntityType Name="Preise">${keys}${properties.join('')}</EntityType><EntitySet Name="Preise" EntityType="NAV.Preise"/>`;
  const transport: Transport = ({ url }) => {
    asked.push(decodeURIComponent(url));
    return Promise.resolve({ status: 200, headers: {}, body: JSON.stringify({ value: rows }) });
  };
  return createAccess({
    client: createODataClient({
      door: doorOver(transport).door,
      url: 'http://nav01:7048/BC/ODataV4',
      system: 'nav1',
      origin: { actor: 'engine' },
    }),
    system: 'nav1',
    services: matchServices(parseServices(xml), {}),
    newCustomer: { fields: {} },
    localCurrency: 'EUR',
    company: { id: '1', name: 'CRONUS', displayName: 'CRONUS' },
    companyIn: 'path',
  });
}

test('price list lines are read where Business Central keeps prices in lists', async () => {
  const asked: string[] = [];
  const prices = await collected(readPrices(accessTo([line], asked), { source: 'priceGroup', sourceNo: 'WEB' }));
  expect(prices).toEqual([
    {
      source: 'priceGroup',
      sourceNo: 'WEB',
      itemNo: '1896-S',
      variant: 'RED',
      unit: 'PCS',
      currency: '',
      minimumQuantity: '5',
      startsOn: '2026-11-01',
      endsOn: null,
      unitPrice: '599.5',
      pricesIncludeTax: true,
    },
  ]);
  expect(asked[0]).toContain("Preise?$filter=SourceType eq 'Customer Price Group' and SourceNo eq 'WEB'");
});

test.each([
  ['a draft', { Status: 'Draft' }],
  ['an inactive one', { Status: 'Inactive' }],
  ['a purchase price', { Price_Type: 'Purchase' }],
  ['of a resource', { Asset_Type: 'Resource' }],
  ['only a discount', { Amount_Type: 'Discount' }],
  ["a job's", { SourceType: 'Job' }],
  ['of another customer group', { SourceNo: 'SHOP' }],
])('a price list line that is %s is none', async (_, spoiled) => {
  const access = accessTo([{ ...line, ...spoiled }], []);
  expect(await collected(readPrices(access, { source: 'priceGroup', sourceNo: 'WEB' }))).toEqual([]);
});
