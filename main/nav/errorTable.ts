import type { ErrorKind } from '../base/errors.ts';

/** What an error code of NAV means to us. */
export interface ErrorMeaning {
  readonly kind: ErrorKind;
  readonly code: string;
  /** After "Could not create sales order WOO-1: ", in front of NAV's own text where that alone does not tell enough. */
  readonly says?: string;
  readonly whatToDo: string;
}

const PUT_RIGHT = 'Put right in NAV what it says, then replay.';
const SUPPORT = 'Replay it once; if it happens again, send the support bundle.';

const notFound: ErrorMeaning = {
  kind: 'notFound',
  code: 'nav-not-found',
  says: 'it is not there any more',
  whatToDo: 'Look in NAV whether it was deleted or posted.',
};
const changed: ErrorMeaning = {
  kind: 'conflict',
  code: 'nav-changed',
  says: 'somebody changed the record meanwhile',
  whatToDo: 'Nothing: it is read again and decided anew.',
};
const valueRefused: ErrorMeaning = {
  kind: 'invalid',
  code: 'nav-value-refused',
  says: 'NAV does not take one of the values',
  whatToDo: 'Correct the value at its source or its mapping, then replay.',
};
const malformed: ErrorMeaning = {
  kind: 'invalid',
  code: 'nav-request-malformed',
  says: 'this version of NAV does not understand the request',
  whatToDo: SUPPORT,
};
const recordMissing: ErrorMeaning = {
  kind: 'invalid',
  code: 'nav-record-missing',
  says: 'NAV misses a record it needs, mostly a piece of its set-up',
  whatToDo: 'Create the record in NAV, then replay.',
};

/** Its words depend on how the connection signs in (`signInRefusal`). */
export const SIGNIN_REFUSED: ErrorMeaning = { kind: 'authentication', code: 'signin-refused', whatToDo: '' };

export const LOCKED: ErrorMeaning = {
  kind: 'unavailable',
  code: 'nav-lock',
  says: 'another NAV session holds the record; nothing was written',
  whatToDo: 'Nothing: it is tried again when the other session, often a posting, is done.',
};

export const NO_ROOM: ErrorMeaning = {
  kind: 'unavailable',
  code: 'nav-capacity',
  says: 'all sessions or licences of NAV are in use; nothing was written',
  whatToDo:
    'Nothing at first: it is tried again. If it stays, free a session in NAV (Sessions), or give the connector’s user a licence of its own.',
};

export const PERMISSION: ErrorMeaning = {
  kind: 'permission',
  code: 'nav-permission',
  says: "the connector's NAV user is not allowed to",
  whatToDo: 'Give the user the permission set that is missing, then replay.',
};

export const API_OFF: ErrorMeaning = {
  kind: 'unavailable',
  code: 'nav-api-off',
  says: 'the API is switched off on this server',
  whatToDo: 'In NAV Administration turn on Enable API Services for all service tiers and restart them.',
};

export const PAGES_OFF: ErrorMeaning = {
  kind: 'unavailable',
  code: 'nav-odata-off',
  says: 'page services are switched off on this server',
  whatToDo:
    'In NAV Administration turn on Enable OData Services and Enable V4 Endpoint (ODataServicesEnabled, ODataServicesV4EndpointEnabled) and restart the service.',
};

const OVERLOADED: ErrorMeaning = {
  kind: 'rateLimited',
  code: 'nav-overloaded',
  says: 'NAV has too much to do',
  whatToDo: 'Nothing: it is tried again more slowly.',
};

export const SERVER_ERROR: ErrorMeaning = {
  kind: 'unavailable',
  code: 'nav-server-error',
  says: 'NAV met an error of its own',
  whatToDo: 'It is tried again; if it stays, look into the event log of the NAV server.',
};

/** Codes of section 3.4 of NAV's OData error table, one meaning each. */
export const MEANINGS: Readonly<Record<string, ErrorMeaning>> = {
  Application_DialogException: { kind: 'invalid', code: 'nav-refused', whatToDo: PUT_RIGHT },
  Application_FieldValidationException: {
    kind: 'invalid',
    code: 'nav-field-validation',
    whatToDo: 'Fill in the field that NAV names, on the customer, the item or in the set-up, then replay.',
  },
  Application_StringExceededLength: {
    kind: 'invalid',
    code: 'nav-text-too-long',
    says: 'a text is longer than its field in NAV',
    whatToDo: 'Shorten the text at its source, then replay.',
  },
  Application_FilterErrorException: {
    kind: 'notFound',
    code: 'nav-filter-value',
    says: 'NAV cannot have a record with this value',
    whatToDo: 'Check the value; it is longer than the field in NAV or has letters that cannot stand there.',
  },
  Application_EvaluateException: valueRefused,
  Application_InvalidGUID: valueRefused,
  Unknown: valueRefused,
  Application_CallbackNotAllowed: {
    kind: 'invalid',
    code: 'nav-dialog',
    says: 'NAV wanted to ask the user a question, which it cannot do here',
    whatToDo: 'Ask your NAV partner to leave out the dialog for web services, then replay.',
  },
  Internal_InvalidTableRelation: {
    kind: 'invalid',
    code: 'nav-code-unknown',
    says: 'a code does not exist in NAV',
    whatToDo: 'Create the code in NAV or map it to one that exists, then replay.',
  },
  Internal_EntityWithSameKeyExists: {
    kind: 'conflict',
    code: 'nav-key-exists',
    says: 'it exists already',
    whatToDo: 'Nothing: it is looked up. If it stays, check the number series in NAV.',
  },
  Internal_RecordNotFound: recordMissing,
  Internal_DataNotFoundFilter: recordMissing,
  BadRequest_ResourceNotFound: notFound,
  // An extension's fields can be missing for a while after its update, so this is worth another try.
  BadRequest_NotFound: {
    kind: 'unavailable',
    code: 'nav-route-missing',
    says: 'this NAV has no such address or field',
    whatToDo: 'Check the address of the connection, and whether NAV was updated just now; it is tried again.',
  },
  BadRequest: malformed,
  BadRequest_InvalidRequestUrl: malformed,
  BadRequest_RequiredParamNotProvided: malformed,
  BadRequest_InvalidOperation: {
    kind: 'invalid',
    code: 'nav-field-read-only',
    says: 'NAV does not let this field be written',
    whatToDo: SUPPORT,
  },
  BadRequest_MethodNotAllowed: {
    kind: 'invalid',
    code: 'nav-method-not-allowed',
    says: 'this NAV does not allow that',
    whatToDo: 'Ask your NAV partner whether the page may be written through web services.',
  },
  BadRequest_MethodNotImplemented: {
    kind: 'invalid',
    code: 'nav-method-not-allowed',
    says: 'this NAV cannot do that',
    whatToDo: 'Ask your NAV partner whether a newer version can.',
  },
  BadRequest_InvalidToken: changed,
  Request_EntityChanged: changed,
  Authentication_InvalidCredentials: SIGNIN_REFUSED,
  Unauthorized: SIGNIN_REFUSED,
  Internal_CompanyNotFound: {
    kind: 'notFound',
    code: 'nav-company-unknown',
    says: 'the company is not on this server',
    whatToDo: 'Choose the company again; it may have been renamed or deleted.',
  },
  Internal_TenantUnavailable: {
    kind: 'unavailable',
    code: 'nav-tenant-unavailable',
    says: 'the tenant is not there or not mounted',
    whatToDo: 'Check the tenant of the connection, and whether it is mounted in NAV Administration.',
  },
  Application_TooManyRequests: OVERLOADED,
};

/** By status, where there is no code or none that we know. */
export const BY_STATUS: Readonly<Record<number, ErrorMeaning>> = {
  401: SIGNIN_REFUSED,
  403: PERMISSION,
  404: notFound,
  409: changed,
  410: notFound,
  412: changed,
  428: changed,
  429: OVERLOADED,
  501: {
    kind: 'invalid',
    code: 'nav-method-not-allowed',
    says: 'this NAV cannot do that',
    whatToDo: 'Ask your NAV partner whether a newer version can.',
  },
};

/** Anything else that NAV refuses: its text tells why. */
export const REFUSED: ErrorMeaning = { kind: 'invalid', code: 'nav-refused', whatToDo: PUT_RIGHT };
