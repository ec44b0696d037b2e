/** From the lowest rung up. The lower four say how far a request comes, the upper ones what answers there. */
export const RUNGS = [
  'name',
  'port',
  'tls',
  'http',
  'server',
  'signIn',
  'company',
  'read',
  'version',
  'clock',
  'speed',
] as const;
export type RungName = (typeof RUNGS)[number];

/** One step of a connection's ping. Those above a failed one were not tried. */
export interface Rung {
  readonly name: RungName;
  /** `warning`: works, but not for long or not well. */
  readonly result: 'fine' | 'warning' | 'failed' | 'notTried';
  /** What was found, or why it failed; never a secret or a personal value. */
  readonly detail: string;
  /** What to do about it; "" when nothing. */
  readonly whatToDo: string;
  /** How long it took; null where it was not tried or has no duration of its own. */
  readonly milliseconds: number | null;
}
