import { useMay, useTexts } from '../../hooks/surroundings.ts';
import type { Texts } from '../../texts/texts.ts';
import { hitGroups } from './hits.tsx';
import { fitting, type OptionGroup } from './options.ts';
import { useCommands, type Asking } from './useCommands.tsx';
import { isHalfAddress, useFound } from './useFound.ts';

export interface Options {
  readonly groups: readonly OptionGroup[];
  /** Hits for the text are on their way. */
  readonly isLooking: boolean;
  /** What is told of it all: that it is looked for, how many were found, or what became of a command. */
  readonly told: string;
  /** What to try where nothing was found; "" else. */
  readonly hint: string;
  readonly error: Error | null;
  readonly tryAgain: (() => void) | undefined;
}

/** What the store may have an order of: a number, and nobody's name. */
const mayBeNumber = /^#?(?=.*\d)[\p{L}\p{N}][\p{L}\p{N}./_-]{0,39}$/u;

/** Everything that can be chosen for what was typed: hits, then commands and screens of these words. */
export const useOptions = (text: string, isOpen: boolean, ask: (asking: Asking) => void): Options => {
  const texts = useTexts();
  const { search } = texts;
  const mayFindPeople = useMay('operator');
  const { answer, error, isLooking, tryAgain } = useFound(text, mayFindPeople);
  const commands = useCommands(isOpen, ask);
  const hits = answer === undefined ? [] : hitGroups(texts, answer, text);
  const count = hits.reduce((sum, { options }) => sum + options.length, 0);
  const isMissing = !isLooking && answer?.orders.length === 0 && mayBeNumber.test(text);
  const own: readonly OptionGroup[] = [
    {
      name: search.groups.commands,
      options: isMissing ? [commands.fetchThis(text)] : fitting(commands.commands, text),
    },
    { name: search.groups.screens, options: fitting(commands.screens, text) },
  ];
  const groups = [...hits, ...own.filter(({ options }) => options.length > 0)];
  const isFound = count > 0 || groups.length > 0;
  const found = answer === undefined && !isLooking ? '' : wordsOf(search, { text, count, isLooking, isFound });
  const told = text.includes('@') ? addressWords(search, text, mayFindPeople, found) : found;
  return {
    groups,
    isLooking,
    told: commands.told === '' ? told : commands.told,
    hint: found === search.nothing ? search.nothingHint : '',
    error: commands.error ?? error,
    tryAgain: commands.error === null && error !== null ? tryAgain : undefined,
  };
};

interface Found {
  readonly text: string;
  readonly count: number;
  readonly isLooking: boolean;
  /** There is anything to choose. */
  readonly isFound: boolean;
}

const wordsOf = (search: Texts['search'], { text, count, isLooking, isFound }: Found): string => {
  if (isLooking) return search.looking;
  if (count > 0) return search.found(count);
  if (text.includes('@')) return search.nobody;
  return isFound ? '' : search.nothing;
};

const addressWords = (search: Texts['search'], text: string, mayFindPeople: boolean, found: string): string => {
  if (!mayFindPeople) return search.operatorsFind;
  return isHalfAddress(text) ? search.half : found;
};
