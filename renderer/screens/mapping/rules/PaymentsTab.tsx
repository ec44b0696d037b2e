import type { IntegrationRules } from '../../../../main/contract/ruleCalls.ts';
import { useTexts } from '../../../hooks/surroundings.ts';
import { CodeField, OneOf, Section } from './fields.tsx';
import { orNone } from './orNone.ts';
import { PairTable } from './PairTable.tsx';
import { useRules, useSetting } from './rulesContext.ts';

type Payment = IntegrationRules['payments'][string];

/** Which payment method of the store is which in NAV. */
export const PaymentsTab = () => {
  const { payments: words } = useTexts().rules;
  const [unknown, setUnknown] = useSetting('unknownPayment');
  return (
    <>
      <Section path="payments-section" title={words.table} meaning={`${words.meaning} ${words.journalMeaning}`}>
        <Methods />
      </Section>
      <section className="rules-section">
        <OneOf
          path="unknownPayment"
          label={words.unknown}
          value={unknown}
          options={[
            ['leave', words.leave],
            ['park', words.park, words.parkMeaning],
          ]}
          onChange={setUnknown}
        />
      </section>
    </>
  );
};

const Methods = () => {
  const { payments: words } = useTexts().rules;
  const { choices } = useRules();
  const [payments, set] = useSetting('payments');
  return (
    <PairTable
      path="payments"
      label={words.table}
      headings={[words.inStore, words.method, words.terms, words.journal]}
      pairs={payments}
      onChange={set}
      blank={(): Payment => ({})}
      addLabel={words.add}
      addNamed={words.addNamed}
      empty={words.empty}
      choices={choices?.storePayments ?? null}
    >
      {(name, payment, change) => (
        <>
          <td>
            <CodeField
              path={`payments.${name}.method`}
              label={words.methodOf(name)}
              isLabelHidden
              maxLength={10}
              choices={choices?.paymentMethods}
              value={payment.method}
              onChange={(typed) => change({ ...payment, method: orNone(typed) })}
            />
          </td>
          <td>
            <CodeField
              path={`payments.${name}.terms`}
              label={words.termsOf(name)}
              isLabelHidden
              maxLength={10}
              choices={choices?.paymentTerms}
              value={payment.terms}
              onChange={(typed) => change({ ...payment, terms: orNone(typed) })}
            />
          </td>
          <td>
            <CodeField
              path={`payments.${name}.journal`}
              label={words.journalOf(name)}
              isLabelHidden
              maxLength={10}
              value={payment.journal}
              onChange={(typed) => change({ ...payment, journal: orNone(typed) })}
            />
          </td>
        </>
      )}
    </PairTable>
  );
};
