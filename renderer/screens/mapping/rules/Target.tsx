import { useTexts } from '../../../hooks/surroundings.ts';
import { Choose, CodeField } from './fields.tsx';
import { useRules } from './rulesContext.ts';

interface Booked {
  readonly account?: string | undefined;
  readonly item?: string | undefined;
}

export interface TargetProps {
  readonly path: string;
  readonly row: Booked;
  readonly onChange: (part: Booked) => void;
}

/** An account or an item: one of the two. */
export const Target = ({ path, row, onChange }: TargetProps) => {
  const { charges: words } = useTexts().rules;
  const { choices } = useRules();
  const isItem = row.item !== undefined;
  return (
    <>
      <Choose
        path={`${path}.target`}
        label={words.target}
        value={isItem ? 'item' : 'account'}
        options={[
          ['account', words.account],
          ['item', words.item],
        ]}
        onChange={(target) =>
          onChange(target === 'item' ? { item: '', account: undefined } : { account: '', item: undefined })
        }
      />
      {isItem ? (
        <CodeField
          path={`${path}.item`}
          label={words.itemNo}
          required
          value={row.item}
          onChange={(item) => onChange({ item })}
        />
      ) : (
        <CodeField
          path={`${path}.account`}
          label={words.accountNo}
          required
          choices={choices?.accounts}
          value={row.account}
          onChange={(account) => onChange({ account })}
        />
      )}
    </>
  );
};
