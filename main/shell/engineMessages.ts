import type { CallError } from '../contract/calls.ts';
import type { BoxAnswer, BoxRequest } from './remoteBox.ts';
import type { UserAnswer, UserAsk } from './signedInUser.ts';

/** What the shell tells the engine's process; the first message brings the port for calls and events. */
export type ToEngine =
  | {
      readonly kind: 'start';
      readonly dataFolder: string;
      readonly version: string;
      readonly receiverPort: number;
      readonly recoveryKey: string | null;
      /** Who said that the keys are lost and new ones are to be made; null: nobody. */
      readonly startAnew: string | null;
      /** Seal the vault for the key file of this path instead of running; null: run. */
      readonly moveTo: string | null;
    }
  | { readonly kind: 'stop' }
  | BoxAnswer
  | UserAnswer;

export type FromEngine =
  | { readonly kind: 'ready'; readonly recoveryKey: string | null }
  | { readonly kind: 'moved'; readonly keyFile: string }
  /** It cannot start and starting again would not help. */
  | { readonly kind: 'failed'; readonly error: CallError }
  | BoxRequest
  | UserAsk;
