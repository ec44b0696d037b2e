/** How the stores reach the receiver, which itself listens on loopback only. */
export type AddressKind = 'none' | 'fixed' | 'localtunnel';

/** What an address knows to be wrong with itself; whether anything arrives only the probe can say. */
export type AddressTrouble =
  /** The server of the tunnel gives none now. */
  | 'serverAway'
  /** Somebody else holds the wished name, or an earlier connection of ours that the server has not noticed to be dead. */
  | 'nameTaken'
  /** Open, under another name than the wished one. */
  | 'otherName';

export interface PublicAddress {
  readonly kind: AddressKind;
  /** Without a slash at its end. Stays while nothing arrives through it; null where there is none, or not yet. */
  url(): string | null;
  trouble(): AddressTrouble | null;
  /** `port`: where the receiver listens. Returns at once. */
  open(port: number): void;
  /** Nothing arrives: makes it anew where that can be done; harmless while it is being made already. */
  mend(): void;
  close(): void;
}

/** What an address tells by itself. */
export interface AddressNews {
  /** It is open; its URL may be another one than before. */
  readonly opened: () => void;
  /** It could not be opened and tries again by itself. */
  readonly failed: () => void;
  /** Something broke; a probe shows whether it matters. */
  readonly suspect: () => void;
}

export function withoutSlash(url: string): string {
  return url.replace(/\/+$/, '');
}
