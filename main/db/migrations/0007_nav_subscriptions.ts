/** Our subscriptions at NAV servers. */
export const migration0007 = `
`;
