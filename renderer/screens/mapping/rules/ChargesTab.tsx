import { useTexts } from '../../../hooks/surroundings.ts';
import { CodeField, LinesField, ListField, Section, Tick } from './fields.tsx';
import { RowList } from './RowList.tsx';
import { useRules, useSetting } from './rulesContext.ts';
import { Target } from './Target.tsx';

/** Where money is booked that is no item. */
export const ChargesTab = () => (
  <>
    <Accounts />
    <Shipping />
    <Fees />
    <GiftCards />
    <Tender />
  </>
);

const Accounts = () => {
  const { charges: words } = useTexts().rules;
  const { choices } = useRules();
  const [accounts, set] = useSetting('accounts');
  return (
    <Section path="accounts" title={words.accounts} meaning={words.accountsMeaning}>
      <div className="rules-fields">
        {(['shipping', 'fees', 'rounding'] as const).map((name) => (
          <CodeField
            key={name}
            path={`accounts.${name}`}
            label={words[name]}
            required
            choices={choices?.accounts}
            value={accounts[name]}
            onChange={(typed) => set({ ...accounts, [name]: typed })}
          />
        ))}
      </div>
    </Section>
  );
};

const Shipping = () => {
  const { charges: words, rows } = useTexts().rules;
  const { choices } = useRules();
  const [charges, set] = useSetting('charges');
  return (
    <Section path="charges-shipping" title={words.shippingRows} meaning={`${words.shippingMeaning} ${rows.firstHolds}`}>
      <RowList
        path="charges.shipping"
        label={words.shippingRows}
        rows={charges.shipping}
        onChange={(shipping) => set({ ...charges, shipping })}
        blank={() => ({ account: '' })}
        add={words.addShipping}
        nameOf={({ methods }, index) => methods?.join(', ') ?? rows.row(index + 1)}
      >
        {(row, change, path) => (
          <div className="rules-fields">
            <ListField
              path={`${path}.methods`}
              label={words.methods}
              hint={words.methodsHint}
              choices={choices?.storeShipping}
              values={row.methods}
              onChange={(methods) => change({ methods })}
            />
            <Target path={path} row={row} onChange={change} />
          </div>
        )}
      </RowList>
    </Section>
  );
};

const Fees = () => {
  const { charges: words, rows } = useTexts().rules;
  const [charges, set] = useSetting('charges');
  return (
    <Section path="charges-fees" title={words.feeRows} meaning={`${words.feeMeaning} ${rows.firstHolds}`}>
      <RowList
        path="charges.fees"
        label={words.feeRows}
        rows={charges.fees}
        onChange={(fees) => set({ ...charges, fees })}
        blank={() => ({ account: '' })}
        add={words.addFee}
        nameOf={({ names }, index) => names?.join(', ') ?? rows.row(index + 1)}
      >
        {(row, change, path) => (
          <div className="rules-fields">
            <LinesField
              path={`${path}.names`}
              label={words.names}
              hint={words.namesHint}
              values={row.names}
              onChange={(names) => change({ names })}
            />
            <ListField
              path={`${path}.classes`}
              label={words.classes}
              hint={words.classesHint}
              values={row.classes}
              onChange={(classes) => change({ classes })}
            />
            <Target path={path} row={row} onChange={change} />
          </div>
        )}
      </RowList>
    </Section>
  );
};

const GiftCards = () => {
  const { charges: words } = useTexts().rules;
  const { choices } = useRules();
  const [giftCards, set] = useSetting('giftCards');
  return (
    <Section path="giftCards" title={words.giftCards} meaning={words.giftMeaning}>
      <Tick
        path="giftCards.sells"
        label={words.sells}
        value={giftCards !== undefined}
        onChange={(isOn) => set(isOn ? { skus: [], account: '' } : undefined)}
      />
      {giftCards !== undefined && (
        <div className="rules-fields">
          <ListField
            path="giftCards.skus"
            label={words.skus}
            values={giftCards.skus}
            onChange={(skus = []) => set({ ...giftCards, skus })}
          />
          <CodeField
            path="giftCards.account"
            label={words.giftAccount}
            required
            choices={choices?.accounts}
            value={giftCards.account}
            onChange={(account) => set({ ...giftCards, account })}
          />
        </div>
      )}
    </Section>
  );
};

const Tender = () => {
  const { charges: words } = useTexts().rules;
  const [tender, set] = useSetting('tender');
  return (
    <Section path="tender" title={words.tender} meaning={words.tenderMeaning}>
      <div className="rules-narrow">
        <ListField
          path="tender.fields"
          label={words.tenderFields}
          values={tender.fields}
          onChange={(fields = []) => set({ fields })}
        />
      </div>
    </Section>
  );
};
