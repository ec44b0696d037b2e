import { mediaQuery } from './mediaQuery.ts';

/** From here on three columns have room beside each other. */
export const useWideWindow = mediaQuery('(min-width: 1600px)');
