import type { ExchangeView } from '../../main/contract/views.ts';
import { useConnectionName } from '../hooks/useConnectionName.ts';
import { useLocale, usePhrase, useTexts } from '../hooks/surroundings.ts';
import { formatClock, formatUtc } from '../format.ts';
import { SealedContents } from './SealedContents.tsx';
import { StatusMark } from './StatusMark.tsx';

const isFine = (exchange: ExchangeView): boolean =>
  exchange.failure === null && exchange.status !== null && exchange.status < 400;

/** Every request made for an order: what was asked, what was answered, how long it took. */
export const RequestInspector = ({ exchanges }: { readonly exchanges: readonly ExchangeView[] }) => (
  <ul className="requests">
    {exchanges.map((exchange) => (
      <li key={`${exchange.at} ${exchange.method} ${exchange.url}`}>
        <Exchange exchange={exchange} />
      </li>
    ))}
  </ul>
);

const Exchange = ({ exchange }: { readonly exchange: ExchangeView }) => {
  const texts = useTexts();
  const locale = useLocale();
  const phrase = usePhrase();
  const nameOf = useConnectionName();
  const status = exchange.status === null ? texts.order.noAnswer : String(exchange.status);
  return (
    <details>
      <summary>
        <StatusMark mark={isFine(exchange) ? 'fine' : 'attention'} />
        <span className="request-what">
          {nameOf(exchange.system)}: {phrase(exchange.summary)}
        </span>
        <span className="caption">
          {status}, {texts.connection.milliseconds(exchange.milliseconds)}
        </span>
        <time className="caption" dateTime={exchange.at} title={formatUtc(exchange.at)}>
          {formatClock(locale, exchange.at)}
        </time>
      </summary>
      <p className="mono wrap">
        {exchange.method} {exchange.url}
      </p>
      {exchange.failure !== null && <p className="attention">{exchange.failure}</p>}
      {exchange.hasContents ? (
        <SealedContents
          seq={exchange.seq}
          parts={[
            ['request', texts.order.request],
            ['response', texts.order.response],
          ]}
        />
      ) : (
        <p className="quiet">{texts.order.noBody}</p>
      )}
    </details>
  );
};
