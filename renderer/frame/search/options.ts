import type { ReactNode } from 'react';

/** What can be chosen in the search: a hit that is opened, or a command that is carried out. */
export interface Option {
  /** The same while the same is meant. */
  readonly id: string;
  readonly icon: ReactNode;
  readonly words: string;
  /** What else tells it apart. */
  readonly beside?: ReactNode;
  readonly end?: ReactNode;
  /** Why it cannot be done; null where it can. */
  readonly reason?: string | null;
  /** Carried out where one is, with the search left open to tell of it. */
  readonly stays?: boolean;
  readonly act: () => void;
}

export interface OptionGroup {
  readonly name: string;
  readonly options: readonly Option[];
}

/** Those that have a word beginning like each that was typed; all where nothing was typed. */
export const fitting = (options: readonly Option[], text: string): readonly Option[] => {
  const wanted = text.toLowerCase().split(/\s+/);
  return options.filter(({ words }) => {
    const has = words.toLowerCase().split(/\s+/);
    return wanted.every((each) => has.some((word) => word.startsWith(each)));
  });
};

/** The place that an arrow leads to, around the ends. */
export const placeAfter = (key: string, place: number, count: number): number | null => {
  if (count === 0) return null;
  if (key === 'ArrowDown') return (place + 1) % count;
  if (key === 'ArrowUp') return (place - 1 + count) % count;
  return null;
};
