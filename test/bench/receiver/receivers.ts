import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { createAudit } from '../../../main/audit/createAudit.ts';
import { realPorts } from '../../../main/base/ports.ts';
import { migrate } from '../../../main/db/migrate.ts';
import { openDatabase } from '../../../main/db/open.ts';
import { transaction } from '../../../main/db/transaction.ts';
import { createDoor } from '../../../main/http/door.ts';
import { createDeliveries, type Deliveries } from '../../../main/inbox/deliveries.ts';
import { listen } from '../../../main/inbox/listen.ts';
import { createRateGuard } from '../../../main/inbox/rateGuard.ts';
import { createReceiver, MOST_BODY_BYTES } from '../../../main/inbox/receiver.ts';
import { createJobs } from '../../../main/queue/jobs.ts';
import { createWooCommerceStore } from '../../../main/stores/woocommerce/wooCommerceStore.ts';
import { openVault } from '../../../main/vault/openVault.ts';
import { KEY, SHOP } from './shop.ts';

/**
 * What becomes of a delivery: `kept` as the product does it, `each` in a commit of its own, `verified` as by the product
 * but kept nowhere, `bare` a plain server that reads, answers and keeps nothing.
 */
export type How = 'kept' | 'each' | 'verified' | 'bare';

export interface ReceiverOptions {
  readonly how: How;
  readonly folder: string;
  /** Leaves the disk to the operating system, against which a trace of system calls must protest. */
  readonly withoutSync?: boolean;
}

/** The receiver's own parts behind its own socket; nobody works on what it keeps. Returns its port. */
export async function openReceiver(options: ReceiverOptions): Promise<number> {
  const { how } = options;
  return how === 'bare' ? openBare() : openReal(how, options);
}

async function openReal(how: Exclude<How, 'bare'>, { folder, withoutSync = false }: ReceiverOptions): Promise<number> {
  const ports = realPorts();
  const db = openDatabase(join(folder, 'connector.sqlite'));
  migrate(db, ports.now);
  if (withoutSync) db.pragma('synchronous = OFF');
  const box = { kind: 'bench', seal: async (key: Uint8Array) => key, open: async (key: Uint8Array) => key };
  const { vault } = await openVault({ db, ports, secretBox: box });
  const audit = createAudit({ db, vault, ports });
  const shared = createDeliveries({ db, ports, vault, audit, jobs: createJobs(db), onRung: () => undefined });
  const ways: Readonly<Record<Exclude<How, 'bare'>, Deliveries>> = {
    kept: shared,
    each: { ...shared, accept: async (delivery) => transaction(db, () => shared.keep(delivery)) },
    verified: { ...shared, accept: async () => ({ deliveryId: 1, repeat: false }) },
  };
  const receive = createReceiver({
    endpoint: (key) => (key === KEY ? endpoint : null),
    guard: createRateGuard(ports),
    deliveries: ways[how],
    log: { info: () => undefined, warn: () => undefined, error: (text) => process.stderr.write(`${text}\n`) },
  });
  const endpoint = { kind: 'store' as const, store: openStore(), ...RINGS };
  return (await listen(receive, { port: 0, mostBodyBytes: MOST_BODY_BYTES })).port;
}

function openStore() {
  const door = createDoor({
    system: 'shop', ports: realPorts(), timeoutMs: 1_000, mayWrite: () => false, onExchange: () => undefined,
    transport: () => Promise.reject(new Error('the receiver calls nobody')),
  }); // prettier-ignore
  return createWooCommerceStore({ connectionId: 'shop', ...SHOP, door });
}

const RINGS = {
  orderJobs: (orderKey: string) => [
    {
      key: `order/shop-nav/${orderKey}`,
      kind: 'order',
      integrationId: 'shop-nav',
      needs: ['shop', 'nav'],
      recordKey: orderKey,
      actor: 'webhook',
      priority: 0,
    },
  ],
  pollJobs: () => [],
  unreadable: () => [],
};

function openBare(): Promise<number> {
  const server = createServer((request, response) => {
    request.resume();
    request.on('end', () => {
      response.writeHead(202, { 'content-type': 'text/plain; charset=utf-8' });
      response.end('accepted');
    });
  });
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
  });
}
