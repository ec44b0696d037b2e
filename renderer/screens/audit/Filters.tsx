import { Button, Input, Select } from '@fluentui/react-components';
import { useState } from 'react';
import { ActionButton } from '../../components/ActionButton.tsx';
import { TextFilter } from '../../components/TextFilter.tsx';
import { useCall } from '../../hooks/useCall.ts';
import { useIntegrations } from '../../hooks/useIntegrations.ts';
import { goInstead } from '../../hooks/useRoute.ts';
import { useTexts } from '../../hooks/surroundings.ts';
import type { AuditAddress } from '../../routes.ts';
import { wordFor } from '../../texts/texts.ts';
import { isFiltered } from './address.ts';
import { PersonDialog } from './PersonDialog.tsx';

const numbers = ['orderNo', 'documentNo', 'sku'] as const;
type NumberField = (typeof numbers)[number];
const statuses = ['fine', 'attention', 'down', 'waiting', 'leftOut'] as const;
const machines = ['webhook', 'poll', 'reread', 'nav', 'schedule', 'engine'] as const;

/** Everything an entry is found by; what is chosen stands in the address. */
export const Filters = ({ address }: { readonly address: AuditAddress }) => {
  const texts = useTexts();
  const { filter: words } = texts.audit;
  const { all } = useIntegrations();
  const { data: choices } = useCall('audit.choices', {});
  const [isAsking, setAsking] = useState(false);
  const change = (changes: Partial<AuditAddress>) =>
    goInstead({ screen: 'audit', address: { ...address, ...changes, entry: undefined } });
  // What an address names has its word, also where nothing of it is in the log.
  const named = address.kind === undefined ? [] : [address.kind];
  const kinds = [...new Set([...(choices?.kinds ?? []), ...named])].map(
    (kind) => [kind, wordFor(texts.timeline, kind)] as const,
  );
  const people = (choices?.actors ?? []).map((actor) => [actor, actor.replace(/^person:/, '')] as const);
  return (
    <div className="filters" role="search">
      <NumberFilter address={address} change={change} />
      <Choice
        label={texts.audit.kind}
        none={words.anyKind}
        value={address.kind}
        choices={kinds.toSorted(([, left], [, right]) => left.localeCompare(right))}
        onChange={(kind) => change({ kind })}
      />
      <Choice
        label={texts.audit.status}
        none={words.anyStatus}
        value={address.status}
        choices={statuses.map((status) => [status, texts.marks[status]] as const)}
        onChange={(status) => change({ status })}
      />
      <Choice
        label={texts.audit.actor}
        none={words.anybody}
        value={address.actor}
        choices={[...machines.map((one) => [one, words.machines[one]] as const), ...people]}
        onChange={(actor) => change({ actor })}
      />
      {all.length > 1 && (
        <Choice
          label={texts.orders.integration}
          none={texts.orders.allIntegrations}
          value={address.integrationId}
          choices={all.map((one) => [one.integrationId, one.name || one.integrationId] as const)}
          onChange={(integrationId) => change({ integrationId })}
        />
      )}
      <Day label={words.from} value={address.from} onChange={(from) => change({ from })} />
      <Day label={words.to} value={address.to} onChange={(to) => change({ to })} />
      <ActionButton
        appearance={address.subject === undefined ? 'secondary' : 'primary'}
        onClick={() => setAsking(true)}
      >
        {address.subject === undefined ? words.person : words.isPerson}
      </ActionButton>
      {isFiltered(address) && (
        <Button appearance="subtle" onClick={() => goInstead({ screen: 'audit', address: {} })}>
          {words.clear}
        </Button>
      )}
      {isAsking && <PersonDialog onFound={(subject) => change({ subject })} onClose={() => setAsking(false)} />}
    </div>
  );
};

interface NumberFilterProps {
  readonly address: AuditAddress;
  readonly change: (changes: Partial<AuditAddress>) => void;
}

/** One number at a time: of the order, of the document in NAV, or the SKU. */
const NumberFilter = ({ address, change }: NumberFilterProps) => {
  const { filter: words } = useTexts().audit;
  const [chosen, setChosen] = useState<NumberField>('orderNo');
  const field = numbers.find((one) => (address[one] ?? '') !== '') ?? chosen;
  const cleared = { orderNo: undefined, documentNo: undefined, sku: undefined };
  const choose = (next: NumberField) => {
    setChosen(next);
    change({ ...cleared, [next]: address[field] });
  };
  return (
    <>
      <Select
        aria-label={words.field}
        value={field}
        onChange={(_, { value }) => choose(numbers.find((one) => one === value) ?? 'orderNo')}
      >
        {numbers.map((one) => (
          <option key={one} value={one}>
            {words.fields[one]}
          </option>
        ))}
      </Select>
      <TextFilter
        label={words.begins(words.fields[field])}
        text={address[field]}
        onChange={(text) => change({ ...cleared, [field]: text })}
      />
    </>
  );
};

interface ChoiceProps {
  readonly label: string;
  readonly none: string;
  readonly value: string | undefined;
  readonly choices: readonly (readonly [value: string, word: string])[];
  readonly onChange: (value: string | undefined) => void;
}

const Choice = ({ label, none, value = '', choices, onChange }: ChoiceProps) => {
  // What an address names is shown, also where nothing of it is in the log any more.
  const isKnown = value === '' || choices.some(([one]) => one === value);
  return (
    <Select
      aria-label={label}
      value={value}
      onChange={(_, { value: next }) => onChange(next === '' ? undefined : next)}
    >
      <option value="">{none}</option>
      {!isKnown && <option value={value}>{value}</option>}
      {choices.map(([one, word]) => (
        <option key={one} value={one}>
          {word}
        </option>
      ))}
    </Select>
  );
};

interface DayProps {
  readonly label: string;
  readonly value: string | undefined;
  readonly onChange: (day: string | undefined) => void;
}

const Day = ({ label, value = '', onChange }: DayProps) => (
  <Input
    type="date"
    aria-label={label}
    title={label}
    value={value}
    onChange={(_, { value: day }) => onChange(day === '' ? undefined : day)}
  />
);
