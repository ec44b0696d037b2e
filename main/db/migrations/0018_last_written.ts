/** When an order of a store was last written, however long ago and whatever other stores wrote since. */
export const migration0018 = `
CREATE INDEX links_of_store ON links (store_id, id) WHERE role = 'order';
`;
