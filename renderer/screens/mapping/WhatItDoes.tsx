import type { MappingImport } from '../../../main/contract/views.ts';
import { StatusMark } from '../../components/StatusMark.tsx';
import { useLocale, usePhrase, useTexts } from '../../hooks/surroundings.ts';
import { formatCount } from '../../format.ts';

/** What a file would do to the table, or all that is wrong with it by line. */
export const WhatItDoes = ({ result }: { readonly result: MappingImport }) => {
  const { csv: words } = useTexts().mapping;
  const locale = useLocale();
  if (result.problems.length > 0) return <Problems problems={result.problems} />;
  return (
    <div role="status">
      <h3>{words.would}</h3>
      <dl className="facts">
        {(['new', 'changed', 'same'] as const).map((kind) => (
          <div key={kind} className="fact">
            <dt>{words[kind]}</dt>
            <dd>{formatCount(locale, result[kind])}</dd>
          </div>
        ))}
      </dl>
      {result.new + result.changed === 0 && <p>{words.nothing}</p>}
    </div>
  );
};

const Problems = ({ problems }: Pick<MappingImport, 'problems'>) => {
  const { csv: words } = useTexts().mapping;
  const phrase = usePhrase();
  return (
    <div className="note note-attention" role="alert">
      <StatusMark mark="attention" />
      <div className="note-body">
        <p className="strong">{words.problems(problems.length)}</p>
        <ul className="csv-problems">
          {problems.map(({ line, problem }) => (
            <li key={`${line} ${problem}`}>
              <span className="caption no-wrap">{words.line(line)}</span>{' '}
              <span className="wrap">{phrase(problem)}</span>
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
};
