/** An answer that WordPress gives as `WP_Error`. */
export class ShopError extends Error {
  readonly status: number;
  readonly code: string;
  /** Mostly `{status, ...}`; refunds answer with a bare number. */
  readonly data: unknown;

  constructor(status: number, code: string, message: string, data: unknown = { status }) {
    super(message);
    this.name = 'ShopError';
    this.status = status;
    this.code = code;
    this.data = data;
  }

  body(): { readonly code: string; readonly message: string; readonly data: unknown } {
    return { code: this.code, message: this.message, data: this.data };
  }
}

export const noRoute = (): ShopError =>
  new ShopError(404, 'rest_no_route', 'No route was found matching the URL and request method.');

export const invalidId = (resource: string, status: 400 | 404, message = 'Invalid ID.'): ShopError =>
  new ShopError(status, `woocommerce_rest_${resource}_invalid_id`, message);

const DENIED = {
  list: ['view', 'Sorry, you cannot list resources.'],
  view: ['view', 'Sorry, you cannot view this resource.'],
  create: ['create', 'Sorry, you are not allowed to create resources.'],
  edit: ['edit', 'Sorry, you are not allowed to edit this resource.'],
  delete: ['delete', 'Sorry, you are not allowed to delete this resource.'],
} as const;

export type Access = keyof typeof DENIED;

/** 401 to a stranger, 403 to a known user without the capability. */
export function denied(access: Access, isKnown: boolean): ShopError {
  const [code, message] = DENIED[access];
  return new ShopError(isKnown ? 403 : 401, `woocommerce_rest_cannot_${code}`, message);
}

export interface ParamProblem {
  readonly param: string;
  readonly code: string;
  readonly message: string;
}

export function invalidParams(problems: readonly ParamProblem[]): ShopError {
  const names = problems.map((problem) => problem.param).join(', ');
  const params = Object.fromEntries(problems.map(({ param, message }) => [param, message]));
  const details = Object.fromEntries(
    problems.map(({ param, code, message }) => [param, { code, message, data: null }]),
  );
  return new ShopError(400, 'rest_invalid_param', `Invalid parameter(s): ${names}`, { status: 400, params, details });
}

export function missingParams(names: readonly string[]): ShopError {
  return new ShopError(400, 'rest_missing_callback_param', `Missing parameter(s): ${names.join(', ')}`, {
    status: 400,
    params: names,
  });
}

/** `a, b, and c`, as WordPress lists what it would have accepted. */
export function oneOf(param: string, allowed: readonly string[], shownAs = param): ParamProblem {
  const last = allowed.at(-1) ?? '';
  const message = `${shownAs} is not one of ${allowed.slice(0, -1).join(', ')}, and ${last}.`;
  return { param, code: 'rest_not_in_enum', message };
}

export function trashNotSupported(plural: string): ShopError {
  return new ShopError(501, 'woocommerce_rest_trash_not_supported', `${plural} do not support trashing.`);
}
