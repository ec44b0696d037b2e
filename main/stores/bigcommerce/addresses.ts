import type { StoreAddress } from '../store.ts';
import type { BigAddress, BigPickup } from './shapes.ts';

export function toAddress(address: BigAddress): StoreAddress {
  return {
    firstName: address.first_name,
    lastName: address.last_name,
    company: address.company,
    line1: address.street_1,
    line2: address.street_2,
    city: address.city,
    state: address.state,
    postCode: address.zip,
    country: address.country_iso2,
    phone: address.phone,
  };
}

/** Taxed there, too; the billing address for what is sent by mail. */
export function collectedAt(billing: StoreAddress, [pickup]: readonly BigPickup[]): StoreAddress {
  if (pickup === undefined) return billing;
  const { location } = pickup;
  return {
    firstName: billing.firstName,
    lastName: billing.lastName,
    company: location.name,
    line1: location.address_line_1,
    line2: location.address_line_2,
    city: location.city,
    state: location.state,
    postCode: location.postal_code,
    country: location.country_alpha2,
    phone: location.phone,
  };
}
