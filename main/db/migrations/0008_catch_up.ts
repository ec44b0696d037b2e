/** What reading again and sweeping keep. */
export const migration0008 = `
`;
