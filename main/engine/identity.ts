import { hostname } from 'node:os';
import { resolve } from 'node:path';
import type { Alarms } from '../base/alarm.ts';
import type { Ports } from '../base/ports.ts';
import type { Database } from '../db/database.ts';
import type { Host } from '../host.ts';
import type { AlarmAnswers } from './alarmAnswers.ts';
import { type Installation, openInstallation, type Place } from './installation.ts';

/** This installation, where it runs now. */
export function installationAt(db: Database, host: Host, ports: Ports): Installation {
  const here = { machine: host.machine ?? hostname(), dataFolder: host.place ?? resolve(host.dataFolder) };
  return openInstallation(db, here, ports);
}

/** Before any job runs: writes wait until a person has said whether it was moved or copied. */
export function tellWhetherMoved(installation: Installation, alarms: Alarms): void {
  const now = installation.here;
  const before = installation.movedFrom();
  if (!before) return alarms.clear('installation-moved', 'installation');
  alarms.raise({
    kind: 'installation-moved',
    scope: 'installation',
    message: `Until now this installation ran ${inWords(before)}, and now it was started ${inWords(now)}. Nothing is written until you have said why.`,
    whatToDo:
      'If it was moved or the computer was renamed, and the old one will not run again, answer that it was moved. If the old one goes on, answer that this is a copy.',
    params: {
      machineBefore: before.machine,
      folderBefore: withoutPerson(before.dataFolder),
      machineNow: now.machine,
      folderNow: withoutPerson(now.dataFolder),
    },
    stopsWrites: true,
  });
}

function inWords({ machine, dataFolder }: Place): string {
  return `on the computer ${machine} in ${withoutPerson(dataFolder)}`;
}

/** The folder of a profile is called after whom it belongs to. */
function withoutPerson(folder: string): string {
  return folder.replace(/([\\/](?:users|home)[\\/])[^\\/]+/i, '$1…');
}

export interface MovedAnswersOptions {
  readonly installation: Installation;
  /** Integrations only show from now on, and the other one's address is no longer ours. */
  readonly standAlone: (actor: string) => void;
  readonly forgetHeartbeats: () => void;
  readonly integrations: () => number;
  /** What was held back while nobody had answered. */
  readonly goOn: () => void;
}

export function movedAnswers(options: MovedAnswersOptions): NonNullable<AlarmAnswers['installation-moved']> {
  const { installation, standAlone, forgetHeartbeats, integrations, goOn } = options;
  return {
    moved: {
      async carryOut() {
        installation.settleHere();
        goOn();
      },
    },
    copied: {
      preview: async () => ({
        message: `What it joins only shows from now on, until you switch it live here: ${integrations()}. The public address stays with the other installation; enter one of its own.`,
        params: { count: String(integrations()) },
      }),
      // Its intents and links stay: what the other one wrote until the copy was made is still written.
      async carryOut(_alarm, actor) {
        installation.becomeAnother();
        forgetHeartbeats();
        standAlone(actor);
      },
    },
  };
}
