import { Button } from '@fluentui/react-components';
import { toCallError } from '../bridge/failure.ts';
import { usePhrase, useTexts } from '../hooks/surroundings.ts';
import { errorWords } from '../texts/texts.ts';
import { Rich } from './Rich.tsx';
import { StatusMark } from './StatusMark.tsx';

export interface ErrorNoteProps {
  readonly error: unknown;
  readonly onTryAgain?: () => void;
}

/** Cause, remedy, and folded what only a supporter asks for. */
export const ErrorNote = ({ error, onTryAgain }: ErrorNoteProps) => {
  const texts = useTexts();
  const phrase = usePhrase();
  const view = toCallError(error);
  const words = errorWords(texts, view);
  return (
    <div className="note note-down" role="alert">
      <StatusMark mark="down" />
      <div className="note-body">
        <p className="strong">
          <Rich text={words.message} />
        </p>
        {words.whatToDo !== '' && (
          <p>
            <Rich text={words.whatToDo} />
          </p>
        )}
        <details>
          <summary>{texts.common.details}</summary>
          <ul className="problems">
            <li className="mono">{view.code}</li>
            {view.problems?.map((each) => (
              <li key={each.path}>
                <span className="mono">{each.path}</span> {phrase(each.problem)}
              </li>
            ))}
          </ul>
        </details>
      </div>
      {onTryAgain !== undefined && <Button onClick={onTryAgain}>{texts.common.tryAgain}</Button>}
    </div>
  );
};
