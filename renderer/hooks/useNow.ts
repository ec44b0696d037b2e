import { createContext, useContext, useEffect, useState } from 'react';
import { useClock } from './surroundings.ts';

const tick = 5_000;

export const NowContext = createContext<Date>(new Date(0));

/** The time that ages are counted to; moves every few seconds, for all of the window at once. */
export const useNow = (): Date => useContext(NowContext);

export const useTicking = (): Date => {
  const clock = useClock();
  const [now, setNow] = useState(clock);
  useEffect(() => {
    const timer = setInterval(() => setNow(clock()), tick);
    return () => clearInterval(timer);
  }, [clock]);
  return now;
};
