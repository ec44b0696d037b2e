import type { Alarms } from '../base/alarm.ts';
import type { Log } from '../base/log.ts';
import { type Cancel, type Ports, toInstant } from '../base/ports.ts';
import { createFixedAddress, createNoAddress } from '../address/fixed.ts';
import { openTunnel, type OpenTunnelFunction } from '../address/localtunnel.ts';
import { createProbe, type ProbeMiss, type ProbeResult } from '../address/probe.ts';
import { type AddressNews, type PublicAddress, withoutSlash } from '../address/publicAddress.ts';
import { createLocaltunnel } from '../address/superviseTunnel.ts';
import type { AddressView } from '../contract/addressCalls.ts';
import type { Settings } from '../contract/settings.ts';
import type { Receive } from '../host.ts';
import type { Network, Transport } from '../http/transport.ts';
import { receiverPath } from './endpoints.ts';
import { type AddressFinding, addressDown, addressWords } from './addressFindings.ts';
import { unattended } from './unattended.ts';

export interface PublicAddressOptions {
  readonly ports: Ports;
  readonly transport: Transport;
  /** The way of the probes to the internet; null, and where absent: direct. */
  readonly way?: () => Network | null;
  readonly log: Log;
  readonly alarms: Alarms;
  readonly settings: () => Settings;
  /** What a view would show has changed. */
  readonly changed: () => void;
  /** Orders are to be polled more often, or no longer. */
  readonly rhythmChanged: () => void;
  /** The stores are to deliver elsewhere, or something arrives again: align the webhooks, poll the gap. */
  readonly returned: () => void;
  /** Told of every probe: they are counted. */
  readonly probed?: (result: ProbeResult) => void;
  /** Opens the tunnel; the package's own where absent. */
  readonly openTunnel?: OpenTunnelFunction;
}

/** The one public address of the installation: opened, watched, and told of. */
export interface PublicAddressPart {
  /** Where the stores are to deliver; null without an address, or while it is not known yet. */
  url(): string | null;
  /** Whether webhooks may be changed: not while nobody knows yet where they are to go. */
  isKnown(): boolean;
  /** Whether anything may arrive by itself; where not, orders are polled every minute. */
  isUsable(): boolean;
  /** The receiver with the door of the probes in front. */
  around(receive: Receive): Receive;
  /** The receiver listens on this port: the address is opened and watched from now on. */
  start(port: number): void;
  /** The settings may be others. */
  renew(): void;
  stop(): void;
  /** Sends a probe to an address that is not in force; what it met, null where it arrived. Never rejects. */
  try(url: string): Promise<ProbeMiss | null>;
  view(): AddressView;
}

const PROBE_EVERY_MS = 60_000;
/** After a miss: two in a row are needed, and the second should not take a minute. */
const LOOK_AGAIN_MS = 15_000;
/** Two misses closer together are one: a name that is not known fails within a millisecond. */
const LEAST_DOWN_MS = 10_000;

type State = AddressView['state'];

/** What is known of an address since the settings were made. */
interface Watch {
  state: State;
  since: number;
  misses: number;
  /** Of the same, since the address was made or mended. */
  missesSinceMade: number;
  firstMissAt: number;
  finding: AddressFinding | null;
  /** Whether a probe has ever arrived: some routers let nobody reach their own outside from within. */
  hasArrived: boolean;
  hasDelivered: boolean;
  lastAt: number | null;
  milliseconds: number | null;
}

export function createPublicAddress(options: PublicAddressOptions): PublicAddressPart {
  const { ports, alarms } = options;
  const probe = createProbe(options);
  let set = wishOf(options.settings());
  let address = build();
  let watch = newWatch('none', ports.now());
  let port: number | null = null;
  let nextLook: Cancel | null = null;
  let isLooking = false;
  let wasUsable = true;
  let knownUrl: string | null = null;
  // What was begun under other settings has no say any more.
  let life = 0;

  function build(): PublicAddress {
    const { publicUrl, tunnel } = options.settings();
    if (tunnel)
      return createLocaltunnel({ ...options, ...tunnel, open: options.openTunnel ?? openTunnel, news: news() });
    return publicUrl === null ? createNoAddress() : createFixedAddress(publicUrl);
  }

  function news(): AddressNews {
    const still = (task: () => void) => () => unattended(options.log, 'the look at the public address', task);
    return { opened: still(opened), failed: still(failed), suspect: still(suspected) };
  }

  function suspected(): void {
    // One look tells; every connection that breaks would ask for one of its own.
    if (watch.misses === 0) soon(0);
  }

  function opened(): void {
    const isMoved = address.url() !== knownUrl;
    knownUrl = address.url();
    watch.missesSinceMade = 0;
    if (isMoved) options.returned();
    told();
    soon(0);
  }

  /** A name that is taken is asked for again, and another one taken after a while: no reason to alarm anybody. */
  function failed(): void {
    if (address.trouble() === 'serverAway') missed('serverAway');
    told();
  }

  async function look(): Promise<void> {
    const url = address.url();
    if (url === null || isLooking || port === null) return;
    const mine = life;
    isLooking = true;
    const result = await probe.send(url);
    if (mine !== life) return;
    isLooking = false;
    // What follows may fail where the disk is full; the next look is due all the same.
    soon(result.arrived ? PROBE_EVERY_MS : LOOK_AGAIN_MS);
    take(result);
    options.probed?.(result);
  }

  function soon(milliseconds: number): void {
    nextLook?.();
    nextLook = ports.after(milliseconds, () => unattended(options.log, 'the look at the public address', look));
  }

  function take(result: ProbeResult): void {
    watch.lastAt = ports.now();
    watch.milliseconds = result.arrived ? result.milliseconds : null;
    if (!result.arrived) return missed(result.why);
    watch.hasArrived = true;
    healthy(address.trouble() === 'otherName' ? 'otherName' : null);
  }

  function missed(why: AddressFinding): void {
    if (watch.misses === 0) watch.firstMissAt = ports.now();
    watch.misses += 1;
    watch.missesSinceMade += 1;
    if (isProvenOtherwise()) return healthy('provenByDeliveries');
    if (watch.misses < 2 || ports.now() - watch.firstMissAt < LEAST_DOWN_MS) return;
    if (watch.missesSinceMade >= 2) mend();
    if (watch.state === 'down') soon(PROBE_EVERY_MS);
    const finding = address.trouble() === 'serverAway' ? 'serverAway' : why;
    enter('down', finding);
    alarms.raise(addressDown(finding, address.url(), toInstant(watch.firstMissAt)));
  }

  function mend(): void {
    watch.missesSinceMade = 0;
    address.mend();
  }

  const isProvenOtherwise = () => address.kind === 'fixed' && watch.hasDelivered && !watch.hasArrived;

  function healthy(finding: AddressFinding | null): void {
    const wasDown = watch.state === 'down';
    watch.misses = 0;
    enter('healthy', finding);
    alarms.clear('address-down', 'installation');
    if (finding === 'provenByDeliveries') soon(PROBE_EVERY_MS);
    if (wasDown) options.returned();
  }

  function enter(state: State, finding: AddressFinding | null): void {
    if (watch.state !== state) watch.since = ports.now();
    const isNews = watch.state !== state || watch.finding !== finding;
    watch.state = state;
    watch.finding = finding;
    if (isNews) told();
  }

  function told(): void {
    options.changed();
    if (isUsable() === wasUsable) return;
    wasUsable = isUsable();
    options.rhythmChanged();
  }

  const isUsable = () => address.url() !== null && watch.state !== 'down';

  function delivered(): void {
    watch.hasDelivered = true;
    if (watch.state === 'down' && isProvenOtherwise()) healthy('provenByDeliveries');
  }

  /** NAV may notify an address of the same network: that says nothing of the public one. */
  function isOfStore(path: string): boolean {
    const stores = options.settings().connections.filter(({ kind }) => kind !== 'nav');
    return stores.some((store) => path.startsWith(receiverPath(store)));
  }

  function begin(given: number): void {
    const state = address.kind === 'none' ? 'none' : 'opening';
    watch = newWatch(state, ports.now());
    knownUrl = address.url();
    wasUsable = isUsable();
    address.open(given);
    unattended(options.log, 'the look at the public address', look);
  }

  function end(): void {
    life += 1;
    isLooking = false;
    nextLook?.();
    nextLook = null;
    address.close();
  }

  return {
    url: () => address.url(),
    isKnown: () => address.kind !== 'localtunnel' || address.url() !== null,
    isUsable,
    around: (receive) => async (request) => {
      const answer = probe.receive(request);
      if (answer) return answer;
      const response = await receive(request);
      if (response.status === 202 && isOfStore(request.path))
        unattended(options.log, 'noting that a delivery arrived', delivered);
      return response;
    },
    start(given) {
      port = given;
      if (address.kind === 'none') alarms.clear('address-down', 'installation');
      begin(given);
    },
    renew() {
      const wish = wishOf(options.settings());
      if (wish === set) return;
      set = wish;
      end();
      address = build();
      // What it said was about the address before.
      alarms.clear('address-down', 'installation');
      if (port !== null) begin(port);
      options.changed();
    },
    stop() {
      end();
      port = null;
    },
    async try(url) {
      const result = await probe.send(withoutSlash(url));
      return result.arrived ? null : result.why;
    },
    view: () => viewOf(address, watch, options.settings()),
  };
}

/** What of the settings makes an address another one. */
function wishOf({ publicUrl, tunnel }: Settings): string {
  return JSON.stringify([publicUrl, tunnel ?? null]);
}

function newWatch(state: State, now: number): Watch {
  return {
    state,
    since: now,
    misses: 0,
    missesSinceMade: 0,
    firstMissAt: now,
    finding: null,
    hasArrived: false,
    hasDelivered: false,
    lastAt: null,
    milliseconds: null,
  };
}

function viewOf(address: PublicAddress, watch: Watch, { tunnel }: Settings): AddressView {
  const finding = watch.finding ?? (watch.state === 'opening' ? (address.trouble() ?? 'opening') : null);
  return {
    kind: address.kind,
    url: address.url(),
    state: watch.state,
    since: toInstant(watch.since),
    lastProbeAt: watch.lastAt === null ? null : toInstant(watch.lastAt),
    milliseconds: watch.milliseconds,
    finding: finding ?? '',
    ...addressWords(finding),
    host: tunnel?.host ?? null,
    subdomain: tunnel?.subdomain ?? null,
  };
}
