import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useClient } from '../../hooks/surroundings.ts';

/** Milliseconds after the last key before the engine is asked. */
const pause = 150;

/** What was typed, once typing pauses. */
const useSettled = (text: string): string => {
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), pause);
    return () => clearTimeout(timer);
  }, [text]);
  return settled;
};

/** An e-mail address that is not yet whole finds nobody. */
export const isHalfAddress = (text: string): boolean => text.includes('@') && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text);

/** One goes on where the other ends: until the hits of one are there, those of the other are the nearest. */
const areAlike = (one: string, other: string): boolean => one.startsWith(other) || other.startsWith(one);

/** Whether the engine finds anything by this text: half an address finds nobody, and a viewer nobody by a whole one. */
export const finds = (text: string, mayFindPeople: boolean): boolean =>
  text !== '' && (!text.includes('@') || (mayFindPeople && !isHalfAddress(text)));

/** What the engine finds for the text; until then, what it found for the text before. */
export const useFound = (text: string, mayFindPeople: boolean) => {
  const client = useClient();
  const settled = useSettled(text);
  const isAsked = finds(text, mayFindPeople);
  const query = useQuery({
    queryKey: ['search.find', { text: settled }] as const,
    queryFn: () => client.call('search.find', { text: settled }),
    enabled: isAsked && finds(settled, mayFindPeople),
    placeholderData: (before, query) => (query && areAlike(query.queryKey[1].text, settled) ? before : undefined),
    gcTime: 0,
  });
  const isCurrent = settled === text && !query.isPlaceholderData;
  return {
    answer: isAsked ? query.data : undefined,
    error: isAsked && isCurrent ? query.error : null,
    /** Not yet known, or known of another text. */
    isLooking: isAsked && query.error === null && (query.data === undefined || !isCurrent),
    tryAgain: () => void query.refetch(),
  };
};
