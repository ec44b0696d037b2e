import {
  ArrowDownloadRegular,
  ArrowSyncRegular,
  PauseRegular,
  PlayRegular,
  PlugConnectedRegular,
  ShieldCheckmarkRegular,
} from '@fluentui/react-icons';
import { useAction, useCall } from '../../hooks/useCall.ts';
import { goTo } from '../../hooks/useRoute.ts';
import { useMay, useTexts } from '../../hooks/surroundings.ts';
import { settingsSections, toHash } from '../../routes.ts';
import { screens } from '../Navigation.tsx';
import type { Option } from './options.ts';

export interface Commands {
  readonly commands: readonly Option[];
  /** Asks the store for the order that has this number. */
  fetchThis(text: string): Option;
  readonly screens: readonly Option[];
  /** What became of the command that was carried out last; "" where there is nothing to tell. */
  readonly told: string;
  readonly error: Error | null;
}

/** A dialog to be opened. */
export type Asking = { readonly what: 'fetch'; readonly text: string } | { readonly what: 'pause' };

/** What can be done from anywhere. `ask` opens the dialog of those that are asked about first. */
export const useCommands = (isOpen: boolean, ask: (asking: Asking) => void): Commands => {
  const texts = useTexts();
  const { search, overview } = texts;
  const reason = useMay('operator') ? null : texts.common.mayNot;
  const { data } = useCall('queue.pauses', {}, { enabled: isOpen });
  const isPaused = data?.pauses.some(({ integrationId }) => integrationId === null) ?? false;
  const look = useAction('poll.now');
  const resume = useAction('queue.resume');
  const ping = useAction('connections.pingAll');
  const verify = useAction('audit.startVerify');
  const all = [look, resume, ping, verify];
  const begin = (act: () => void) => () => {
    for (const each of all) each.reset();
    act();
  };
  const fetch = (words: string, text: string): Option => ({
    id: 'fetch',
    icon: <ArrowDownloadRegular fontSize={16} />,
    words,
    reason,
    act: () => ask({ what: 'fetch', text }),
  });
  const commands: readonly Option[] = [
    {
      id: 'look',
      icon: <ArrowSyncRegular fontSize={16} />,
      words: overview.lookNow,
      reason,
      stays: true,
      act: begin(() => look.mutate({})),
    },
    fetch(search.commands.fetch, ''),
    isPaused
      ? {
          id: 'resume',
          icon: <PlayRegular fontSize={16} />,
          words: search.commands.resume,
          reason,
          stays: true,
          act: begin(() => resume.mutate({})),
        }
      : {
          id: 'pause',
          icon: <PauseRegular fontSize={16} />,
          words: search.commands.pause,
          reason,
          act: () => ask({ what: 'pause' }),
        },
    {
      id: 'ping',
      icon: <PlugConnectedRegular fontSize={16} />,
      words: search.commands.ping,
      reason,
      stays: true,
      act: begin(() => ping.mutate({}, { onSuccess: () => goTo({ screen: 'connections' }) })),
    },
    {
      id: 'verify',
      icon: <ShieldCheckmarkRegular fontSize={16} />,
      words: search.commands.verify,
      stays: true,
      act: begin(() => verify.mutate({}, { onSuccess: () => goTo({ screen: 'audit', address: {} }) })),
    },
  ];
  return {
    commands,
    fetchThis: (text) => fetch(search.commands.fetchThis(text), text),
    screens: useScreens(),
    told: all.some(({ isPending }) => isPending)
      ? search.busy
      : (look.data && overview.looking(look.data.jobs)) || (resume.data && search.resumed) || '',
    error: all.find(({ error }) => error !== null)?.error ?? null,
  };
};

/** Every screen of the navigation, and the sections of the settings. */
const useScreens = (): readonly Option[] => {
  const { frame, settings } = useTexts();
  const open = (hash: string) => () => void (window.location.hash = hash);
  return [
    ...screens.map(([screen, Icon]) => ({
      id: `screen ${screen}`,
      icon: <Icon fontSize={16} />,
      words: frame[screen],
      act: open(`#/${screen}`),
    })),
    ...settingsSections.map((section) => ({
      id: `settings ${section}`,
      icon: screens.filter(([screen]) => screen === 'settings').map(([, Icon]) => <Icon key={section} fontSize={16} />),
      words: `${frame.settings}: ${settings.names[section]}`,
      act: open(toHash({ screen: 'settings', section })),
    })),
  ];
};
