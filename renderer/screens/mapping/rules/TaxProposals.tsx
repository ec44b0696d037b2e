import { Button } from '@fluentui/react-components';
import { LightbulbRegular } from '@fluentui/react-icons';
import type { CallOutput } from '../../../../main/contract/calls.ts';
import type { TaxProposal } from '../../../../main/contract/ruleCalls.ts';
import { ActionButton } from '../../../components/ActionButton.tsx';
import { ErrorNote } from '../../../components/ErrorNote.tsx';
import { StatusMark } from '../../../components/StatusMark.tsx';
import type { Question } from '../../../hooks/useQuestion.ts';
import { useTexts } from '../../../hooks/surroundings.ts';
import { codeOf, withRate } from './rates.ts';
import { useRules, useSetting } from './rulesContext.ts';

/** What the shop's rates may be in NAV; each is taken over by a person, and saved with the rest. */
export const TaxProposals = ({ propose }: { readonly propose: Question<'taxes.propose'> }) => {
  const { taxes: words } = useTexts().rules;
  const { integrationId } = useRules();
  return (
    <div className="proposals">
      <div className="actions">
        <ActionButton
          icon={<LightbulbRegular />}
          disabledFocusable={propose.isPending}
          onClick={() => propose.mutate({ integrationId })}
        >
          {words.propose}
        </ActionButton>
        <span className="caption" role="status">
          {propose.isPending && words.proposing}
          {propose.isSuccess && words.proposed}
        </span>
      </div>
      {propose.error !== null && <ErrorNote error={propose.error} />}
      {propose.data !== undefined && <Proposals found={propose.data} />}
    </div>
  );
};

const Proposals = ({ found: { rows, untaxed } }: { readonly found: CallOutput<'taxes.propose'> }) => {
  const { taxes: words } = useTexts().rules;
  const [taxCode, set] = useSetting('untaxedTaxCode');
  return (
    <ul className="proposal-rows" aria-label={words.proposals}>
      {rows.length === 0 && <li className="quiet">{words.noProposals}</li>}
      {rows.map((row) => (
        <RateProposal key={`${row.percent} ${row.label} ${row.countries.join()}`} row={row} />
      ))}
      {untaxed.length > 0 && (
        <li>
          <p className="strong">{words.withoutTax}</p>
          <ul>
            {untaxed.map((each) => (
              <Candidate
                key={each.taxCode}
                code={each.taxCode}
                rate={words.withoutTax}
                isTaken={each.taxCode === taxCode}
                onTake={() => set(each.taxCode)}
              />
            ))}
          </ul>
        </li>
      )}
    </ul>
  );
};

const RateProposal = ({ row: { percent, label, countries, candidates } }: { readonly row: TaxProposal }) => {
  const { taxes: words } = useTexts().rules;
  const [taxes, set] = useSetting('taxes');
  const code = codeOf(taxes, percent);
  const rate = words.rate(percent);
  const where = countries.map((country) => (country === '' ? words.everywhere : country)).join(', ');
  const about = [label, where, code === '' ? words.noNow : words.now(code)];
  return (
    <li>
      <p>
        <span className="strong">{rate}</span>{' '}
        <span className="caption">{about.filter((each) => each !== '').join(', ')}</span>
      </p>
      {candidates.length === 0 && <p className="quiet">{words.noCandidates}</p>}
      <ul>
        {candidates.map(({ taxCode, businessGroups, items }) => (
          <Candidate
            key={taxCode}
            code={taxCode}
            rate={rate}
            about={[
              businessGroups.length > 0 ? words.groups(businessGroups) : '',
              items === null ? '' : words.itemsHave(items),
            ]}
            isTaken={taxCode === code}
            onTake={() => set(withRate(taxes, percent, taxCode))}
          />
        ))}
      </ul>
    </li>
  );
};

interface CandidateProps {
  readonly code: string;
  readonly rate: string;
  readonly about?: readonly string[];
  readonly isTaken: boolean;
  readonly onTake: () => void;
}

const Candidate = ({ code, rate, about = [], isTaken, onTake }: CandidateProps) => {
  const { taxes: words } = useTexts().rules;
  return (
    <li className="candidate">
      <span className="mono">{code}</span>
      <span className="caption">{about.filter((each) => each !== '').join(', ')}</span>
      {isTaken ? (
        <StatusMark mark="fine" word={words.taken} />
      ) : (
        <Button size="small" aria-label={words.takeOverNamed(code, rate)} onClick={onTake}>
          {words.takeOver}
        </Button>
      )}
    </li>
  );
};
