import type { Alarm } from '../base/alarm.ts';
import { assertNever } from '../base/errors.ts';
import { toInstant } from '../base/ports.ts';
import type { Finding } from './heartbeats.ts';

type Trouble = Exclude<Finding, { kind: 'alone' }>;
/** By the store's clock, milliseconds UTC; null where nobody noted it. */
export type Since = number | null;

/** The alarm that holds the writes, in the words of what was found. */
export function twoInstallations(finding: Trouble, since: Since): Omit<Alarm, 'scope'> {
  const time = since === null ? '' : toInstant(since);
  const params = { what: finding.kind, other: finding.other, since: time };
  return { kind: 'two-installations', ...wordsOf(finding, minuteOf(time)), params, stopsWrites: true };
}

function wordsOf(finding: Trouble, since: string): Pick<Alarm, 'message' | 'whatToDo'> {
  const { other } = finding;
  switch (finding.kind) {
    case 'other':
      return {
        message: `Another installation of this program (${other}) writes orders of this shop to the same company, seen since ${since}. Both hold their writes.`,
        whatToDo:
          'Stop the one that is not wanted: the other goes on by itself 30 minutes later. Or take over here: then the other one stops.',
      };
    case 'leaving':
      return {
        message: `The other installation (${other}) was told to stop and has not answered yet. Nothing is written here until it has.`,
        whatToDo:
          'Nothing: it sees it within 10 minutes, and one that does not run any more counts as stopped after 30.',
      };
    case 'twin':
      return {
        message: `Another computer runs this program with a copy of these data, seen since ${since}. Both hold their writes.`,
        whatToDo:
          'Stop the one that is not wanted: the other goes on by itself 30 minutes later. Or take over here: then the other one stops.',
      };
    case 'retired':
      return {
        message: `Another installation of this program (${other}) has taken over the orders of this shop, seen since ${since}. Nothing is written here.`,
        whatToDo:
          'Leave it so if the other one is wanted; then end this one. If this one is to write, take over here: then the other one stops.',
      };
    default:
      return assertNever(finding);
  }
}

/** `2026-05-03 14:10 UTC`. */
function minuteOf(instant: string): string {
  return instant === '' ? 'just now' : `${instant.slice(0, 16).replace('T', ' ')} UTC`;
}
