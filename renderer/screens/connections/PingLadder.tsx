import type { RungView } from '../../../main/contract/views.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { StatusMark, type Mark } from '../../components/StatusMark.tsx';
import { usePhrase, useTexts } from '../../hooks/surroundings.ts';
import { wordFor, type Texts } from '../../texts/texts.ts';

const marks: Readonly<Record<RungView['result'], Mark>> = {
  fine: 'fine',
  warning: 'attention',
  failed: 'down',
  notTried: 'leftOut',
};

/** How far the last ping came, from the name up; each step with what was found and what to do. */
export const PingLadder = ({ ladder }: { readonly ladder: readonly RungView[] }) => {
  const texts = useTexts();
  const { ladder: words } = texts.connection;
  if (ladder.length === 0) return <EmptyState title={words.empty} remedy={words.emptyRemedy} />;
  return (
    <>
      <p className="strong">{summaryOf(texts, ladder)}</p>
      <ol className="ladder">
        {ladder.map((rung, index) => (
          // A step may be climbed once for each thing that is read.
          // oxlint-disable-next-line react/no-array-index-key
          <Step key={`${rung.name} ${index}`} rung={rung} />
        ))}
      </ol>
    </>
  );
};

const summaryOf = (texts: Texts, ladder: readonly RungView[]): string => {
  const { ladder: words } = texts.connection;
  const broken = ladder.find(({ result }) => result === 'failed');
  if (broken !== undefined) {
    const name = wordFor(texts.rungs, broken.name);
    return ladder.at(-1) === broken ? words.brokenLast(name) : words.broken(name);
  }
  const warnings = ladder.filter(({ result }) => result === 'warning').length;
  return warnings > 0 ? words.warned(warnings) : words.held(ladder.length);
};

const Step = ({ rung }: { readonly rung: RungView }) => {
  const texts = useTexts();
  const phrase = usePhrase();
  return (
    <li className={`rung rung-${rung.result}`}>
      <StatusMark mark={marks[rung.result]} word={texts.connection.ladder[rung.result]} />
      <div className="rung-words">
        <p className="rung-name">{wordFor(texts.rungs, rung.name)}</p>
        {rung.detail !== '' && <p className="wrap rung-detail">{phrase(rung.detail)}</p>}
        {rung.whatToDo !== '' && <p className="wrap strong">{phrase(rung.whatToDo)}</p>}
      </div>
      <span className="caption number">
        {rung.milliseconds !== null && texts.connection.milliseconds(rung.milliseconds)}
      </span>
    </li>
  );
};
