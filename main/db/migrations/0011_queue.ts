/** What pausing, schedules and runs keep. */
export const migration0011 = ``;
