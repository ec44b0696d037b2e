import { toCallError } from '../../bridge/failure.ts';
import { ErrorNote } from '../../components/ErrorNote.tsx';
import { usePhrase } from '../../hooks/surroundings.ts';

/** Rules that cannot be tried, each problem with the place in the settings it is about. */
export const TrialRefused = ({ error }: { readonly error: Error }) => {
  const phrase = usePhrase();
  const { problems = [] } = toCallError(error);
  return (
    <>
      <ErrorNote error={error} />
      {problems.length > 0 && (
        <ul className="trial-problems">
          {problems.map(({ path, problem }) => (
            <li key={`${path} ${problem}`}>
              <span className="mono wrap">{path}</span> <span className="wrap">{phrase(problem)}</span>
            </li>
          ))}
        </ul>
      )}
    </>
  );
};
