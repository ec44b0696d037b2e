import { Big } from 'big.js';
import type { ChainVerdict, OrderRow } from '../../main/contract/views.ts';
import { doubledCustomers, type OrderProof, proveOrder } from '../proof/books.ts';
import type { PostCounts } from '../sandbox/postman.ts';
import type { Sandbox } from '../sandbox/sandbox.ts';
import { type JoinedBy, PREFIXES, TAX_ACCOUNT } from './furnish.ts';
import type { PlayedOrder } from './play.ts';

export interface DemoReport {
  readonly ok: boolean;
  readonly orders: {
    readonly placed: number;
    readonly seenAtNav: number;
    readonly duplicated: number;
    readonly grossDiffers: number;
    readonly vatDiffers: number;
    readonly parkedAsDeclared: number;
    readonly leftOutAsDeclared: number;
    readonly parkedOtherwise: number;
  };
  readonly customers: { readonly doubled: number };
  readonly deliveries: { readonly accepted: number; readonly refused: number; readonly repeated: number };
  readonly audit: { readonly entries: number; readonly chain: string };
  readonly seconds: number;
}

export interface ReportRow {
  readonly title: string;
  readonly number: string;
  readonly storeTotal: string;
  readonly navTotal: string;
  readonly document: string;
  readonly verdict: string;
  readonly fine: boolean;
}

export interface Evidence {
  readonly played: readonly PlayedOrder[];
  readonly sandbox: Sandbox;
  /** Only to see why an order that is not in NAV waits or is left out. */
  readonly rows: readonly OrderRow[];
  readonly post: PostCounts;
  readonly chain: ChainVerdict;
  readonly seconds: number;
}

/** The demo's proof, order by order, from the simulators' stored documents. */
export function reportOf(evidence: Evidence): { readonly rows: readonly ReportRow[]; readonly report: DemoReport } {
  const { sandbox, played } = evidence;
  const judged = played.map((one) => judge(one, sandbox, causeOf(evidence.rows, one)));
  const count = (test: (one: Judged) => boolean) => judged.filter(test).length;
  const orders = {
    placed: judged.length,
    seenAtNav: count(({ proof }) => proof.documents.length > 0),
    duplicated: count(({ proof }) => proof.documents.length > 1),
    grossDiffers: count(({ proof }) => proof.grossDiffers),
    vatDiffers: count(({ proof }) => proof.vatDiffers !== null),
    parkedAsDeclared: count(({ verdict }) => verdict === 'parkedAsDeclared'),
    leftOutAsDeclared: count(({ verdict }) => verdict === 'leftOutAsDeclared'),
    parkedOtherwise: count(({ verdict }) => verdict === 'parkedOtherwise'),
  };
  const doubled = doubledCustomers(sandbox.nav, sandbox.shop).length;
  const { accepted, refused, repeated } = evidence.post;
  const ok = judged.every(({ fine }) => fine) && doubled === 0 && evidence.chain.ok && foreign(sandbox, played) === 0;
  const report: DemoReport = {
    ok,
    orders,
    customers: { doubled },
    deliveries: { accepted, refused, repeated },
    audit: { entries: evidence.chain.entries, chain: evidence.chain.ok ? 'ok' : 'broken' },
    seconds: Math.round(evidence.seconds),
  };
  return { rows: judged.map(toRow), report };
}

interface Judged {
  readonly one: PlayedOrder;
  readonly proof: OrderProof;
  readonly cause: string | null;
  readonly verdict:
    'equal' | 'differs' | 'parkedAsDeclared' | 'leftOutAsDeclared' | 'parkedOtherwise' | 'writtenAgainstTheStory';
  readonly fine: boolean;
}

function judge(one: PlayedOrder, sandbox: Sandbox, cause: string | null): Judged {
  const order = sandbox.shop.stored.order(one.orderId);
  if (!order) throw new Error(`The shop has lost order ${one.orderId}.`);
  const { joins = 'retail', tender } = one.story;
  const taxAccount = joins === 'us' ? TAX_ACCOUNT : undefined;
  const proof = proveOrder(order, sandbox.nav, PREFIXES[joins], { tender, taxAccount });
  const verdict = verdictOf(one, proof, cause);
  return { one, proof, cause, verdict, fine: verdict === 'equal' || verdict.endsWith('AsDeclared') };
}

function verdictOf({ story }: PlayedOrder, proof: OrderProof, cause: string | null): Judged['verdict'] {
  if (proof.documents.length === 0) {
    if (story.expect.kind === 'written' || story.expect.code !== cause) return 'parkedOtherwise';
    return `${story.expect.kind}AsDeclared`;
  }
  if (story.expect.kind !== 'written') return 'writtenAgainstTheStory';
  const equal = proof.documents.length === 1 && !proof.grossDiffers && proof.vatDiffers === null;
  return equal ? 'equal' : 'differs';
}

function causeOf(rows: readonly OrderRow[], { orderId, story: { joins = 'retail' } }: PlayedOrder): string | null {
  const integration = INTEGRATIONS[joins];
  const row = rows.find((one) => one.integrationId === integration && one.orderKey === String(orderId));
  return row?.cause?.code ?? null;
}

const INTEGRATIONS: Readonly<Record<JoinedBy, string>> = {
  retail: 'shop-nav',
  wholesale: 'wholesale',
  counter: 'counter',
  us: 'us',
};

/** Documents with the connector's prefix that belong to no order of the shop. */
function foreign(sandbox: Sandbox, played: readonly PlayedOrder[]): number {
  const numberOf = ({ number, story: { joins = 'retail' } }: PlayedOrder) =>
    `${PREFIXES[joins]}${number}`.toUpperCase();
  const known = new Set(played.map(numberOf));
  const isOurs = (number: string) => Object.values(PREFIXES).some((prefix) => number.startsWith(prefix));
  return sandbox.nav.stored
    .documents()
    .filter(({ externalDocumentNumber }) => isOurs(externalDocumentNumber) && !known.has(externalDocumentNumber))
    .length;
}

function toRow({ one, proof, verdict, cause, fine }: Judged): ReportRow {
  const why = proof.vatDiffers ?? (proof.documents.length > 1 ? proof.documents.join(' and ') : (cause ?? ''));
  return {
    title: one.story.title,
    number: proof.number,
    storeTotal: proof.storeTotal,
    navTotal: proof.navTotal === null ? '' : new Big(proof.navTotal).toFixed(decimalsOf(proof.storeTotal)),
    document: proof.documents[0] ?? '',
    verdict: verdict === 'equal' ? '=' : `${verdict}${why ? ` (${why})` : ''}`,
    fine,
  };
}

function decimalsOf(amount: string): number {
  return amount.split('.')[1]?.length ?? 0;
}

export function tableOf(rows: readonly ReportRow[]): string {
  const heads = {
    title: 'order',
    number: 'no.',
    storeTotal: 'store',
    navTotal: 'NAV',
    document: 'document',
    verdict: 'proof',
  };
  const columns = Object.keys(heads) as (keyof typeof heads)[];
  const width = (column: keyof typeof heads) =>
    Math.max(heads[column].length, ...rows.map((row) => row[column].length));
  const line = (row: Record<keyof typeof heads, string>) =>
    columns
      .map((column) =>
        /total/i.test(column) ? row[column].padStart(width(column)) : row[column].padEnd(width(column)),
      )
      .join('  ')
      .trimEnd();
  return [line(heads), ...rows.map(line)].join('\n');
}
