import { createAudit } from './audit/createAudit.ts';
import { createExchanges } from './audit/exchanges.ts';
import { transaction } from './db/transaction.ts';
import type { AlarmAnswers } from './engine/alarmAnswers.ts';
import { absenceAnswers, createAbsenceWatch } from './engine/absenceWatch.ts';
import { createAlarmCalls } from './engine/alarmCalls.ts';
import { createAuditPart } from './engine/auditPart.ts';
import { createAlarming } from './engine/alarming.ts';
import { createCatchUpCalls } from './engine/catchUpCalls.ts';
import { createRecords } from './engine/records.ts';
import { createRereads } from './engine/rereads.ts';
import { createConnectionCalls } from './engine/connectionCalls.ts';
import { assemble, type Assembly, type AssemblyOptions } from './engine/connections.ts';
import { createCallParts } from './engine/callParts.ts';
import { createCustomerCalls } from './engine/customerCalls.ts';
import { createDeliveryCalls } from './engine/deliveryCalls.ts';
import { createDryRunCall } from './engine/dryRunCall.ts';
import { createEndpoints } from './engine/endpoints.ts';
import { createHandlers } from './engine/handlers.ts';
import { createHeartbeatPart } from './engine/heartbeats.ts';
import { goOnAfterAlarms } from './engine/goingOn.ts';
import { installationAt, movedAnswers, tellWhetherMoved } from './engine/identity.ts';
import { createIntegrationCalls } from './engine/integrationCalls.ts';
import { createKeyCalls, sealVaultFor } from './engine/keyCalls.ts';
import { createKeyRotation } from './engine/keyRotation.ts';
import { createJobEnded } from './engine/jobEnded.ts';
import { createLastAnswers } from './engine/lastAnswers.ts';
import { createLives } from './engine/lives.ts';
import { createMappingParts } from './engine/mappingParts.ts';
import { restingUntil } from './engine/maintenance.ts';
import { createNavLanes } from './engine/navLanes.ts';
import { createNavWatchPart } from './engine/navWatchPart.ts';
import { lockedOut, renewLostReceivers, tellNeededSecrets } from './engine/neededSecrets.ts';
import { createNavNotices } from './engine/navNotices.ts';
import { probeWay } from './engine/network.ts';
import { createNews } from './engine/news.ts';
import { openFolder } from './engine/openFolder.ts';
import { createPingPart } from './engine/pingPart.ts';
import { prune } from './engine/pruning.ts';
import { createPublicAddress } from './engine/publicAddress.ts';
import { createAddressCalls } from './engine/publicAddressCalls.ts';
import { createQueuePart, type QueuePart, tellPauseOver } from './engine/queuePart.ts';
import { countProbes } from './engine/rollups.ts';
import { createRounds, type Rounds } from './engine/rounds.ts';
import { createRuleCalls } from './engine/ruleCalls.ts';
import { refusedAnswers, restoredAnswers, tellRefused, tellRestored } from './engine/restore.ts';
import { createScheduleCalls } from './engine/scheduleCalls.ts';
import { createSchedules } from './engine/schedules.ts';
import { storeAnswers } from './engine/storeAnswers.ts';
import { tellWhetherStoreMoved } from './engine/storeMoved.ts';
import { createSignatureProofs } from './engine/signatureProofs.ts';
import { createSleepWatch } from './engine/sleepWatch.ts';
import { createSetupCalls } from './engine/setupCalls.ts';
import { createSettingsCalls, type SettingsCalls } from './engine/settingsCalls.ts';
import { createStopped } from './engine/stopped.ts';
import { createStoragePart } from './engine/storagePart.ts';
import { createTrialCalls } from './engine/trialCalls.ts';
import { createUndoCall } from './engine/undoCall.ts';
import { unattended } from './engine/unattended.ts';
import { createSupportCalls } from './engine/supportCalls.ts';
import { createUserCalls } from './engine/userCalls.ts';
import { createWriteRights } from './engine/writeRights.ts';
import { createCalls } from './calls/createCalls.ts';
import { createOrderRows } from './flows/orders/bookRows.ts';
import { createRestores } from './flows/restores.ts';
import type { CreateEngine, EngineHandle, ReceiverSocket } from './host.ts';
import type { Exchange } from './http/door.ts';
import { createNodeTransport } from './http/nodeTransport.ts';
import { createDeliveries } from './inbox/deliveries.ts';
import { listen } from './inbox/listen.ts';
import { createRateGuard } from './inbox/rateGuard.ts';
import { createReceiver, MOST_BODY_BYTES } from './inbox/receiver.ts';
import { createWatermarks } from './inbox/watermarks.ts';
import { createCircuitRows } from './queue/circuitRows.ts';
import { createCircuits } from './queue/circuit.ts';
import { createCron } from './queue/cron.ts';
import { createJobs, type NewJob } from './queue/jobs.ts';
import { createPauses } from './queue/pauses.ts';
import { createWorker } from './queue/worker.ts';
import { createSettings } from './settings/settings.ts';
import { createSettingsStore } from './settings/settingsStore.ts';

const CONCURRENCY = 6;
const LONGEST_STOP_MS = 10_000;

/**
 * Builds every part by hand, in the order in which they lean on each other. Nothing runs before `start`.
 * @throws ConnectorError when the data folder's database, vault or settings cannot be opened
 */
export const createEngine: CreateEngine = async (host, options) => {
  const { ports, log } = host;
  const { db, wasCutOff, restored, refused, reader, vault, recoveryKey, care } = await openFolder(host, options);
  const installation = installationAt(db, host, ports);
  const audit = createAudit({ db, vault, ports });
  const exchanges = createExchanges(audit);
  const settings = createSettings({ store: createSettingsStore(host.dataFolder, ports.now), vault, ports });
  renewLostReceivers({ db, audit, settings, vault });
  const news = createNews(ports, log);
  const alarms = createAlarming({ db, ports, audit, news });
  tellWhetherMoved(installation, alarms);
  const restores = createRestores(db);
  if (restored) tellRestored({ dataFolder: host.dataFolder, db, audit, alarms, restores }, restored);
  if (refused) tellRefused(alarms, refused);
  const stopped = createStopped({ db, ports, alarms, restores, settings: settings.current });
  const storage = createStoragePart({
    host, db, reader, audit, alarms, log, restores, settings: settings.current, settingsCalls: (): SettingsCalls => settingsCalls,
    news,
  }); // prettier-ignore

  const jobs = createJobs(db);
  const lastAnswers = createLastAnswers(ports);
  const circuits = createCircuits(
    ports,
    () => news.changed('connections'),
    (now) => restingUntil(settings.current(), now),
    createCircuitRows(db, log),
    lastAnswers.at,
  );
  const pauses = createPauses({
    db, ports, over: (pause) => tellPauseOver(audit, pause),
    changed() {
      news.changed('pauses');
      rung();
    },
  }); // prettier-ignore
  const deliveries = createDeliveries({ db, ports, vault, audit, jobs, onRung: () => rung() });
  const watermarks = createWatermarks(db);
  const records = createRecords({ db, ports, vault, audit, exchanges, jobs, alarms, restores });

  const network = host.transport ? null : createNodeTransport(host.systemProxy && { systemProxy: host.systemProxy });
  const transport = host.transport ?? network?.transport;
  if (!transport) throw new Error('no transport');
  const { signedInUser } = host;
  const navLanes = createNavLanes();
  const navWatch = createNavWatchPart({
    records, watermarks, alarms, circuits, news, log, assembly: () => assembly, setCompany: (...change) => settingsCalls.setCompany(...change),
    goOn: () => rung(),
  }); // prettier-ignore
  const writeRights = createWriteRights(db, ports);
  const signatureProofs = createSignatureProofs({ db, ports, vault, alarms });
  const connectionsWith: AssemblyOptions = {
    ports, vault, transport, navLanes, stopped, inForce: settings.current, ...(signedInUser && { signedInUser }), onExchange: (e) => offer(e),
    companyMemory: navWatch.companyMemory, signatureProofs,
  }; // prettier-ignore
  function build(): Assembly {
    tellNeededSecrets(alarms, settings.current(), vault);
    return assemble(settings.current(), connectionsWith);
  }
  const offer = (exchange: Exchange) => {
    const { origin, ...told } = exchange;
    lastAnswers.saw(exchange);
    exchanges.offer({ ...told, ...origin });
    // The request is done, whatever becomes of this note.
    unattended(log, 'keeping that a write was carried out', () => writeRights.saw(exchange));
  };
  let assembly = build();

  const address = createPublicAddress({
    ports, transport, log, alarms, settings: settings.current, changed: () => news.changed('connections'), probed: countProbes(db, ports),
    way: () => probeWay(settings.current(), (slot) => vault.secret(slot)),
    rhythmChanged: () => running && schedules.start(assembly.settings, address.isUsable()),
    returned() {
      if (!running) return;
      rounds.polls('engine');
      rounds.aligns('engine');
    },
  }); // prettier-ignore
  const navNotices = createNavNotices({
    db, ports, vault, audit, records, watermarks, installation, address, ring, rung, assembly: () => assembly,
  }); // prettier-ignore
  navNotices.renew();
  const endpoints = createEndpoints(() => assembly, ports, navNotices.byKey);
  const heartbeats = createHeartbeatPart({ db, ports, alarms, audit, installation, assembly: () => assembly });
  const handlers = createHandlers({
    isFull: storage.watch.isVeryLow, db, ports, records, alarms, deliveries, watermarks, circuits, pauses, endpoints, installation, heartbeats, navNotices, ring, rung, stopped, address, witness: navWatch.witness, assembly: () => assembly,
  }); // prettier-ignore
  const worker = createWorker({
    db, ports, log, circuits, pauses, handlers, concurrency: CONCURRENCY,
    onEnded: createJobEnded({
      log, news, schedules: () => schedules, longTroubles: () => queue.longTroubles, absence: () => absence,
      keepExchanges(jobId) {
        if (exchanges.has(jobId)) transaction(db, () => exchanges.flush(jobId, {}));
      },
    }),
  }); // prettier-ignore

  const absence = createAbsenceWatch({
    db, ports, alarms, settings: settings.current, hasAddress: () => address.isUsable(),
  }); // prettier-ignore

  function rung(): void {
    worker.wake();
    news.changed('queue');
  }

  function ring(rings: readonly Omit<NewJob, 'runAt'>[]): void {
    transaction(db, () => rings.forEach((one) => jobs.add({ ...one, runAt: ports.now() })));
    worker.wake();
  }

  const rows = createOrderRows(db, vault);
  const rounds: Rounds = createRounds({ db, ports, rows, heartbeats, navNotices, ring, assembly: () => assembly });

  /** At the start, and when the computer has slept: what was missed meanwhile. */
  function catchUp(): void {
    pings.aboutToPing();
    rounds.polls('engine');
    rounds.aligns('engine');
    rounds.sweepsDue('engine');
    storage.backUpIfDue();
    unattended(log, 'the look for missed schedules', () => schedules.catchUp());
    unattended(log, 'the first ping', async () => {
      await pings.pingAll();
      watchNavs();
    });
  }

  function watchNavs(): void {
    unattended(log, 'the look at NAV', () => navWatch.look());
  }

  const pings = createPingPart({
    db, ports, log, audit, circuits, news, assembly: () => assembly, resumed: () => worker.wake(),
    found: (connection, result) => tellWhetherStoreMoved(connection, result, alarms),
    publicUrl: () => address.url(), hasWritten: ({ id }) => writeRights.isProven(id),
  }); // prettier-ignore
  const settingsCalls = createSettingsCalls({
    db, audit, settings,
    inForce(changed) {
      writeRights.forget();
      assembly = build();
      address.renew();
      navNotices.renew();
      if (running) schedules.start(assembly.settings, address.isUsable());
      news.changed('settings');
      if (changed === 'users') news.changed('users');
      if (running) pings.aboutToPing();
      rounds.polls('engine');
      rounds.aligns('engine');
      rounds.held();
      if (running) unattended(log, 'the ping under new settings', () => pings.pingAnew());
    },
  }); // prettier-ignore
  const connections = createConnectionCalls({
    db, ports, audit, pings, settingsCalls, assembly: () => assembly, proved: writeRights.prove,
  }); // prettier-ignore
  const auditPart = createAuditPart({
    dataFolder: host.dataFolder, db, ports, log, audit, vault, reader, news, rows, isFull: storage.watch.isVeryLow, settings: settings.current, setRetention: settingsCalls.setRetention,
  }); // prettier-ignore
  const queue: QueuePart = createQueuePart({
    records, pauses, alarms, news, rung, settings: settings.current, settingsCalls, assembly: () => assembly,
    cancels: {
      ...auditPart.cancels, ...storage.cancels, reseal: (run) => rotation.cancel() ?? run,
      trial: ({ id }, actor) => trials.calls['trials.cancel']({ runId: id }, actor),
      reread: ({ id }, actor) => catchUpCalls['poll.cancelFrom']({ runId: id }, actor),
    },
  }); // prettier-ignore
  const integrations = createIntegrationCalls({
    ports, settingsCalls, rows, goingLive: queue.goingLive, assembly: () => assembly,
  }); // prettier-ignore
  const rereads = createRereads({ records, runs: queue.runs, news, ring, assembly: () => assembly });
  const catchUpCalls = createCatchUpCalls({ records, runs: queue.runs, rereads, news, ring, assembly: () => assembly });
  const dryRun = createDryRunCall(records, () => assembly);
  const trials = createTrialCalls({ records, news, log, assembly: () => assembly });
  const undo = createUndoCall({ db, ports, records, assembly: () => assembly, rung });
  const answers: AlarmAnswers = {
    ...absenceAnswers,
    'installation-moved': movedAnswers({
      installation, standAlone: settingsCalls.standAlone, forgetHeartbeats: heartbeats.forget, integrations: () => assembly.settings.integrations.length, goOn: () => rounds.aligns('engine'),
    }),
    'two-installations': heartbeats.answers,
    ...storeAnswers({
      db, ports, audit, settingsCalls, rereads, integrations: () => assembly.settings.integrations, setBacks: records.setBacks, pings,
    }),
    'nav-set-back': navWatch.setBackAnswers,
    'database-restored': restoredAnswers(rounds.all),
    'restore-refused': refusedAnswers,
  }; // prettier-ignore
  const rotation = createKeyRotation({ db, ports, audit, vault, care, news, log });
  const calls: EngineHandle['calls'] = createCalls(
    createCallParts({
      db, ports, audit, vault, jobs, snapshots: records.snapshots, deliveries, watermarks, pings, connections, undo, dryRun, integrations, settingsCalls, rung,
      mappings: createMappingParts({ db, ports, audit, mappings: records.mappings, assembly: () => assembly }),
      rules: createRuleCalls({ settingsCalls, assembly: () => assembly, ports }),
      trials: trials.calls,
      address: createAddressCalls({ address, settingsCalls }),
      storage: storage.calls, auditCalls: auditPart.calls,
      setup: createSetupCalls({ records, settingsCalls, connections: connectionsWith, assembly: () => assembly }),
      support: createSupportCalls({
        host, db, ports, audit, alarms, settingsCalls, size: storage.watch.size, overview: () => calls['overview.get']({}, { name: 'support', role: 'viewer' }),
      }),
      users: createUserCalls({ settings: settings.current, settingsCalls }),
      keys: createKeyCalls({ db, audit, vault, care, rotation, news, settingsCalls, settings: settings.current }),
      alarms: createAlarmCalls({ alarms, answers, chosen: navWatch.companyAnswers, settings: settings.current }),
      catchUp: catchUpCalls,
      queue: queue.calls,
      schedules: createScheduleCalls({
        db, ports, audit, settingsCalls, schedules: () => schedules, settings: settings.current, hasAddress: () => address.isUsable(),
      }),
      deliveryCalls: createDeliveryCalls({ db, ports, audit, deliveries, navNotices, ring, assembly: () => assembly }),
      customers: createCustomerCalls({ records, news, ring, assembly: () => assembly }),
      assembly: () => assembly,
    }),
  ); // prettier-ignore

  const tasks = {
    poll: () => rounds.polls('schedule'),
    align: () => {
      rounds.aligns('schedule');
      watchNavs();
    },
    beat: () => ring(heartbeats.rings('schedule')),
    sweep: () => rounds.sweeps('schedule'),
    backUp: storage.backUp,
    watchStorage: storage.watch.look,
    ping: () => pings.pingAll(),
    async keepHouse() {
      await auditPart.keepHouse();
      await prune({ db, ports, retention: () => settings.current().retention });
      rotation.keepHouse();
    },
  };
  const schedules = createSchedules({
    db, ports, log, tasks, schedule: host.schedule ?? createCron(ports), changed: () => news.changed('schedules'),
  }); // prettier-ignore
  const lives = createLives({ db, ports, audit });
  const sleepWatch = createSleepWatch(ports, (sleptMs) => {
    unattended(log, 'telling that the computer slept', () => lives.slept(sleptMs));
    unattended(log, 'catching up after sleep', catchUp);
  });
  let running = false;
  goOnAfterAlarms({
    ports, rows, stopped, ring, events: news.events, integrations: () => assembly.settings.integrations, isRunning: () => running,
  }); // prettier-ignore
  let socket: ReceiverSocket | null = null;
  const handle: EngineHandle = {
    calls,
    events: news.events,
    recoveryKey,
    get receiver() {
      return { port: socket?.port ?? 0 };
    },
    signIn: (name, password) => settings.signIn(name, password),
    userNames: () => settings.current().users.map((user) => user.name),
    addUser: (name, role, password) => settingsCalls.addUser(name, role, password),
    lockedOut: () => lockedOut(settings.current().users, settings.withoutPassword()),
    setPassword: (name, password) => settingsCalls.changeUser(name, { password }, 'command line'),
    sealVaultFor: (box) => sealVaultFor({ db, audit, care }, box),
    exportPath: auditPart.exportPath,
    async start() {
      const receive = createReceiver({ endpoint: endpoints.byKey, guard: createRateGuard(ports), deliveries, log });
      const open = host.listen ?? ((take, port) => listen(take, { port, mostBodyBytes: MOST_BODY_BYTES }));
      socket = await open(address.around(receive), host.receiverPort);
      running = true;
      unattended(log, 'telling that the program was started', () => lives.started());
      unattended(log, 'the look at the room that is left', storage.watch.look);
      if (wasCutOff) storage.check();
      transaction(db, () => records.intents.interrupted(ports.now()));
      trials.start();
      queue.start();
      rotation.start();
      navWatch.start();
      pings.aboutToPing();
      worker.start();
      address.start(socket.port);
      schedules.start(assembly.settings, address.isUsable());
      sleepWatch.start();
      catchUp();
    },
    async stop() {
      // A command that only opens the folder has no life to tell of.
      const hasRun = running;
      running = false;
      schedules.stop();
      storage.stop();
      queue.stop();
      absence.stop();
      sleepWatch.stop();
      rotation.stop();
      await socket?.close();
      // Answers that were on their way have left through it.
      address.stop();
      await Promise.all([worker.stop(LONGEST_STOP_MS), trials.stop(LONGEST_STOP_MS)]);
      network?.close();
      await reader.close();
      if (hasRun) unattended(log, 'telling that the program was ended', () => lives.stopped());
      db.close();
    },
  };
  return handle;
};
