/** Who or what a call out, a job or an audit entry comes from. */
export interface Origin {
  /** Work over many records that nobody waits for: it leaves room for orders where requests are counted. */
  readonly isBulk?: true;
  /** `schedule`, `webhook`, `poll`, `engine`, or `person:<sign-in name>`. */
  readonly actor: string;
  readonly integrationId?: string;
  readonly jobId?: number;
  readonly deliveryId?: number;
  readonly runId?: number;
  /** It only looks: the door lets no business write of it through, also where the integration is live. */
  readonly readsOnly?: true;
}

/** What a request does at the other system: `business` is stopped by a closed write guard, the others are not. */
export type Effect = 'read' | 'business' | 'housekeeping';

export type SystemKind = 'nav' | 'store' | 'engine';
