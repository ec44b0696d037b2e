import { Big } from 'big.js';
import type { ChainVerdict, OrderRow } from '../../main/contract/views.ts';
import { doubledCustomers, type OrderProof, type ProvedOrder, proveOrder, type Proving } from '../proof/books.ts';
import type { PostCounts } from '../sandbox/postman.ts';
import type { Sandbox } from '../sandbox/sandbox.ts';
import { BIG_PREFIX, type JoinedBy, PREFIXES, TAX_ACCOUNT } from './furnish.ts';
import type { PlayedBigOrder, PlayedOrder } from './play.ts';
import type { Expected } from './story.ts';

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
  readonly playedBig: readonly PlayedBigOrder[];
  readonly sandbox: Sandbox;
  /** Only to see why an order that is not in NAV waits or is left out. */
  readonly rows: readonly OrderRow[];
  /** Of each store's postman. */
  readonly post: readonly PostCounts[];
  readonly chain: ChainVerdict;
  readonly seconds: number;
}

/** The demo's proof, order by order, from the simulators' stored documents. */
export function reportOf(evidence: Evidence): { readonly rows: readonly ReportRow[]; readonly report: DemoReport } {
  const { sandbox } = evidence;
  const told = [
    ...evidence.played.map((one) => toTold(one, sandbox)),
    ...evidence.playedBig.map((one) => toldOfBig(one, sandbox)),
  ];
  const judged = told.map((one) => judge(one, sandbox, rowOf(evidence.rows, one)));
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
  const doubled = [sandbox.shop, sandbox.big].flatMap((store) => doubledCustomers(sandbox.nav, store)).length;
  const sent = (what: keyof PostCounts) => evidence.post.reduce((sum, counts) => sum + counts[what], 0);
  const ok = judged.every(({ fine }) => fine) && doubled === 0 && evidence.chain.ok && foreign(sandbox, told) === 0;
  const report: DemoReport = {
    ok,
    orders,
    customers: { doubled },
    deliveries: { accepted: sent('accepted'), refused: sent('refused'), repeated: sent('repeated') },
    audit: { entries: evidence.chain.entries, chain: evidence.chain.ok ? 'ok' : 'broken' },
    seconds: Math.round(evidence.seconds),
  };
  return { rows: judged.map(toRow), report };
}

/** An order of either store, with what the story says of it. */
interface Told {
  readonly title: string;
  readonly order: ProvedOrder;
  readonly prefix: string;
  readonly integration: string;
  readonly expect: Expected;
  readonly proving: Proving;
}

interface Judged {
  readonly one: Told;
  readonly proof: OrderProof;
  readonly cause: string | null;
  readonly verdict:
    | 'equal'
    | 'differs'
    | 'parkedAsDeclared'
    | 'leftOutAsDeclared'
    | 'unknownAsDeclared'
    | 'parkedOtherwise'
    | 'writtenAgainstTheStory';
  readonly fine: boolean;
}

function toTold({ story, orderId }: PlayedOrder, { shop }: Sandbox): Told {
  const order = shop.stored.order(orderId);
  if (!order) throw new Error(`The shop has lost order ${orderId}.`);
  const { title, expect, joins = 'retail', tender } = story;
  const proving = { tender, taxAccount: joins === 'us' ? TAX_ACCOUNT : undefined };
  return { title, expect, order, prefix: PREFIXES[joins], integration: INTEGRATIONS[joins], proving };
}

/** The total of the second store is before what gift certificates and store credit pay of it. */
function toldOfBig({ story, orderId }: PlayedBigOrder, { big }: Sandbox): Told {
  const order = big.stored.order(orderId);
  if (!order) throw new Error(`The second store has lost order ${orderId}.`);
  const { title, expect } = story;
  const numbered = { ...order, number: String(order.id) };
  return { title, expect, order: numbered, prefix: BIG_PREFIX, integration: 'big-nav', proving: {} };
}

function judge(one: Told, { nav }: Sandbox, row: OrderRow | undefined): Judged {
  const proof = proveOrder(one.order, nav, one.prefix, one.proving);
  const verdict = verdictOf(one, proof, row);
  const cause = row?.cause?.code ?? null;
  return { one, proof, cause, verdict, fine: verdict === 'equal' || verdict.endsWith('AsDeclared') };
}

function verdictOf({ expect }: Told, proof: OrderProof, row: OrderRow | undefined): Judged['verdict'] {
  if (proof.documents.length === 0) {
    if (expect.kind === 'unknown') return row === undefined ? 'unknownAsDeclared' : 'parkedOtherwise';
    if (expect.kind === 'written' || expect.code !== row?.cause?.code) return 'parkedOtherwise';
    return `${expect.kind}AsDeclared`;
  }
  if (expect.kind !== 'written') return 'writtenAgainstTheStory';
  const equal = proof.documents.length === 1 && !proof.grossDiffers && proof.vatDiffers === null;
  return equal ? 'equal' : 'differs';
}

function rowOf(rows: readonly OrderRow[], { order, integration }: Told): OrderRow | undefined {
  return rows.find((one) => one.integrationId === integration && one.orderKey === String(order.id));
}

const INTEGRATIONS: Readonly<Record<JoinedBy, string>> = {
  retail: 'shop-nav',
  wholesale: 'wholesale',
  counter: 'counter',
  us: 'us',
};

/** Documents with the connector's prefix that belong to no order of the stores. */
function foreign(sandbox: Sandbox, told: readonly Told[]): number {
  const known = new Set(told.map(({ prefix, order }) => `${prefix}${order.number}`.toUpperCase()));
  const isOurs = (number: string) =>
    [...Object.values(PREFIXES), BIG_PREFIX].some((prefix) => number.startsWith(prefix));
  return sandbox.nav.stored
    .documents()
    .filter(({ externalDocumentNumber }) => isOurs(externalDocumentNumber) && !known.has(externalDocumentNumber))
    .length;
}

function toRow({ one, proof, verdict, cause, fine }: Judged): ReportRow {
  const why = proof.vatDiffers ?? (proof.documents.length > 1 ? proof.documents.join(' and ') : (cause ?? ''));
  return {
    title: one.prefix === BIG_PREFIX ? `BigCommerce: ${one.title}` : one.title,
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
