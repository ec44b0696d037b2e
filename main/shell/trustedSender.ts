/** Where the page lives; a scheme of its own, served by the shell from the built files. */
export const pageOrigin = 'app://connector';

/** The part of Electron's WebFrameMain that is used. */
export interface SenderFrame {
  readonly url: string;
  /** null for the top frame of a window. */
  readonly parent: unknown;
}

/**
 * Whether a message comes from our own page in a window of ours, not from something that was loaded into it.
 * https://www.electronjs.org/docs/latest/tutorial/security#17-validate-the-sender-of-all-ipc-messages
 */
export function isTrustedSender(frame: SenderFrame | null): boolean {
  return frame !== null && frame.parent === null && isOwnPage(frame.url);
}

/** Compared after parsing: `app://connector.evil` begins like our own page. */
export function isOwnPage(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, host, username } = new URL(address);
  return `${protocol}//${host}` === pageOrigin && username === '';
}
