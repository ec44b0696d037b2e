/** Orders that were only shown, as going live takes them up: counted and found however many others are left out. */
export const migration0021 = `
CREATE INDEX orders_shadowed ON orders (integration_id, placed_at, id) WHERE term = 'leftOut' AND state = 'shadow';
`;
