import type { StoryRow } from './orderPlan.ts';

/** Collects where every value of a plan comes from. */
export interface Story {
  readonly rows: readonly StoryRow[];
  /** A value that is simply carried over. */
  carried(group: string, field: string, written: string, comesFrom: string): void;
  /** A value that was computed, mapped or cut. */
  made(group: string, field: string, written: string, comesFrom: string): void;
}

export function createStory(): Story {
  const rows: StoryRow[] = [];
  const add = (hasStory: boolean) => (group: string, field: string, written: string, comesFrom: string) =>
    void rows.push({ group, field, written, comesFrom, hasStory });
  return { rows, carried: add(false), made: add(true) };
}
