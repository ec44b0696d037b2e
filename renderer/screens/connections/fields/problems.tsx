import { toCallError } from '../../../bridge/failure.ts';
import { ErrorNote } from '../../../components/ErrorNote.tsx';
import { StatusMark } from '../../../components/StatusMark.tsx';
import { usePhrase, useTexts } from '../../../hooks/surroundings.ts';
import { errorWords } from '../../../texts/texts.ts';

/** What the settings say of a field, counted from the draft; undefined where nothing. */
export const useProblem = (error: Error | null): ((path: string) => string | undefined) => {
  const phrase = usePhrase();
  const problems = error === null ? [] : (toCallError(error).problems ?? []);
  return (path) => {
    const found = problems.find(
      (each) => each.path === path || each.path.startsWith(`${path}.`) || each.path.startsWith(`${path}[`),
    );
    return found && asSentence(phrase(found.problem));
  };
};

/** In a list it follows the name of its field; at the field it stands alone. */
export const asSentence = (text: string): string =>
  `${text.charAt(0).toUpperCase()}${text.slice(1)}${/[.!?]$/.test(text) ? '' : '.'}`;

/** A refusal that no field shown can tell. */
export const Refused = ({ error, shown }: { readonly error: Error | null; readonly shown: readonly string[] }) => {
  const phrase = usePhrase();
  const texts = useTexts();
  if (error === null) return null;
  const view = toCallError(error);
  if (view.problems === undefined) return <ErrorNote error={error} />;
  const others = view.problems.filter(
    ({ path }) => !shown.some((one) => path === one || path.startsWith(`${one}.`) || path.startsWith(`${one}[`)),
  );
  return (
    <div className="note note-down" role="alert">
      <StatusMark mark="down" />
      <div className="note-body">
        <p className="strong">{errorWords(texts, view).message}</p>
        <p>{errorWords(texts, view).whatToDo}</p>
        {others.map(({ path, problem }) => (
          <p key={path}>
            <span className="mono">{path}</span> {phrase(problem)}
          </p>
        ))}
      </div>
    </div>
  );
};
