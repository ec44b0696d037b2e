import { type FlowName, flowNames, type FlowsView } from '../../../main/contract/flowCalls.ts';
import { Ago } from '../../components/Ago.tsx';
import { StatusMark } from '../../components/StatusMark.tsx';
import { useCall } from '../../hooks/useCall.ts';
import { useTexts } from '../../hooks/surroundings.ts';

/** When each way last worked, per integration: the store called, we looked, NAV took an order, and so on. */
export const LastSuccess = () => {
  const { overview: words } = useTexts();
  const { data } = useCall('overview.flows', {});
  if (data === undefined || data.integrations.length === 0) return null;
  return (
    <section aria-labelledby="last-title">
      <div className="section-head">
        <h2 id="last-title">{words.lastSuccess}</h2>
      </div>
      <div className="scroll-x" tabIndex={0} role="group" aria-label={words.lastSuccess}>
        <table className="rows last-success">
          <thead>
            <tr>
              <th scope="col">{words.integration}</th>
              {flowNames.map((flow) => (
                <th key={flow} scope="col">
                  {words.flows[flow]}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {data.integrations.map((integration) => (
              <Row key={integration.integrationId} integration={integration} />
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
};

const Row = ({ integration: { name, flows } }: { readonly integration: FlowsView }) => {
  const atOf = (flow: FlowName) => flows.find((each) => each.flow === flow)?.at ?? null;
  return (
    <tr>
      <th scope="row" className="wrap">
        {name}
      </th>
      {flowNames.map((flow) => (
        <td key={flow}>
          <Last at={atOf(flow)} />
        </td>
      ))}
    </tr>
  );
};

const Last = ({ at }: { readonly at: string | null }) => {
  const { common } = useTexts();
  if (at === null) return <StatusMark mark="leftOut" word={common.never} />;
  return (
    <span className="mark">
      <StatusMark mark="fine" /> <Ago at={at} />
    </span>
  );
};
