import { useLocale, useTexts } from '../../hooks/surroundings.ts';
import { scaleOf, stackedTerms, sumOf, type Hour } from './hours.ts';

const legendTerms = ['equal', 'onTheWay', 'waiting', 'leftOut'] as const;

/** Orders per hour, stacked by term; the same figures as a table for who does not see bars. */
export const HoursChart = ({ hours }: { readonly hours: readonly Hour[] }) => {
  const texts = useTexts();
  const sum = (term: (typeof stackedTerms)[number]) => hours.reduce((all, hour) => all + hour[term], 0);
  // What is left out is the exception; the other terms are always there.
  const isShown = (term: (typeof legendTerms)[number]) => term !== 'leftOut' || sum(term) > 0;
  const summary = texts.overview.hoursSummary(sum('equal'), sum('onTheWay'), sum('waiting'), sum('leftOut'));
  return (
    <section aria-labelledby="hours-title">
      <div className="section-head">
        <h2 id="hours-title">{texts.overview.hours}</h2>
        <ul className="legend caption">
          {legendTerms.filter(isShown).map((term) => (
            <li key={term}>
              <i className={`bar-${term}`} aria-hidden="true" />
              {texts.terms[term]}
            </li>
          ))}
        </ul>
      </div>
      <Bars hours={hours} summary={summary} />
      <details className="as-table">
        <summary>{texts.overview.asTable}</summary>
        <HoursTable hours={hours} />
      </details>
    </section>
  );
};

const Bars = ({ hours, summary }: { readonly hours: readonly Hour[]; readonly summary: string }) => {
  const scale = scaleOf(hours);
  const top = scale.at(-1) ?? 1;
  return (
    <div className="bars" role="img" aria-label={summary}>
      {scale.map((value) => (
        <span key={value} className="bars-line" style={{ bottom: `${(value / top) * 100}%` }}>
          <span>{value}</span>
        </span>
      ))}
      {hours.map((hour) => (
        <Bar key={hour.hour} hour={hour} top={top} />
      ))}
    </div>
  );
};

const Bar = ({ hour, top }: { readonly hour: Hour; readonly top: number }) => {
  const locale = useLocale();
  const date = new Date(hour.hour);
  const clock = new Intl.DateTimeFormat(locale, { hour: 'numeric' }).format(date);
  return (
    <span className="bar">
      <span className="bar-stack" style={{ height: `${(sumOf(hour) / top) * 100}%` }}>
        {stackedTerms.map(
          (term) => hour[term] > 0 && <i key={term} className={`bar-${term}`} style={{ flexGrow: hour[term] }} />,
        )}
      </span>
      {date.getHours() % 4 === 0 && <span className="bar-hour">{clock}</span>}
    </span>
  );
};

const HoursTable = ({ hours }: { readonly hours: readonly Hour[] }) => {
  const texts = useTexts();
  const locale = useLocale();
  const format = new Intl.DateTimeFormat(locale, { weekday: 'short', hour: '2-digit', minute: '2-digit' });
  return (
    <table className="rows">
      <thead>
        <tr>
          <th scope="col">{texts.overview.hour}</th>
          {stackedTerms.map((term) => (
            <th key={term} scope="col" className="number">
              {texts.terms[term]}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {hours.map((hour) => (
          <tr key={hour.hour}>
            <th scope="row">{format.format(new Date(hour.hour))}</th>
            {stackedTerms.map((term) => (
              <td key={term} className="number">
                {hour[term]}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
};
