import type { CauseTexts } from './causes.ts';

/** What readiness says in English, by the line's code. */
export const germanReadiness: CauseTexts = {};
