import {
  ArrowSwapFilled,
  ArrowSwapRegular,
  CalendarClockFilled,
  CalendarClockRegular,
  CartFilled,
  CartRegular,
  DiamondFilled,
  DiamondRegular,
  HistoryFilled,
  HistoryRegular,
  HomeFilled,
  HomeRegular,
  LinkFilled,
  LinkRegular,
  MailInboxFilled,
  MailInboxRegular,
  PlugConnectedFilled,
  PlugConnectedRegular,
  SettingsFilled,
  SettingsRegular,
  type FluentIcon,
} from '@fluentui/react-icons';
import { useAlarms } from '../hooks/useAlarms.ts';
import { useCall } from '../hooks/useCall.ts';
import { useRoute } from '../hooks/useRoute.ts';
import { useTexts } from '../hooks/surroundings.ts';
import type { Route } from '../routes.ts';
import type { Texts } from '../texts/texts.ts';
import { Foot } from './Foot.tsx';

type Screen = Exclude<Route['screen'], 'order' | 'connection' | 'setup'>;
type GroupName = 'everyDay' | 'lookInside' | 'setUp';
type Entry = readonly [Screen, FluentIcon, FluentIcon];

/** More are not counted beside the word, and beside the icon where it stands alone; all stand in the tooltip. */
const mostBesideWord = 999;
const mostBesideIcon = 99;

const atMost = (count: number, most: number): string => (count > most ? `${most}+` : String(count));

const overviewEntry: Entry = ['overview', HomeRegular, HomeFilled];
const groups: readonly (readonly [GroupName, readonly Entry[]])[] = [
  [
    'everyDay',
    [
      ['orders', CartRegular, CartFilled],
      ['attention', DiamondRegular, DiamondFilled],
    ],
  ],
  [
    'lookInside',
    [
      ['deliveries', MailInboxRegular, MailInboxFilled],
      ['audit', HistoryRegular, HistoryFilled],
    ],
  ],
  [
    'setUp',
    [
      ['connections', PlugConnectedRegular, PlugConnectedFilled],
      ['integrations', LinkRegular, LinkFilled],
      ['mapping', ArrowSwapRegular, ArrowSwapFilled],
      ['schedules', CalendarClockRegular, CalendarClockFilled],
      ['settings', SettingsRegular, SettingsFilled],
    ],
  ],
];

/** Every screen that the navigation leads to, in its order. */
export const screens: readonly Entry[] = [overviewEntry, ...groups.flatMap(([, entries]) => entries)];

const currentOf = (route: Route): Screen => {
  if (route.screen === 'order') return 'orders';
  return route.screen === 'connection' || route.screen === 'setup' ? 'connections' : route.screen;
};

/** What waits for a person: orders by their causes, and alarms. */
interface Waiting {
  readonly count: number;
  readonly words: string;
  /** An alarm that stops writes is among it. */
  readonly isStopped: boolean;
}

const useWaiting = (texts: Texts): Waiting | null => {
  const orders = useCall('overview.get', {}).data?.waitingCount ?? 0;
  const alarms = useAlarms();
  if (orders + alarms.length === 0) return null;
  const words = [
    ...(alarms.length > 0 ? [texts.alarms.stand(alarms.length)] : []),
    ...(orders > 0 ? [texts.frame.ordersWait(orders)] : []),
  ];
  return {
    count: orders + alarms.length,
    words: words.join(', '),
    isStopped: alarms.some(({ stopsWrites }) => stopsWrites),
  };
};

export const Navigation = () => {
  const texts = useTexts();
  const current = currentOf(useRoute());
  const waiting = useWaiting(texts);
  return (
    <nav className="side" aria-label={texts.frame.screens}>
      <ul>
        <NavigationEntry entry={overviewEntry} current={current} texts={texts} />
      </ul>
      {groups.map(([group, entries]) => (
        <NavigationGroup key={group} name={texts.frame[group]}>
          {entries.map((entry) => (
            <NavigationEntry
              key={entry[0]}
              entry={entry}
              current={current}
              texts={texts}
              waiting={entry[0] === 'attention' ? waiting : null}
            />
          ))}
        </NavigationGroup>
      ))}
      <p className="hidden" role="status">
        {waiting?.words}
      </p>
      <Foot />
    </nav>
  );
};

const NavigationGroup = ({ name, children }: { readonly name: string; readonly children: React.ReactNode }) => (
  <>
    <p className="side-group" aria-hidden="true">
      <span>{name}</span>
    </p>
    <ul aria-label={name}>{children}</ul>
  </>
);

interface NavigationEntryProps {
  readonly entry: Entry;
  readonly current: Screen;
  readonly texts: Texts;
  readonly waiting?: Waiting | null;
}

const NavigationEntry = ({ entry: [screen, Plain, Filled], current, texts, waiting = null }: NavigationEntryProps) => {
  const isCurrent = screen === current;
  const Icon = isCurrent ? Filled : Plain;
  return (
    <li>
      <a href={`#/${screen}`} aria-current={isCurrent ? 'page' : undefined} title={texts.frame[screen]}>
        <Icon fontSize={20} aria-hidden="true" />
        <span className="side-word">{texts.frame[screen]}</span>
        {waiting !== null && (
          <span className={waiting.isStopped ? 'count count-down' : 'count'} title={waiting.words}>
            <span className="count-all" aria-hidden="true">
              {atMost(waiting.count, mostBesideWord)}
            </span>
            <span className="count-short" aria-hidden="true">
              {atMost(waiting.count, mostBesideIcon)}
            </span>
            <span className="hidden">{waiting.words}</span>
          </span>
        )}
      </a>
    </li>
  );
};
