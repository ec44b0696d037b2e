import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import type { TrialRow } from '../../../main/contract/trialCalls.ts';
import type { Cause } from '../../../main/contract/views.ts';
import { planField, planGroup, planValue } from '../../components/planValue.ts';
import { Rich } from '../../components/Rich.tsx';
import { StatusMark, type Mark } from '../../components/StatusMark.tsx';
import { useLocale, usePhrase, useTexts } from '../../hooks/surroundings.ts';
import { orderHash } from '../../routes.ts';
import { causeWords, wordFor } from '../../texts/texts.ts';

/** An order that is written to another customer differs in every field of the address. */
const fewDifferences = 6;

const marks: Readonly<Record<TrialRow['result'], Mark>> = {
  same: 'equal',
  different: 'differs',
  now: 'fine',
  waits: 'attention',
  leftOut: 'leftOut',
  failed: 'down',
};

export interface TrialOrderProps {
  readonly integrationId: string;
  readonly row: TrialRow;
}

/** One order: what would become of it, why, and each value that would be another. */
export const TrialOrder = ({ integrationId, row }: TrialOrderProps) => {
  const { trial: words } = useTexts();
  const [isWhole, setWhole] = useState(false);
  const { differences, cause } = row;
  const shown = isWhole ? differences : differences.slice(0, fewDifferences);
  const isLong = differences.length > fewDifferences;
  return (
    <tbody>
      <tr className="group">
        <th scope="rowgroup">
          <a href={orderHash({ integrationId, orderKey: row.orderKey })}>{row.orderNo}</a>
        </th>
        <td colSpan={4}>
          <StatusMark mark={marks[row.result]} word={words.results[row.result]} />
        </td>
      </tr>
      {cause !== null && <Why cause={cause} />}
      {shown.map((difference, index) => (
        // Several may be of the same field: lines that are left out.
        // oxlint-disable-next-line react/no-array-index-key
        <Difference key={`${difference.group} ${difference.field} ${index}`} difference={difference} />
      ))}
      {isLong && (
        <tr>
          <td />
          <td colSpan={4}>
            <Button size="small" appearance="subtle" aria-expanded={isWhole} onClick={() => setWhole(!isWhole)}>
              {isWhole ? words.fewerDifferences : words.moreDifferences(differences.length - fewDifferences)}
            </Button>
          </td>
        </tr>
      )}
    </tbody>
  );
};

const Why = ({ cause }: { readonly cause: Cause }) => {
  const { message, whatToDo } = causeWords(useTexts(), cause);
  return (
    <tr>
      <td />
      <td colSpan={4} className="wrap">
        <Rich text={message} />
        {whatToDo !== '' && (
          <span className="below">
            <Rich text={whatToDo} />
          </span>
        )}
      </td>
    </tr>
  );
};

const Difference = ({ difference }: { readonly difference: TrialRow['differences'][number] }) => {
  const texts = useTexts();
  const phrase = usePhrase();
  const { group, field, before, after, comesFrom } = difference;
  const name = planField(texts, field);
  return (
    <tr>
      <td />
      <td className="value">{group === 'header' ? name : `${planGroup(texts, group)}: ${name}`}</td>
      <td className="value">
        <Value field={field} value={before} />
      </td>
      <td className="value">
        <Value field={field} value={after} />
      </td>
      <td className="value from">{phrase(comesFrom)}</td>
    </tr>
  );
};

const Value = ({ field, value }: { readonly field: string; readonly value: string }) => {
  const texts = useTexts();
  const locale = useLocale();
  const phrase = usePhrase();
  if (value === '') return <span className="quiet">{texts.trial.empty}</span>;
  if (field === 'documentKind') return wordFor(texts.trial.kinds, value);
  // How it is taxed is said in the engine's words; amounts keep the decimals they came with.
  return field === 'taxTreatment' ? phrase(value) : planValue({ texts, locale, currency: '' }, field, value);
};
