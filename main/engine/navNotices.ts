import type { Audit } from '../audit/audit.ts';
import { newId, type Ports } from '../base/ports.ts';
import type { IntegrationSettings, NavConnectionSettings } from '../contract/settings.ts';
import type { Database } from '../db/database.ts';
import type { Link } from '../flows/links.ts';
import { createNavNews, type NavPlace, type OrderToLook } from '../flows/orders/navNews.ts';
import type { OrderRecords } from '../flows/orders/context.ts';
import { createNavChangesHandler, type NavChangesTarget } from '../inbox/navChanges.ts';
import type { NavEndpoint } from '../inbox/navNotifications.ts';
import { createNavPaths } from '../inbox/navPaths.ts';
import type { Watermarks } from '../inbox/watermarks.ts';
import type { NewJob } from '../queue/jobs.ts';
import type { Handler } from '../queue/worker.ts';
import { readable, type Vault } from '../vault/vault.ts';
import { type AlignNavTarget, createAlignNavHandler } from '../subscriptions/alignNav.ts';
import type { Assembly } from './connections.ts';
import { notificationUrl, receiverPath } from './endpoints.ts';
import type { Installation } from './installation.ts';
import { alignNavRing, navChangesRing, orderRing, unreadableRing } from './integrations.ts';
import type { PublicAddressPart } from './publicAddress.ts';

type Ring = Omit<NewJob, 'runAt' | 'deliveryId'>;

export interface NavNoticesOptions {
  readonly db: Database;
  readonly ports: Ports;
  readonly vault: Vault;
  readonly audit: Audit;
  readonly records: OrderRecords;
  readonly watermarks: Watermarks;
  readonly installation: Pick<Installation, 'movedFrom'>;
  readonly assembly: () => Assembly;
  readonly address: Pick<PublicAddressPart, 'url' | 'isKnown'>;
  readonly ring: (rings: readonly Ring[]) => void;
  readonly rung: () => void;
}

/** What NAV tells of its documents, and what is asked where it does not. */
export interface NavNotices {
  readonly handlers: Readonly<Record<'navChanges' | 'alignNav', Handler>>;
  /** What answers under a path that a NAV server was given, now or a while ago. */
  byKey(key: string): NavEndpoint | null;
  /** Of every company that live integrations write to: read its changes, align its subscriptions. */
  rings(actor: string): readonly Ring[];
  /** Reads what a NAV server changed; none where no live integration writes there. */
  changesOf(connectionId: string, actor: string): readonly Ring[];
  /** The connections may be others: their paths are in force, all others were replaced. */
  renew(): void;
}

export function createNavNotices(options: NavNoticesOptions): NavNotices {
  const { db, ports, vault, records, assembly } = options;
  const { links, navLooks: looks, book, snapshots } = records;
  const paths = createNavPaths({ db, ports, vault });
  const news = createNavNews({ links, looks, book, snapshots });
  const integrationsOf = (connectionId: string) =>
    assembly().settings.integrations.filter(({ nav }) => nav === connectionId);
  const liveOf = (connectionId: string) => integrationsOf(connectionId).filter(({ mode }) => mode === 'live');
  const navConnections = () => assembly().settings.connections.filter((one) => one.kind === 'nav');

  function changesTarget(connectionId: string): NavChangesTarget<Link> | null {
    const live = liveOf(connectionId);
    const connection = assembly().navs.get(connectionId);
    if (live.length === 0 || !connection) return null;
    const at = (companyId: string): NavPlace => ({
      companyId,
      integrationOf: (storeId) => live.find(({ store }) => store === storeId)?.id ?? null,
    });
    const rung = (orders: readonly OrderToLook[]) => orders.flatMap((order) => ringOf(live, order));
    return {
      connectionId,
      nav: connection.nav,
      ofDocuments: (companyId, documents) => rung(news.ofDocuments(at(companyId), documents)),
      ofDeleted: (companyId, keys) => rung(news.ofDeleted(at(companyId), keys)),
      ofLinks: (companyId, asked, found) => rung(news.ofLinks(at(companyId), asked, found)),
      open: news.open,
    };
  }

  const changeJobs = (connectionId: string, actor: string): readonly Ring[] =>
    liveOf(connectionId)
      .slice(0, 1)
      .map((integration) => navChangesRing(integration, actor));

  function alignTarget(connectionId: string): AlignNavTarget | null {
    // Until a person has said whether this is a copy, subscriptions that lead here may be the other one's.
    if (!options.address.isKnown() || options.installation.movedFrom()) return null;
    const settings = navConnections().find(({ id }) => id === connectionId);
    const connection = assembly().navs.get(connectionId);
    if (!settings || !connection) return null;
    return {
      connectionId,
      nav: connection.nav,
      notificationUrl: isWanted(settings) ? notificationUrl(settings, options.address.url()) : null,
      issue: () => paths.issue(connectionId, settings.receiverKey).clientState,
      isOurs: (url) => isPathOf(url, settings) || paths.find(keyIn(url))?.connectionId === connectionId,
      changeJobs: changeJobs(connectionId, 'engine'),
    };
  }

  const isWanted = ({ id }: NavConnectionSettings) => liveOf(id).length > 0;

  return {
    handlers: {
      navChanges: createNavChangesHandler({
        db,
        ports,
        watermarks: options.watermarks,
        openBody: (sealed) => readable(vault.openText, sealed),
        target: changesTarget,
        jobs: records.jobs,
        onRung: options.rung,
      }),
      alignNav: createAlignNavHandler({ db, ports, audit: options.audit, target: alignTarget, ring: options.ring }),
    },
    byKey(key) {
      const current = navConnections().find(({ receiverKey }) => receiverKey === key);
      const issued = paths.find(key);
      const connectionId = current?.id ?? issued?.connectionId;
      if (connectionId === undefined) return null;
      return {
        kind: 'nav',
        connectionId,
        clientState: issued?.clientState ?? null,
        changeJobs: () => changeJobs(connectionId, 'nav'),
        unreadable: () =>
          integrationsOf(connectionId)
            .slice(0, 1)
            .map((integration) => unreadableRing(integration, newId(ports))),
      };
    },
    rings: (actor) =>
      navConnections().flatMap(({ id }) => {
        const aligns = integrationsOf(id)
          .slice(0, 1)
          .map((integration) => alignNavRing(integration, actor));
        return [...changeJobs(id, actor), ...aligns];
      }),
    changesOf: changeJobs,
    renew: () => paths.inForce(navConnections().map(({ receiverKey }) => receiverKey)),
  };
}

function ringOf(live: readonly IntegrationSettings[], { integrationId, orderKey }: OrderToLook): readonly Ring[] {
  const settings = live.find(({ id }) => id === integrationId);
  return settings ? [orderRing(settings, orderKey, 'nav')] : [];
}

function isPathOf(url: string, settings: NavConnectionSettings): boolean {
  return new RegExp(`${receiverPath(settings)}/?$`).test(url);
}

/** The receiver's key in an address; "" where it has none. */
function keyIn(url: string): string {
  return /\/in\/([A-Za-z0-9_-]{16,64})\/?$/.exec(url)?.[1] ?? '';
}
