import { ConnectorError } from '../base/errors.ts';
import type { Origin } from '../base/origin.ts';
import type { Door } from '../http/door.ts';
import type { HttpResponse } from '../http/transport.ts';

/**
 * A company that was renamed while the program runs is noticed by the first answer that does not know it: what was asked
 * is asked again under its new name, or waits. `look` tells whether it has another name by now.
 */
export function noticing(door: Door, look: (origin: Origin) => Promise<boolean>): Door {
  return {
    async send(request) {
      const response = await door.send(request);
      if (!saysUnknown(response) || !(await look(request.origin))) return response;
      throw renamedMeanwhile(response.status);
    },
  };
}

/** The parts of a batch have answers of their own. */
function saysUnknown({ status, body }: HttpResponse): boolean {
  const mayHold = status >= 400 || body.includes('"responses"');
  return mayHold && body.includes('"Internal_CompanyNotFound"');
}

function renamedMeanwhile(status: number): ConnectorError {
  return new ConnectorError({
    kind: 'unavailable',
    code: 'nav-company-renamed',
    message: 'The company has another name in NAV since a moment ago.',
    whatToDo: 'Nothing to do: it is asked again under its new name.',
    status: status >= 400 ? status : undefined,
    system: 'engine',
  });
}
