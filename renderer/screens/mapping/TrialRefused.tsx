import { toCallError } from '../../bridge/failure.ts';
import { ErrorNote } from '../../components/ErrorNote.tsx';
import { usePhrase, useTexts } from '../../hooks/surroundings.ts';
import { asFieldOf } from './rules/problems.ts';
import { inWords, placeOf } from './rules/problemWords.ts';

/** Rules that cannot be tried, each problem with the setting it is about. */
export const TrialRefused = ({ error }: { readonly error: Error }) => {
  const texts = useTexts();
  const phrase = usePhrase();
  const { problems = [] } = toCallError(error);
  return (
    <>
      <ErrorNote error={error} />
      {problems.length > 0 && (
        <ul className="trial-problems">
          {inWords(texts, phrase, problems.map(asFieldOf)).map(({ path, problem }) => (
            <li key={`${path} ${problem}`} className="wrap">
              <b>{placeOf(texts.rules, path)}</b>: {problem}
            </li>
          ))}
        </ul>
      )}
    </>
  );
};
