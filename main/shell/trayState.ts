import type { Cause, Overview } from '../contract/views.ts';
import type { Texts } from './texts.ts';

export type TrayMark = 'fine' | 'attention' | 'down' | 'away';

export interface TrayState {
  readonly mark: TrayMark;
  readonly waitingCount: number;
  /** First line of the menu and tooltip. */
  readonly status: string;
  /** The largest groups that wait, for the menu. */
  readonly waiting: readonly { readonly causeGroup: string; readonly text: string }[];
}

/** What the tray shows of an overview; null while the engine does not answer. */
export function toTrayState(overview: Overview | null, texts: Texts): TrayState {
  if (overview === null) return { mark: 'away', waitingCount: 0, status: texts.away, waiting: [] };
  const down = overview.connections.filter(({ state }) => state === 'down' || state === 'refused');
  const { waitingCount } = overview;
  const waiting = overview.waiting.slice(0, 3).map(({ causeGroup, cause, count }) => ({
    causeGroup,
    text: `${count} × ${firstSentence(cause)}`,
  }));
  if (down.length > 0) {
    return { mark: 'down', waitingCount, status: texts.down(down.map(({ name, id }) => name || id)), waiting };
  }
  if (waitingCount > 0) return { mark: 'attention', waitingCount, status: texts.attention(waitingCount), waiting };
  return { mark: 'fine', waitingCount, status: texts.fine, waiting };
}

/** The notice a change deserves: that more orders wait than before, that a connection is down, or that all is fine again. */
export function toNotice(before: TrayState, now: TrayState): string | null {
  if (now.mark === 'away' || before.mark === 'away') return null;
  if (now.mark === 'down' && before.mark !== 'down') return now.status;
  if (now.waitingCount > before.waitingCount) return now.status;
  return now.mark === 'fine' && before.mark !== 'fine' ? now.status : null;
}

function firstSentence({ message }: Cause): string {
  const sentence = message.split(/(?<=[.!?])\s/)[0] ?? message;
  return sentence.length > 80 ? `${sentence.slice(0, 79)}…` : sentence;
}
