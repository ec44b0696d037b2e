/** What reading customers of a store keeps. */
export const migration0013 = ``;
