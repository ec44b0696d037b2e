/** What backups and counts per hour keep. */
export const migration0012 = ``;
