/** A refusal of the server: becomes the error body `{"error":{"code","message"}}`. */
export class NavFault extends Error {
  readonly status: number;
  readonly code: string;

  constructor(status: number, code: string, message: string) {
    super(message);
    this.name = 'NavFault';
    this.status = status;
    this.code = code;
  }
}

/** Raised by business code, `Error()` in AL: permanent until data change. */
export function dialog(message: string): NavFault {
  return new NavFault(400, 'Application_DialogException', message);
}

/** A failed TestField or FieldError. */
export function fieldTest(message: string): NavFault {
  return new NavFault(400, 'Application_FieldValidationException', message);
}

export function badRequest(message: string): NavFault {
  return new NavFault(400, 'BadRequest', message);
}

export function unauthorized(): NavFault {
  return new NavFault(401, 'Authentication_InvalidCredentials', 'The server has rejected the client credentials.');
}

export function segmentNotFound(segment: string): NavFault {
  return new NavFault(404, 'BadRequest_ResourceNotFound', `Resource not found for the segment '${segment}'.`);
}

export function routeNotFound(address: string): NavFault {
  const message = `No HTTP resource was found that matches the request URI '${address}'.`;
  return new NavFault(404, 'BadRequest_NotFound', message);
}

export function methodNotAllowed(method: string, set: string): NavFault {
  const message = `'${method}' requests for '${set}' of EdmType 'Entity' are not allowed within Microsoft Dynamics NAV OData web services.`;
  return new NavFault(405, 'BadRequest_MethodNotAllowed', message);
}

/** What the real server can do and this simulator does not: a test that walks into it must notice. */
export function notSimulated(what: string): NavFault {
  return new NavFault(501, 'BadRequest_MethodNotImplemented', `${what} is not implemented by this server.`);
}

export function companyNotFound(): NavFault {
  return new NavFault(
    404,
    'Internal_CompanyNotFound',
    "Can't process the request because the default company can't be found. You can specify a default company in the service configuration file, or specify one for each tenant, or add a query string in the form of 'company=[name]'.",
  );
}

export function tenantUnavailable(tenant: string): NavFault {
  return new NavFault(400, 'Internal_TenantUnavailable', `The tenant '${tenant}' is not accessible.`);
}

export function unknownQueryProperty(name: string, type: string): NavFault {
  const message = `Could not find a property named '${name}' on type 'Microsoft.NAV.${type}'.`;
  return new NavFault(400, 'BadRequest_NotFound', message);
}

export function badQuery(message: string): NavFault {
  return new NavFault(400, 'BadRequest_NotFound', message);
}

export function unknownBodyProperty(name: string, type: string): NavFault {
  return badRequest(
    `The property '${name}' does not exist on type 'Microsoft.NAV.${type}'. Make sure to only use property names that are defined by the type.`,
  );
}

export function readOnlyProperty(name: string): NavFault {
  return new NavFault(400, 'BadRequest_InvalidOperation', `Control '${name}' is read-only.`);
}

export function tooLong(value: string, max: number): NavFault {
  const message = `The length of the string is ${value.length}, but it must be less than or equal to ${max} characters. Value: ${value}`;
  return new NavFault(400, 'Application_StringExceededLength', message);
}

export function filterTooLong(value: string, max: number, field: string, table: string): NavFault {
  const message = `The filter "='${value}'" is not valid for the ${field} field on the ${table} table. The length of the string is ${value.length}, but it must be less than or equal to ${max} characters. Value: ${value}`;
  return new NavFault(400, 'Application_FilterErrorException', message);
}

export function notAnOption(value: string, options: readonly string[]): NavFault {
  const message = `'${value}' is not an option. The existing options are: ${options.join(',')}`;
  return new NavFault(400, 'Unknown', message);
}

export function noSuchCode(field: string, table: string, value: string, related: string): NavFault {
  const message = `The field ${field} of table ${table} contains a value (${value}) that cannot be found in the related table (${related}).`;
  return new NavFault(400, 'Internal_InvalidTableRelation', message);
}

export function recordNotFound(table: string, identification: string): NavFault {
  const message = `The ${table} does not exist. Identification fields and values: ${identification}`;
  return new NavFault(404, 'Internal_RecordNotFound', message);
}

export function sameKeyExists(table: string, identification: string): NavFault {
  const message = `The record in table ${table} already exists. Identification fields and values: ${identification}`;
  return new NavFault(400, 'Internal_EntityWithSameKeyExists', message);
}

export function manualNumbersNotAllowed(series: string): NavFault {
  return dialog(
    `You may not enter numbers manually. If you want to enter numbers manually, please activate Manual Nos. in No. Series ${series}.`,
  );
}

export function noDefaultNumbers(series: string): NavFault {
  return dialog(
    `It is not possible to assign numbers automatically. If you want the program to assign numbers automatically, please activate Default Nos. in No. Series ${series}.`,
  );
}

export function invalidToken(): NavFault {
  return new NavFault(
    400,
    'BadRequest_InvalidToken',
    'Could not validate the client concurrency token required by the service. Please provide a valid token in the client request.',
  );
}

/** 409 on the real server; proxies and other versions answer 412. */
export function entityChanged(status: number): NavFault {
  return new NavFault(status, 'Request_EntityChanged', 'Another user has already changed the record.');
}

export function lockConflict(table: string): NavFault {
  return new NavFault(
    409,
    'Internal_ServerError',
    `We can't save your changes right now, because a record in table '${table}' is being updated in a transaction done by another session.\r\n\r\nYou'll have to wait until the other transaction has completed, which may take a while. Please try again later.`,
  );
}
