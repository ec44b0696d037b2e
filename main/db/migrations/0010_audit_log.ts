/** What searching and erasing in the audit log keep. */
export const migration0010 = ``;
