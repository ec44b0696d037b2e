import type { Entity } from './entity.ts';

export interface ShipmentLine {
  /** As the API shows it; `sequence` is the order line's. */
  readonly entity: Entity;
  readonly variantCode: string;
  readonly locationCode: string;
}

/** A posted sales shipment: goods have left, with what the parcel service says, which the API does not show. */
export interface PostedShipment {
  readonly header: Entity;
  readonly lines: readonly ShipmentLine[];
  readonly orderId: string;
  readonly shippingAgentCode: string;
  /** People add it later, often. */
  trackingNumber: string;
}
