import { useCall } from './useCall.ts';

/** The name a connection was given, else its id. */
export const useConnectionName = (): ((id: string) => string) => {
  const { data } = useCall('overview.get', {});
  return (id) => data?.connections.find((each) => each.id === id)?.name || id;
};
