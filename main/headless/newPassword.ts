import type { Ports } from '../base/ports.ts';

// Without the characters people mistake for each other; 32 of them, so that every byte gives one without leaning.
const letters = 'abcdefghjkmnpqrstuvwxyz23456789A';

/** A random password of 20 characters in groups of five: 100 bits, to be read off a screen once. */
export function newPassword(ports: Pick<Ports, 'random'>): string {
  const characters = [...ports.random(20)].map((byte) => letters[byte % letters.length] ?? '');
  return [0, 5, 10, 15].map((start) => characters.slice(start, start + 5).join('')).join('-');
}
