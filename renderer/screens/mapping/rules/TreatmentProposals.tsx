import { Button } from '@fluentui/react-components';
import { LightbulbRegular } from '@fluentui/react-icons';
import type { TreatmentProposal } from '../../../../main/contract/ruleCalls.ts';
import { ActionButton } from '../../../components/ActionButton.tsx';
import { ErrorNote } from '../../../components/ErrorNote.tsx';
import { StatusMark } from '../../../components/StatusMark.tsx';
import type { Question } from '../../../hooks/useQuestion.ts';
import { useTexts } from '../../../hooks/surroundings.ts';
import { useRules, useSetting } from './rulesContext.ts';
import { conditionsOf, isForSame, isTaken, rowOf, thenOf, withTreatment } from './treatments.ts';

/** Which treatments the tax map may have; each is taken over by a person, and saved with the rest. */
export const TreatmentProposals = ({ propose }: { readonly propose: Question<'taxes.propose'> }) => {
  const { rules: texts } = useTexts();
  const { integrationId } = useRules();
  const [taxMap, set] = useSetting('taxMap');
  const found = propose.data?.treatments ?? [];
  const left = found.filter((one) => !isTaken(taxMap, rowOf(texts, one)));
  return (
    <div className="proposals">
      <div className="actions">
        <ActionButton
          icon={<LightbulbRegular />}
          disabledFocusable={propose.isPending}
          onClick={() => propose.mutate({ integrationId })}
        >
          {texts.treatments.propose}
        </ActionButton>
        {left.length > 0 && (
          <Button onClick={() => set(left.reduce((map, one) => withTreatment(map, rowOf(texts, one)), taxMap))}>
            {texts.treatments.takeAll(left.length)}
          </Button>
        )}
        <span className="caption" role="status">
          {propose.isPending && texts.taxes.proposing}
          {propose.isSuccess && (found.length === 0 ? texts.treatments.none : texts.taxes.proposed)}
        </span>
      </div>
      {propose.error !== null && <ErrorNote error={propose.error} />}
      {found.length > 0 && (
        <ul className="proposal-rows" aria-label={texts.treatments.proposals}>
          {found.map((one) => (
            <Proposed key={`${one.case} ${one.country}`} proposal={one} />
          ))}
        </ul>
      )}
    </div>
  );
};

const Proposed = ({ proposal }: { readonly proposal: TreatmentProposal }) => {
  const { rules: texts } = useTexts();
  const [taxMap, set] = useSetting('taxMap');
  const row = rowOf(texts, proposal);
  const then = thenOf(texts, row);
  const sentence = (of: typeof texts.treatments.reasons, { code, params }: TreatmentProposal['reasons'][number]) =>
    of[code]?.(params) ?? code;
  return (
    <li aria-label={row.name}>
      <div className="treatment-proposal">
        <p>
          <span className="strong">{row.name}</span>{' '}
          <span className="caption">
            {conditionsOf(texts, row)}
            {then !== '' && ` → ${then}`}
          </span>
        </p>
        <Take row={row} />
      </div>
      {proposal.reasons.map((reason) => (
        <p key={reason.code} className="quiet">
          {sentence(texts.treatments.reasons, reason)}
        </p>
      ))}
      {proposal.questions.map((question) => (
        <p key={`${question.code} ${question.params['percent'] ?? ''}`} className="to-choose">
          <StatusMark mark="attention" word={sentence(texts.treatments.questions, question)} />
        </p>
      ))}
      <ul>
        {proposal.customers.map(({ no, name, country, group }) => (
          <li key={no} className="candidate">
            <span className="mono">{no}</span>
            <span className="caption">{texts.treatments.from(name, country, group)}</span>
            <Button
              size="small"
              aria-label={texts.treatments.takeWith(row.name, no)}
              onClick={() => set(withTreatment(taxMap, { ...row, [proposal.names]: no }))}
            >
              {texts.taxes.takeOver}
            </Button>
          </li>
        ))}
      </ul>
    </li>
  );
};

const Take = ({ row }: { readonly row: ReturnType<typeof rowOf> }) => {
  const { rules: texts } = useTexts();
  const [taxMap, set] = useSetting('taxMap');
  if (isTaken(taxMap, row)) return <StatusMark mark="fine" word={texts.taxes.taken} />;
  const isThere = taxMap.some((one) => isForSame(one, row));
  const label = isThere ? texts.treatments.replaceNamed(row.name) : texts.treatments.takeNamed(row.name);
  return (
    <Button size="small" aria-label={label} onClick={() => set(withTreatment(taxMap, row))}>
      {isThere ? texts.treatments.replace : texts.taxes.takeOver}
    </Button>
  );
};
