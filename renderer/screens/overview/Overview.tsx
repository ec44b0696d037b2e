import { ArrowSyncRegular } from '@fluentui/react-icons';
import type { Overview as OverviewData } from '../../../main/contract/views.ts';
import { ActionButton } from '../../components/ActionButton.tsx';
import { ErrorNote } from '../../components/ErrorNote.tsx';
import { Loaded } from '../../components/Loaded.tsx';
import { MoneyEquation } from '../../components/MoneyEquation.tsx';
import { PauseControl } from '../../components/PauseControl.tsx';
import { ScreenHead } from '../../components/ScreenHead.tsx';
import { useAlarms } from '../../hooks/useAlarms.ts';
import { useAction, useCall } from '../../hooks/useCall.ts';
import { useLocale, useTexts } from '../../hooks/surroundings.ts';
import { useNow } from '../../hooks/useNow.ts';
import { formatTime } from '../../format.ts';
import { AlarmBanner } from './AlarmBanner.tsx';
import { ConnectionCards } from './ConnectionCards.tsx';
import { Decisions } from './Decisions.tsx';
import { HoursChart } from './HoursChart.tsx';
import { LastSuccess } from './LastSuccess.tsx';
import { PauseNote } from './PauseNote.tsx';
import { overviewSentence } from './sentence.ts';

/** Is everything accounted for? */
export const Overview = () => {
  const texts = useTexts();
  const query = useCall('overview.get', {});
  return (
    <>
      {query.data === undefined && <ScreenHead title={texts.frame.overview} />}
      <Loaded query={query} rows={8}>
        {(overview) => <Answer overview={overview} comparedAt={query.dataUpdatedAt} />}
      </Loaded>
    </>
  );
};

const Answer = ({ overview, comparedAt }: { readonly overview: OverviewData; readonly comparedAt: number }) => {
  const texts = useTexts();
  const locale = useLocale();
  const now = useNow();
  const writesStopped = useAlarms().some(({ stopsWrites }) => stopsWrites);
  const { title, detail } = overviewSentence(texts, overview, { writesStopped });
  const isSetUp = overview.equations.length > 0;
  const time = formatTime(locale, new Date(comparedAt).toISOString(), now);
  const compared = hasEqual(overview) ? texts.overview.comparedAt(time) : '';
  return (
    <>
      <ScreenHead
        title={title}
        name={texts.frame.overview}
        sentence={isSetUp ? `${detail} ${compared}`.trim() : detail}
        actions={isSetUp ? <Actions /> : undefined}
      />
      <AlarmBanner />
      <PauseNote />
      {isSetUp && <MoneyEquation equations={overview.equations} />}
      {isSetUp && (
        <div className="overview-two">
          <HoursChart hours={overview.hours} />
          <Decisions waiting={overview.waiting} count={overview.waitingCount} />
        </div>
      )}
      {overview.connections.length > 0 && <ConnectionCards connections={overview.connections} />}
      {isSetUp && <LastSuccess />}
    </>
  );
};

/** Only what stands on both sides can be compared. */
const hasEqual = ({ equations }: OverviewData): boolean =>
  equations.some(({ byCurrency }) => byCurrency.some(({ equal }) => equal.count > 0));

const Actions = () => (
  <>
    <PauseControl />
    <LookNow />
  </>
);

const LookNow = () => {
  const texts = useTexts();
  const look = useAction('poll.now');
  return (
    <>
      <span className="caption" role="status">
        {look.data !== undefined && texts.overview.looking(look.data.jobs)}
      </span>
      <ActionButton icon={<ArrowSyncRegular />} disabled={look.isPending} onClick={() => look.mutate({})}>
        {texts.overview.lookNow}
      </ActionButton>
      {look.error !== null && <ErrorNote error={look.error} />}
    </>
  );
};
