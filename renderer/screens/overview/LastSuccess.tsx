import type { Overview } from '../../../main/contract/views.ts';
import { Ago } from '../../components/Ago.tsx';
import { StatusMark } from '../../components/StatusMark.tsx';
import { useTexts } from '../../hooks/surroundings.ts';

/** When each way last worked: the store called, we looked, NAV took an order. */
export const LastSuccess = ({ overview }: { readonly overview: Overview }) => {
  const texts = useTexts();
  const lines = [
    [texts.overview.lastDelivery, overview.lastDeliveryAt],
    [texts.overview.lastPoll, overview.lastPollAt],
    [texts.overview.lastWritten, overview.lastWrittenAt],
  ] as const;
  return (
    <section aria-labelledby="last-title">
      <div className="section-head">
        <h2 id="last-title">{texts.overview.lastSuccess}</h2>
      </div>
      <dl className="last-success">
        {lines.map(([what, at]) => (
          <div key={what}>
            <dt>{what}</dt>
            <dd>
              <StatusMark mark={at === null ? 'waiting' : 'fine'} />
              {at === null ? texts.common.never : <Ago at={at} />}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
};
