/** What a simulated server receives. Header names are lower-cased; `url` is path and query as sent. */
export interface FakeRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
  /** Whether it came over https. */
  readonly secure: boolean;
}

export interface FakeResponse {
  readonly status: number;
  /** Names as the real server spells them. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** A simulated server is a pure function of its state and the request; sockets and faults are put around it. */
export type Handle = (request: FakeRequest) => FakeResponse;
