import type { IntegrationView } from '../../../main/contract/views.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { Loaded } from '../../components/Loaded.tsx';
import { PauseControl } from '../../components/PauseControl.tsx';
import { PauseWords } from '../../components/PauseWords.tsx';
import { ScreenHead } from '../../components/ScreenHead.tsx';
import { StatusMark } from '../../components/StatusMark.tsx';
import { useCall } from '../../hooks/useCall.ts';
import { usePauses } from '../../hooks/usePauses.ts';
import { useLocale, useTexts } from '../../hooks/surroundings.ts';
import { formatDayAndTime, formatUtc } from '../../format.ts';
import { AddIntegration } from '../setup/AddLinks.tsx';
import { GoingLive } from './GoingLive.tsx';
import { ModeSwitch } from './ModeSwitch.tsx';
import { Reread } from './Reread.tsx';

/** Which store writes into which company, and whether it does. */
export const Integrations = () => {
  const { integrations: words } = useTexts();
  const query = useCall('integrations.list', {});
  return (
    <>
      <ScreenHead title={words.title} sentence={words.sentence} actions={<AddIntegration />} />
      <Loaded query={query}>
        {({ integrations }) =>
          integrations.length === 0 ? (
            <EmptyState title={words.empty} remedy={words.emptyRemedy} />
          ) : (
            <div className="connections" data-rows>
              {integrations.map((integration) => (
                <IntegrationCard key={integration.id} integration={integration} />
              ))}
            </div>
          )
        }
      </Loaded>
    </>
  );
};

const IntegrationCard = ({ integration }: { readonly integration: IntegrationView }) => {
  const { integrations: words } = useTexts();
  const id = `integration-${integration.id}`;
  const isLive = integration.mode === 'live';
  return (
    <section className="card connection" aria-labelledby={id}>
      <h2 id={id}>{integration.name}</h2>
      <p>
        {integration.storeName} <span aria-hidden="true">→</span> <span className="hidden">{words.into}</span>{' '}
        {integration.company || integration.navName}
      </p>
      <p>
        <StatusMark mark={isLive ? 'fine' : 'waiting'} word={words[integration.mode]} />
      </p>
      <Paused integration={integration} />
      <IntegrationFacts integration={integration} />
      <GoingLive run={integration.goingLive} />
      <div className="integration-actions">
        <ModeSwitch integration={integration} />
        <Reread integration={integration} />
        <PauseControl integration={{ id: integration.id, name: integration.name }} />
      </div>
    </section>
  );
};

const Paused = ({ integration: { id } }: { readonly integration: IntegrationView }) => {
  const { queue: words } = useTexts();
  const pauses = usePauses();
  const pause = pauses.everything ?? pauses.of(id);
  if (pause === null) return null;
  return (
    <p>
      <StatusMark mark="paused" word={pauses.everything === null ? words.pausedHere : words.pausedAll} />{' '}
      <PauseWords pause={pause} />
    </p>
  );
};

const IntegrationFacts = ({ integration }: { readonly integration: IntegrationView }) => {
  const { integrations: words } = useTexts();
  const locale = useLocale();
  const { startAt, prefix, shadowed } = integration;
  return (
    <dl className="facts">
      <dt>{words.nav}</dt>
      <dd className="wrap">{integration.navName}</dd>
      <dt>{words.prefix}</dt>
      <dd>{prefix === '' ? words.noPrefix : <span className="mono">{prefix}</span>}</dd>
      <dt>{words.startAt}</dt>
      <dd>
        <time dateTime={startAt} title={Number.isNaN(Date.parse(startAt)) ? undefined : formatUtc(startAt)}>
          {formatDayAndTime(locale, startAt)}
        </time>
      </dd>
      <dt>{words.shadowed}</dt>
      <dd>{words.shadowedOrders(shadowed)}</dd>
    </dl>
  );
};
