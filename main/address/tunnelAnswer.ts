/** What the server of a tunnel answers to the wish for a name, in the words of its protocol. */
export interface TunnelAnswer {
  /** The name given; another one than wished where that is taken. */
  readonly id: string;
  readonly url: string;
  /** Where connections are taken, on the server's own host unless `ip` is given. */
  readonly port: number;
  readonly ip?: string;
  readonly max_conn_count?: number;
}

// More are of no use to a shop, and a server that asks for thousands means no good.
const MOST_CONNECTIONS = 10;

/** null for what is no such answer, such as the page of a proxy. */
export function readTunnelAnswer(body: string): TunnelAnswer | null {
  const value = parse(body);
  const { id, url, port, ip, max_conn_count: most } = value;
  if (typeof id !== 'string' || typeof url !== 'string' || !isPort(port)) return null;
  if (!/^https?:\/\/[^\s/?#]+\/?$/.test(url)) return null;
  const connections = typeof most === 'number' && most >= 1 ? Math.min(Math.floor(most), MOST_CONNECTIONS) : 1;
  return { id, url, port, max_conn_count: connections, ...(typeof ip === 'string' && ip !== '' && { ip }) };
}

function isPort(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value > 0 && value < 65_536;
}

function parse(body: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(body);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}
