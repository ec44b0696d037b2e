import { useMemo } from 'react';
import { useCall } from './useCall.ts';

export interface Integrations {
  readonly all: readonly { readonly integrationId: string; readonly name: string }[];
  /** The name as it was given, else the id. */
  nameOf(integrationId: string): string;
}

export const useIntegrations = (): Integrations => {
  const { data } = useCall('overview.get', {});
  return useMemo(() => {
    const all = data?.equations ?? [];
    const nameOf = (id: string) => all.find((each) => each.integrationId === id)?.name || id;
    return { all, nameOf };
  }, [data]);
};
