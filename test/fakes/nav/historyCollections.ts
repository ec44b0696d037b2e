import { Big } from 'big.js';
import type { Collection } from './collection.ts';
import { readOnlyCollection } from './collection.ts';
import type { Company } from './company.ts';
import type { Entity } from './entity.ts';
import { newEntity } from './entity.ts';
import { itemLedgerEntryType, salesShipmentLineType, salesShipmentType } from './ledgerTypes.ts';
import { exchangeRateType } from './referenceTypes.ts';

/** Posted shipments; nothing can be written. */
export function shipmentsOf(company: Company): Collection {
  const lines = (header: Entity): readonly Entity[] =>
    company.shipments.find((shipment) => shipment.header === header)?.lines.map(({ entity }) => entity) ?? [];
  return {
    ...growing(salesShipmentType, () => company.shipments.map(({ header }) => header)),
    navigations: {
      salesShipmentLines: (header) => ({
        many: true,
        collection: readOnlyCollection(salesShipmentLineType, lines(header)),
      }),
    },
  };
}

export function shipmentLinesOf(company: Company): Collection {
  const rows = () => company.shipments.flatMap(({ lines }) => lines.map(({ entity }) => entity));
  return growing(salesShipmentLineType, rows);
}

export function ledgerOf(company: Company): Collection {
  return growing(itemLedgerEntryType, () => company.ledger.map(({ entity }) => entity));
}

function growing(type: Collection['type'], rows: () => readonly Entity[]): Collection {
  return { type, rows, byId: (id) => rows().find((row) => row.id === id) };
}

/** One row a currency and starting day: the local currency for one unit. */
export function exchangeRatesOf(company: Company): Collection {
  const rows = [...company.currencyCards.values()].flatMap(({ code, rates }) =>
    rates.map(({ from, local }) =>
      newEntity(company.world, exchangeRateType, {
        currencyCode: code,
        startingDate: from,
        exchangeRateAmount: new Big(1),
        relationalExchangeRateAmount: new Big(local),
      }),
    ),
  );
  return readOnlyCollection(exchangeRateType, rows);
}
