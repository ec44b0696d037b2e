/** A refusal. How it reads depends on the version of the API it was asked through. */
export class StoreError extends Error {
  readonly status: number;
  readonly more: Readonly<Record<string, unknown>>;
  /** Stands as it is, whatever the version. */
  readonly body: unknown;
  readonly contentType: string;

  constructor(status: number, title: string, { errors, code, body, contentType }: StoreErrorDetails = {}) {
    super(title);
    this.name = 'StoreError';
    this.status = status;
    this.more = { ...(code === undefined ? {} : { code }), ...(errors === undefined ? {} : { errors }) };
    this.body = body;
    this.contentType = contentType ?? 'application/json';
  }
}

interface StoreErrorDetails {
  readonly errors?: Readonly<Record<string, string>>;
  readonly code?: number;
  readonly body?: unknown;
  readonly contentType?: string;
}

const TYPE = 'https://developer.bigcommerce.com/api-docs/getting-started/api-status-codes';

/** V2 answers an array, V3 an object. */
export function errorBody(error: StoreError, version: 'v2' | 'v3'): unknown {
  if (error.body !== undefined) return error.body;
  if (version === 'v2') return [{ status: error.status, message: error.message }];
  return v3Body(error.status, error.message, error.more);
}

export function v3Body(status: number, title: string, more: Readonly<Record<string, unknown>> = {}): unknown {
  return { status, title, type: TYPE, ...more };
}

export const notFound = (): StoreError => new StoreError(404, 'The requested resource was not found.');

/** What V2 says to body fields and filters that it does not know, or only shows. */
export const notSupported = (field: string): StoreError =>
  new StoreError(400, `The field '${field}' is not supported by this resource.`);

export const invalidField = (field: string): StoreError => new StoreError(400, `The field '${field}' is invalid.`);

export const unprocessable = (title: string, errors: Readonly<Record<string, string>>): StoreError =>
  new StoreError(422, title, { errors });

/** `JSON data is missing or invalid`, with the fields that are. */
export const badJson = (errors: Readonly<Record<string, string>>): StoreError =>
  unprocessable('JSON data is missing or invalid', errors);

export const tooMany = (most: number): StoreError =>
  new StoreError(413, `The request payload is too large. The maximum items allowed in the array is ${most}.`, {
    errors: {},
  });
