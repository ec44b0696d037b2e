import { Button } from '@fluentui/react-components';
import { AddRegular } from '@fluentui/react-icons';
import type { ConnectionView } from '../../../main/contract/views.ts';
import { useMay, useTexts } from '../../hooks/surroundings.ts';
import { toHash, type SetupRoute } from '../../routes.ts';

/** Ways into the wizard from where connections are listed; only for those who may go them. */
export const AddLinks = ({ connections }: { readonly connections: readonly Pick<ConnectionView, 'id' | 'kind'>[] }) => {
  const { add } = useTexts().setup;
  const may = useMay('administrator');
  if (!may) return null;
  const nav = connections.find(({ kind }) => kind === 'nav')?.id;
  return (
    <>
      <AddLink route={{ screen: 'setup', step: 'nav' }}>{add.connection}</AddLink>
      {nav !== undefined && <AddLink route={{ screen: 'setup', step: 'store', nav }}>{add.store}</AddLink>}
    </>
  );
};

/** Joins a store and a company that are there already, or new ones. */
export const AddIntegration = () => {
  const { add } = useTexts().setup;
  const may = useMay('administrator');
  return may ? <AddLink route={{ screen: 'setup', step: 'nav' }}>{add.integration}</AddLink> : null;
};

const AddLink = ({ route, children }: { readonly route: SetupRoute; readonly children: string }) => (
  <Button as="a" href={toHash(route)} icon={<AddRegular />}>
    {children}
  </Button>
);
