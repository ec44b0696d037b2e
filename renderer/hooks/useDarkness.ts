import { mediaQuery } from './mediaQuery.ts';

export const useDarkness = mediaQuery('(prefers-color-scheme: dark)');
