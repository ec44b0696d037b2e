import { randomBytes } from 'node:crypto';

/** The real clock and chance, as the simulators take them. */
export const realSurroundings = {
  now: () => Date.now(),
  after: (milliseconds: number, run: () => void) => {
    setTimeout(run, milliseconds).unref();
  },
  random: () => randomBytes(4).readUInt32BE() / 4_294_967_296,
  bytes: (count: number): Uint8Array => randomBytes(count),
};

export function sleep(milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, milliseconds);
  });
}
