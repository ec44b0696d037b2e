/** What every screen can come to. */
export const states = ['empty', 'loading', 'failed', 'stale', 'readOnly', 'usual', 'many'] as const;
export type State = (typeof states)[number];
