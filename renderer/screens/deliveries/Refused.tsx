import type { RefusalRow } from '../../../main/contract/deliveryCalls.ts';
import { Time } from '../../components/Ago.tsx';
import { Loaded } from '../../components/Loaded.tsx';
import { useCall } from '../../hooks/useCall.ts';
import { useLocale, useTexts } from '../../hooks/surroundings.ts';
import { formatCount } from '../../format.ts';
import { wordFor } from '../../texts/texts.ts';

const lookEvery = 30_000;

/** What was turned away at the receiver, counted per hour and reason. */
export const Refused = () => {
  const { refused: words } = useTexts().deliveries;
  const query = useCall('deliveries.refused', {}, { every: () => lookEvery });
  return (
    <section className="section" aria-labelledby="refused">
      <h2 id="refused">{words.title}</h2>
      <Loaded query={query} rows={3}>
        {({ rows }) => (
          <>
            <p className="quiet">
              {rows.length === 0 ? words.none : words.sentence(rows.reduce((sum, { count }) => sum + count, 0))}
            </p>
            {rows.length > 0 && <RefusedTable rows={rows} />}
          </>
        )}
      </Loaded>
    </section>
  );
};

const RefusedTable = ({ rows }: { readonly rows: readonly RefusalRow[] }) => {
  const { refused: words } = useTexts().deliveries;
  const locale = useLocale();
  return (
    <div className="scroll-x" tabIndex={0} role="group" aria-label={words.title}>
      <table className="rows">
        <thead>
          <tr>
            <th scope="col">{words.hour}</th>
            <th scope="col">{words.source}</th>
            <th scope="col">{words.reason}</th>
            <th scope="col" className="number">
              {words.count}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ hour, sourceName, reason, count }) => (
            <tr key={`${hour} ${sourceName} ${reason}`}>
              <td className="no-wrap">
                <Time at={hour} />
              </td>
              <td>{sourceName === '' ? <span className="quiet">{words.unknown}</span> : sourceName}</td>
              <td>{wordFor(words.reasons, reason)}</td>
              <td className="number">{formatCount(locale, count)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
};
