/*
 * What needs a person and is no single record's business: the computer, a store or a company are not who we took them
 * for, or nothing comes any more. An alarm stands until what it says is over, or a person has answered it.
 */

export type AlarmKind =
  /** Started on another machine or from another folder than before. */
  | 'installation-moved'
  /** Another installation serves the same store and company. */
  | 'two-installations'
  /** An id of the store is another record than the one we knew under it. */
  | 'store-set-back'
  /** The shop says that it lives elsewhere. */
  | 'store-moved'
  /** NAV is behind what we read of it. */
  | 'nav-set-back'
  /** NAV's own work holds what orders need, for longer than a batch posting takes. */
  | 'nav-locked'
  /** All sessions or licences of NAV are in use, for longer than a while. */
  | 'nav-no-room'
  /** The company is gone under its name. */
  | 'company-renamed'
  /** No order for longer than usual. */
  | 'orders-absent'
  /** Polls find orders that no webhook told. */
  | 'webhooks-absent'
  /** No stock movement on a working day. */
  | 'movements-absent'
  /** A store signs its deliveries with another secret than the one that was entered. */
  | 'client-secret-doubtful'
  /** The store switched our webhooks off. */
  | 'webhooks-disabled'
  /** The store sends nothing for minutes, because too many of its deliveries failed. */
  | 'deliveries-held-back'
  /** It came out of a backup, and does not know what was written since. */
  | 'database-restored'
  /** A page of it is not what it should be. */
  | 'database-damaged'
  | 'backup-failed'
  /** A person chose a backup that cannot be restored. */
  | 'restore-refused'
  /** What a connection signs in with is not there, or cannot be read any more. */
  | 'secret-needed'
  /** The disk that holds the data folder is nearly full. */
  | 'disk-low'
  /** Nothing arrives through the public address. */
  | 'address-down';

/** `installation`, `connection/<id>` or `integration/<id>`: one alarm of a kind at a time for each. */
export type AlarmScope = 'installation' | `connection/${string}` | `integration/${string}`;

export interface Alarm {
  readonly kind: AlarmKind;
  readonly scope: AlarmScope;
  /** English; the catalogue has the other languages by `kind` and `params`. Names nobody. */
  readonly message: string;
  readonly whatToDo: string;
  readonly params: Readonly<Record<string, string>>;
  /** Not one business write leaves for what is in its scope until it is over. */
  readonly stopsWrites: boolean;
}

/** Raising what stands already changes only what it says. */
export interface Alarms {
  raise(alarm: Alarm): void;
  /** What it said is over by itself; nothing happens where none stands. */
  clear(kind: AlarmKind, scope: AlarmScope): void;
}
