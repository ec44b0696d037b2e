import { Button } from '@fluentui/react-components';
import { useEffect, useState } from 'react';
import { StatusMark } from '../../../components/StatusMark.tsx';
import { goInstead } from '../../../hooks/useRoute.ts';
import { useTexts } from '../../../hooks/surroundings.ts';
import { nearest, tabOf, type Problem } from './problems.ts';
import { placeOf } from './problemWords.ts';

export interface ProblemSummaryProps {
  readonly integrationId: string;
  /** In words for the screen. */
  readonly problems: readonly Problem[];
}

/** Everything that is to be put right; each leads to its field, on whatever tab that is. */
export const ProblemSummary = ({ integrationId, problems }: ProblemSummaryProps) => {
  const { rules } = useTexts();
  const { outcome: words } = rules;
  const jump = useJump(integrationId);
  return (
    <div className="note note-attention" role="alert">
      <StatusMark mark="attention" />
      <div className="note-body">
        <p className="strong">{words.problems(problems.length)}</p>
        <ul className="problem-links">
          {problems.map(({ path, problem }) => (
            <li key={`${path} ${problem}`}>
              <Button size="small" onClick={() => jump(path)}>
                {words.goTo(placeOf(rules, path))}
              </Button>{' '}
              <span className="wrap">{problem}</span>
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
};

/** Opens the tab and puts the focus on the field once it is drawn. */
const useJump = (integrationId: string) => {
  const [goal, setGoal] = useState<{ readonly path: string } | null>(null);
  useEffect(() => {
    if (goal !== null) nearest(goal.path)?.focus();
  }, [goal]);
  return (path: string) => {
    const tab = tabOf(path);
    if (tab !== undefined) goInstead({ screen: 'mapping', integrationId, tab });
    setGoal({ path });
  };
};
