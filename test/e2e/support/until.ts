import { sleep } from '../../sandbox/realClock.ts';

const LOOK_EVERY_MS = 50;

/**
 * Looks again and again until there is something, and returns it. The limit only ends a test that has failed; nothing
 * waits for it otherwise. @throws Error that names what was waited for, and what was seen last
 */
export async function until<T>(
  what: string,
  look: () => Promise<T | null | false | undefined> | T | null | false | undefined,
  seen: () => unknown = () => undefined,
  limitMs = 30_000,
): Promise<T> {
  const end = performance.now() + limitMs;
  do {
    const found = await look();
    if (found !== null && found !== undefined && found !== false) return found;
    await sleep(LOOK_EVERY_MS);
  } while (performance.now() < end);
  throw new Error(`Waited in vain until ${what}. Seen last: ${JSON.stringify(await seen())}`);
}
