import type { Equation, Term } from '../../main/contract/views.ts';
import { formatAmount } from '../format.ts';
import { useLocale, useTexts } from '../hooks/surroundings.ts';
import { toHash } from '../routes.ts';
import { Money } from './Money.tsx';
import { StatusMark } from './StatusMark.tsx';

type Sum = Equation['byCurrency'][number];
const terms = ['equal', 'onTheWay', 'waiting', 'leftOut'] as const satisfies readonly Term[];

const todaysOrders = (integrationId: string, term: Term): string =>
  toHash({ screen: 'orders', filter: { integrationId, term, period: 'today' } });

/** In the store = in NAV, equal + on their way + wait for you + left out by rule, per integration and currency. */
export const MoneyEquation = ({ equations }: { readonly equations: readonly Equation[] }) => {
  const texts = useTexts();
  return (
    <div className="equation">
      <table>
        <caption className="hidden">{texts.overview.equation}</caption>
        <thead>
          <tr>
            <th scope="col">{texts.overview.today}</th>
            <th scope="col" className="number">
              {texts.overview.inTheStore}
            </th>
            {terms.map((term, index) => (
              <TermHead key={term} term={term} operator={index === 0 ? texts.common.equals : texts.common.plus} />
            ))}
            <th scope="col" className="adds-up">
              {texts.overview.addsUp}
            </th>
          </tr>
        </thead>
        <tbody>
          {equations.map((equation) => (
            <IntegrationRows key={equation.integrationId} equation={equation} />
          ))}
        </tbody>
      </table>
    </div>
  );
};

const TermHead = ({ term, operator }: { readonly term: Term; readonly operator: string }) => {
  const texts = useTexts();
  return (
    <>
      <th className="operator">
        <span className="hidden">{operator}</span>
      </th>
      <th scope="col" className="number">
        {texts.terms[term]}
      </th>
    </>
  );
};

const IntegrationRows = ({ equation }: { readonly equation: Equation }) => {
  const texts = useTexts();
  if (equation.byCurrency.length === 0)
    return (
      <tr>
        <IntegrationName equation={equation} />
        <td colSpan={10} className="quiet nothing">
          {texts.overview.noOrders}
        </td>
      </tr>
    );
  return equation.byCurrency.map((sum, index) => (
    <tr key={sum.currency}>
      <IntegrationName equation={equation} isAgain={index > 0} />
      <TermCell label={texts.overview.inTheStore} sum={sum.store} currency={sum.currency} strong />
      {terms.map((term, index) => (
        <OneTerm
          key={term}
          term={term}
          sign={index === 0 ? (sum.addsUp ? '=' : '≠') : '+'}
          equation={equation}
          sum={sum}
        />
      ))}
      <td className="adds-up">
        <StatusMark
          mark={sum.addsUp ? 'equal' : 'differs'}
          word={sum.addsUp ? texts.overview.toTheCent : texts.overview.doesNot}
        />
      </td>
    </tr>
  ));
};

interface IntegrationNameProps {
  readonly equation: Equation;
  /** It stands in the row above already. */
  readonly isAgain?: boolean;
}

const IntegrationName = ({ equation, isAgain = false }: IntegrationNameProps) => {
  const texts = useTexts();
  const name = equation.name || equation.integrationId;
  if (isAgain)
    return (
      <th scope="row" className="integration quiet">
        {name}
      </th>
    );
  return (
    <th scope="row" className="integration">
      <span className="strong">{name}</span>
      {equation.mode === 'shadow' && <span className="pill">{texts.overview.shadow}</span>}
      {equation.beingRead > 0 && <span className="below">{texts.overview.beingRead(equation.beingRead)}</span>}
    </th>
  );
};

interface OneTermProps {
  readonly term: Term;
  readonly sign: string;
  readonly equation: Equation;
  readonly sum: Sum;
}

const OneTerm = ({ term, sign, equation, sum }: OneTermProps) => {
  const texts = useTexts();
  const locale = useLocale();
  const href = sum[term].count === 0 ? undefined : todaysOrders(equation.integrationId, term);
  return (
    <>
      <td className="operator" aria-hidden="true">
        {sign}
      </td>
      <TermCell label={texts.terms[term]} sum={sum[term]} currency={sum.currency} href={href} strong={term === 'equal'}>
        {term === 'equal' && !sum.addsUp && sum.navAmount !== sum.equal.amount && (
          <span className="below attention">
            {texts.overview.navHas(`${formatAmount(locale, sum.navAmount, sum.currency)} ${sum.currency}`)}
          </span>
        )}
      </TermCell>
    </>
  );
};

interface TermCellProps {
  /** Names the figure where the table is stacked and has no head. */
  readonly label: string;
  readonly sum: { readonly count: number; readonly amount: string };
  readonly currency: string;
  readonly href?: string | undefined;
  readonly strong?: boolean;
  readonly children?: React.ReactNode;
}

const TermCell = ({ label, sum, currency, href, strong = false, children }: TermCellProps) => {
  const texts = useTexts();
  const money = <Money amount={sum.amount} currency={currency} quietZero />;
  const count = sum.count === 0 ? texts.common.none : texts.common.orders(sum.count);
  return (
    <td className="number" data-label={label}>
      <span className={strong ? 'strong' : undefined}>{money}</span>
      <span className="below">{href === undefined ? count : <a href={href}>{count}</a>}</span>
      {children}
    </td>
  );
};
