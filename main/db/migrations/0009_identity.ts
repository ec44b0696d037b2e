/** Who we are, and whom we talk to. */
export const migration0009 = `
`;
