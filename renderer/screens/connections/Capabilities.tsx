import type { CapabilityView } from '../../../main/contract/views.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { Loaded } from '../../components/Loaded.tsx';
import { StatusMark } from '../../components/StatusMark.tsx';
import { useCall } from '../../hooks/useCall.ts';
import { usePhrase, useTexts } from '../../hooks/surroundings.ts';
import { wordFor } from '../../texts/texts.ts';

/** What the connector needs of NAV, and from where it gets it; what is missing stands first, with what to publish. */
export const Capabilities = ({ connectionId }: { readonly connectionId: string }) => {
  const { capability: words } = useTexts().connection;
  const query = useCall('connections.details', { connectionId });
  return (
    <Loaded query={query} rows={10}>
      {({ capabilities }) => {
        if (capabilities.length === 0) return <EmptyState title={words.none} remedy={words.noneRemedy} />;
        const there = capabilities.filter(isThere);
        const rows = [...capabilities.filter((each) => !isThere(each)), ...there];
        return (
          <>
            <p className="strong">
              {there.length === rows.length ? words.all(rows.length) : words.some(there.length, rows.length)}
            </p>
            <CapabilityTable rows={rows} />
          </>
        );
      }}
    </Loaded>
  );
};

const isThere = ({ surface }: CapabilityView): boolean => surface !== null;

const CapabilityTable = ({ rows }: { readonly rows: readonly CapabilityView[] }) => {
  const { connection } = useTexts();
  const { capability: words } = connection;
  return (
    <div className="scroll-x" tabIndex={0} role="region" aria-label={connection.tabs.capabilities}>
      <table className="rows capabilities">
        <thead>
          <tr>
            <th scope="col">{words.name}</th>
            <th scope="col">{words.surface}</th>
            <th scope="col">
              {rows.some((row) => !isThere(row)) ? `${words.source} / ${words.publish}` : words.source}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <CapabilityRow key={row.name} row={row} />
          ))}
        </tbody>
      </table>
    </div>
  );
};

const CapabilityRow = ({ row }: { readonly row: CapabilityView }) => {
  const texts = useTexts();
  const phrase = usePhrase();
  return (
    <tr>
      <th scope="row">{wordFor(texts.capabilities, row.name)}</th>
      <td className="no-wrap">
        <StatusMark
          mark={row.surface === null ? 'attention' : 'fine'}
          word={row.surface === null ? texts.connection.capability.missing : texts.connection.surfaces[row.surface]}
        />
      </td>
      <td className="wrap">{row.surface === null ? phrase(row.remedy) : <span className="mono">{row.source}</span>}</td>
    </tr>
  );
};
