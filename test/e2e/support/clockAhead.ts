/*
 * Loaded before the program by `node --import`: its clock is so many milliseconds ahead, as if it had been started so
 * much later. What it would wait for by timers is over then, because they count from the time of the start.
 */
const ahead = Number(process.env['CLOCK_AHEAD_MS'] ?? '0');
const { now } = Date;
Date.now = () => now() + ahead;
