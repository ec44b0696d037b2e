import type { NavDetails } from '../../../main/contract/views.ts';
import { Loaded } from '../../components/Loaded.tsx';
import { StatusMark } from '../../components/StatusMark.tsx';
import { useCall } from '../../hooks/useCall.ts';
import { usePhrase, useTexts } from '../../hooks/surroundings.ts';

/** What the server says it is, and which of its companies is ours. */
export const Company = ({ connectionId }: { readonly connectionId: string }) => {
  const query = useCall('connections.details', { connectionId });
  return <Loaded query={query}>{(details) => <Server details={details} />}</Loaded>;
};

const Server = ({ details }: { readonly details: NavDetails }) => {
  const texts = useTexts();
  const { company: words, surfaces } = texts.connection;
  return (
    <dl className="facts">
      <dt>{words.version}</dt>
      <dd>{details.version === '' ? words.noVersion : details.version}</dd>
      <dt>{words.surfaces}</dt>
      <dd>
        {details.surfaces.length === 0 ? texts.common.none : details.surfaces.map((each) => surfaces[each]).join(', ')}
      </dd>
      <dt>{words.chosen}</dt>
      <dd className="strong">{details.company}</dd>
      <dt>{words.all}</dt>
      <dd>{details.companies.length === 0 ? words.none : <Companies details={details} />}</dd>
      <dt>{words.stillToDo}</dt>
      <dd>{details.stillToDo.length === 0 ? words.nothingToDo : <ToDo sentences={details.stillToDo} />}</dd>
    </dl>
  );
};

const ToDo = ({ sentences }: { readonly sentences: readonly string[] }) => {
  const phrase = usePhrase();
  return (
    <ul>
      {sentences.map((each) => (
        <li key={each}>{phrase(each)}</li>
      ))}
    </ul>
  );
};

const Companies = ({ details: { company, companies } }: { readonly details: NavDetails }) => {
  const { company: words } = useTexts().connection;
  return (
    <ul>
      {companies.map((each) => (
        <li key={each} className="row">
          <span className="wrap">{each}</span>
          {each === company && <StatusMark mark="fine" word={words.used} />}
        </li>
      ))}
    </ul>
  );
};
