import { useTexts } from '../../../hooks/surroundings.ts';
import { CodeField, LinesField, OneOf, Section, Tick } from './fields.tsx';
import { orNone } from './orNone.ts';
import { useSetting } from './rulesContext.ts';

/** Which document, and for whom. */
export const CustomersTab = () => (
  <>
    <Document />
    <KeyedByHand />
    <Finding />
    <Unknown />
    <Credit />
    <Accounts />
  </>
);

const Document = () => {
  const { customers: words } = useTexts().rules;
  const [document, setDocument] = useSetting('document');
  const [posting, setPosting] = useSetting('posting');
  const [date, setDate] = useSetting('postingDate');
  const [closed, setClosed] = useSetting('closedPostingDate');
  return (
    <Section path="document-section" title={words.document}>
      <div className="rules-fields rules-wide">
        <OneOf
          path="document"
          label={words.kind}
          value={document}
          options={[
            ['salesOrder', words.order, words.orderMeaning],
            ['salesInvoice', words.invoice, words.invoiceMeaning],
          ]}
          onChange={setDocument}
        />
        <OneOf
          path="posting"
          label={words.posting}
          value={posting}
          options={[
            ['off', words.postingOff],
            ['automatic', words.postingOn, words.postingOnMeaning],
          ]}
          onChange={setPosting}
        />
        <OneOf
          path="postingDate"
          label={words.date}
          value={date}
          options={[
            ['today', words.today],
            ['placed', words.placed],
            ['paid', words.paid],
          ]}
          onChange={setDate}
        />
        <OneOf
          path="closedPostingDate"
          label={words.closed}
          value={closed}
          options={[
            ['park', words.closedPark],
            ['firstOpenDay', words.closedFirst],
          ]}
          onChange={setClosed}
        />
      </div>
    </Section>
  );
};

const KeyedByHand = () => {
  const { customers: words } = useTexts().rules;
  const [patterns, set] = useSetting('keyedByHand');
  return (
    <Section path="keyedByHand-section" title={words.byHand} meaning={words.byHandMeaning}>
      <div className="rules-narrow">
        <LinesField
          path="keyedByHand"
          label={words.patterns}
          hint={words.patternsHint}
          values={patterns}
          onChange={(typed = []) => set(typed)}
        />
      </div>
    </Section>
  );
};

const Finding = () => {
  const { customers: words } = useTexts().rules;
  const [customers, set] = useSetting('customers');
  const [byEmail, setByEmail] = useSetting('matchGuestsByEmail');
  return (
    <Section path="customers" title={words.find}>
      <Tick
        path="matchGuestsByEmail"
        label={words.guests}
        hint={words.guestsHint}
        value={byEmail}
        onChange={setByEmail}
      />
      <Tick
        path="customers.guestsOnTerms"
        label={words.onTerms}
        hint={words.onTermsHint}
        value={customers.guestsOnTerms}
        onChange={(guestsOnTerms) => set({ ...customers, guestsOnTerms })}
      />
      <Tick
        path="customers.byVatNumber"
        label={words.byVat}
        value={customers.byVatNumber}
        onChange={(byVatNumber) => set({ ...customers, byVatNumber })}
      />
      <div className="rules-narrow">
        <CodeField
          path="customers.numberField"
          label={words.numberField}
          hint={words.numberFieldHint}
          maxLength={100}
          value={customers.numberField}
          onChange={(typed) => set({ ...customers, numberField: orNone(typed) })}
        />
      </div>
    </Section>
  );
};

const Unknown = () => {
  const { customers: words } = useTexts().rules;
  const [customers, set] = useSetting('customers');
  return (
    <Section path="customers-unknown" title={words.unknown}>
      <Tick
        path="customers.create"
        label={words.create}
        hint={words.createHint}
        value={customers.create}
        onChange={(create) => set({ ...customers, create })}
      />
      <div className="rules-narrow">
        <CodeField
          path="customers.fallback"
          label={words.fallback}
          hint={words.fallbackHint}
          value={customers.fallback}
          onChange={(typed) => set({ ...customers, fallback: orNone(typed) })}
        />
      </div>
      <Tick
        path="customers.holdPosting"
        label={words.hold}
        value={customers.holdPosting}
        onChange={(holdPosting) => set({ ...customers, holdPosting })}
      />
    </Section>
  );
};

const Credit = () => {
  const { customers: words } = useTexts().rules;
  const [customers, set] = useSetting('customers');
  return (
    <Section path="customers-credit" title={words.credit}>
      <OneOf
        path="customers.overCreditLimit"
        label={words.over}
        value={customers.overCreditLimit}
        options={[
          ['park', words.overPark],
          ['import', words.overImport],
        ]}
        onChange={(overCreditLimit) => set({ ...customers, overCreditLimit })}
      />
    </Section>
  );
};

const Accounts = () => {
  const { customers: words } = useTexts().rules;
  const [follow, setFollow] = useSetting('followAccounts');
  return (
    <Section path="followAccounts-section" title={words.accounts} meaning={words.accountsMeaning}>
      <OneOf
        path="followAccounts"
        label={words.follow}
        value={follow}
        options={[
          ['compare', words.followCompare, words.followCompareMeaning],
          ['webhooks', words.followWebhooks, words.followWebhooksMeaning],
          ['off', words.followOff],
        ]}
        onChange={setFollow}
      />
    </Section>
  );
};
