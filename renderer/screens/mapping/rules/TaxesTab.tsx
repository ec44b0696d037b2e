import type { IntegrationRules } from '../../../../main/contract/ruleCalls.ts';
import { useTexts } from '../../../hooks/surroundings.ts';
import { useQuestion, type Question } from '../../../hooks/useQuestion.ts';
import { CodeField, LinesField, OneOf, Section } from './fields.tsx';
import { Rates } from './Rates.tsx';
import { RowList } from './RowList.tsx';
import { useRules, useSetting } from './rulesContext.ts';
import { TaxMap } from './TaxMap.tsx';
import { TaxProposals } from './TaxProposals.tsx';

type TaxAccount = IntegrationRules['taxAccounts'][number];

/** Who computes tax, which rate is which code, and which orders are taxed how. */
export const TaxesTab = () => {
  const { rules } = useRules();
  const propose = useQuestion('taxes.propose');
  return (
    <>
      <WhoComputes />
      {rules.storeTax === 'line' && <TaxAccounts />}
      <TaxRates propose={propose} />
      <TaxMap propose={propose} />
    </>
  );
};

const WhoComputes = () => {
  const { taxes: words } = useTexts().rules;
  const [storeTax, set] = useSetting('storeTax');
  return (
    <section className="rules-section">
      <OneOf
        path="storeTax"
        label={words.who}
        value={storeTax}
        options={[
          ['nav', words.nav, words.navMeaning],
          ['line', words.line, words.lineMeaning],
        ]}
        onChange={set}
      />
    </section>
  );
};

const TaxAccounts = () => {
  const { taxes: words, rows } = useTexts().rules;
  const { choices } = useRules();
  const [accounts, set] = useSetting('taxAccounts');
  return (
    <Section path="taxAccounts" title={words.accounts} meaning={rows.firstHolds}>
      <RowList
        path="taxAccounts"
        label={words.accounts}
        rows={accounts}
        onChange={set}
        blank={(): TaxAccount => ({ account: '' })}
        add={words.addAccount}
        empty={words.noAccounts}
        nameOf={({ account }, index) => account || rows.row(index + 1)}
      >
        {({ labels, account }, change, path) => (
          <div className="rules-fields">
            <LinesField
              path={`${path}.labels`}
              label={words.labels}
              hint={words.labelsHint}
              values={labels}
              onChange={(typed) => change({ labels: typed })}
            />
            <CodeField
              path={`${path}.account`}
              label={words.account}
              required
              choices={choices?.accounts}
              value={account}
              onChange={(typed) => change({ account: typed })}
            />
          </div>
        )}
      </RowList>
    </Section>
  );
};

const TaxRates = ({ propose }: { readonly propose: Question<'taxes.propose'> }) => {
  const { taxes: words } = useTexts().rules;
  const { choices, mayEdit, rules } = useRules();
  const [taxes, setTaxes] = useSetting('taxes');
  const [untaxed, setUntaxed] = useSetting('untaxedTaxCode');
  return (
    <Section path="taxes-and-untaxed" title={words.rates} meaning={words.ratesMeaning}>
      <div className="rules-two">
        <div>
          <Rates path="taxes" taxes={taxes} onChange={setTaxes} least={rules.storeTax === 'line' ? 0 : 1} />
          <div className="rules-narrow">
            <CodeField
              path="untaxedTaxCode"
              label={words.untaxed}
              hint={words.untaxedHint}
              required
              choices={choices?.taxCodes}
              value={untaxed}
              onChange={setUntaxed}
            />
          </div>
        </div>
        {mayEdit && <TaxProposals propose={propose} />}
      </div>
    </Section>
  );
};
