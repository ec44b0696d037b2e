import { overviewSentence } from '../../renderer/screens/overview/sentence.ts';
import type { Texts } from '../../renderer/texts/texts.ts';
import type { Seen } from './seen.ts';

/** How things stand, in the one sentence that the window's overview has as its title. */
export function standing({ overview, alarms }: Seen, texts: Texts): string {
  return overviewSentence(texts, overview, { writesStopped: alarms.some(({ stopsWrites }) => stopsWrites) }).title;
}
