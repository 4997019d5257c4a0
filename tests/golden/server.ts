// Account service: its errors, as clients receive them.
// Made by errbook of the service's book, and will be again: change nothing here.

/** The codes of the errors. */
export const ErrorCode = {
  /** The email is already registered. */
  EmailAlreadyExists: "EmailAlreadyExists",
  /** Some fields are not valid. */
  InvalidFields: "InvalidFields",
  /** There is no such account. */
  AccountNotFound: "AccountNotFound",
  /** The account has too little credit. */
  OutOfCredit: "OutOfCredit",
  /** The path, the query or the body is not what this operation takes. */
  InvalidInput: "InvalidInput",
  /** Too many requests in the current period. */
  TooManyRequests: "TooManyRequests",
  /** The resource does not exist. */
  NotFound: "NotFound",
  /** The resource does not support this method. */
  MethodNotAllowed: "MethodNotAllowed",
  /** The request did not arrive in time. */
  RequestTimeout: "RequestTimeout",
  /** The content of the request is too large. */
  ContentTooLarge: "ContentTooLarge",
  /** The media type or the encoding of the content is not supported. */
  UnsupportedMediaType: "UnsupportedMediaType",
  /** The service failed in a way that it did not expect. */
  InternalServerError: "InternalServerError",
} as const;

export type ErrorCode = (typeof ErrorCode)[keyof typeof ErrorCode];

/** The statuses that responses with them have. */
export type ErrorStatus =
  400 | 403 | 404 | 405 | 408 | 409 | 413 | 415 | 422 | 429 | 500;

/**
 * The body of an error. `body.code` tells which.
 *
 * Errors are problem details (RFC 9457). `code` tells them apart, and `type` is where they are
 * described.
 */
export type ApiError =
  | EmailAlreadyExists
  | InvalidFields
  | AccountNotFound
  | OutOfCredit
  | InvalidInput
  | TooManyRequests
  | NotFound
  | MethodNotAllowed
  | RequestTimeout
  | ContentTooLarge
  | UnsupportedMediaType
  | InternalServerError;

/**
 * The email is already registered.
 *
 * A sign-up used an address that belongs to another account.
 *
 * 409 Conflict: `{email} is already in use.`
 *
 * The client's user must resolve the conflict, then retry.
 */
export interface EmailAlreadyExists {
  type: "http://localhost:3000/errors/EmailAlreadyExists";
  title: string;
  status: 409;
  detail: string;
  code: "EmailAlreadyExists";
  /** The address that was tried. */
  email: string;
  instance?: string;
  requestId?: string;
}

/**
 * Some fields are not valid.
 *
 * 422 Unprocessable Content
 *
 * The client's user must correct the values.
 */
export interface InvalidFields {
  type: "http://localhost:3000/errors/InvalidFields";
  title: string;
  status: 422;
  detail: string;
  code: "InvalidFields";
  errors?: {
    detail: string;
    code?: string;
    pointer?: string;
  }[];
  instance?: string;
  requestId?: string;
}

/**
 * There is no such account.
 *
 * 404 Not Found
 *
 * The client's developer must correct the address or an identifier in it.
 */
export interface AccountNotFound {
  type: "http://localhost:3000/errors/AccountNotFound";
  title: string;
  status: 404;
  detail: string;
  code: "AccountNotFound";
  instance?: string;
  requestId?: string;
}

/**
 * The account has too little credit.
 *
 * 403 Forbidden: `Your balance is {balance}, but that costs {price}.`
 *
 * The client's user must obtain the permission.
 */
export interface OutOfCredit {
  type: "http://localhost:3000/errors/OutOfCredit";
  title: string;
  status: 403;
  detail: string;
  code: "OutOfCredit";
  /** What the account has, in cents. */
  balance: number;
  /** What was asked for, in cents. */
  price: number;
  instance?: string;
  requestId?: string;
}

/**
 * The path, the query or the body is not what this operation takes.
 *
 * JSON may lack a bracket, or a value has another type than expected.
 *
 * 400 Bad Request
 *
 * The client's developer must correct the call.
 */
export interface InvalidInput {
  type: "http://localhost:3000/errors/InvalidInput";
  title: string;
  status: 400;
  detail: string;
  code: "InvalidInput";
  errors?: {
    detail: string;
    code?: string;
    pointer?: string;
  }[];
  instance?: string;
  requestId?: string;
}

/**
 * Too many requests in the current period.
 *
 * 429 Too Many Requests: `Slow down.`
 *
 * The client's developer must stay within the quota, and retry later: after the time in Retry-After, where it is given.
 */
export interface TooManyRequests {
  type: "http://localhost:3000/errors/TooManyRequests";
  title: string;
  status: 429;
  detail: string;
  code: "TooManyRequests";
  instance?: string;
  requestId?: string;
}

/**
 * The resource does not exist.
 *
 * 404 Not Found
 *
 * The client's developer must correct the address or an identifier in it.
 */
export interface NotFound {
  type: "http://localhost:3000/errors/NotFound";
  title: string;
  status: 404;
  detail: string;
  code: "NotFound";
  instance?: string;
  requestId?: string;
}

/**
 * The resource does not support this method.
 *
 * 405 Method Not Allowed
 *
 * The client's developer must use a method that Allow lists.
 */
export interface MethodNotAllowed {
  type: "http://localhost:3000/errors/MethodNotAllowed";
  title: string;
  status: 405;
  detail: string;
  code: "MethodNotAllowed";
  instance?: string;
  requestId?: string;
}

/**
 * The request did not arrive in time.
 *
 * 408 Request Timeout
 *
 * Nobody needs to act: retry on a new connection.
 */
export interface RequestTimeout {
  type: "http://localhost:3000/errors/RequestTimeout";
  title: string;
  status: 408;
  detail: string;
  code: "RequestTimeout";
  instance?: string;
  requestId?: string;
}

/**
 * The content of the request is too large.
 *
 * 413 Content Too Large
 *
 * The client's user must send less at once.
 */
export interface ContentTooLarge {
  type: "http://localhost:3000/errors/ContentTooLarge";
  title: string;
  status: 413;
  detail: string;
  code: "ContentTooLarge";
  instance?: string;
  requestId?: string;
}

/**
 * The media type or the encoding of the content is not supported.
 *
 * 415 Unsupported Media Type
 *
 * The client's developer must send the content in a form that the service supports.
 */
export interface UnsupportedMediaType {
  type: "http://localhost:3000/errors/UnsupportedMediaType";
  title: string;
  status: 415;
  detail: string;
  code: "UnsupportedMediaType";
  instance?: string;
  requestId?: string;
}

/**
 * The service failed in a way that it did not expect.
 *
 * 500 Internal Server Error: `Internal Server Error`
 *
 * The operator must find the cause in the logs and remove it.
 */
export interface InternalServerError {
  type: "http://localhost:3000/errors/InternalServerError";
  title: string;
  status: 500;
  detail: string;
  code: "InternalServerError";
  instance?: string;
  requestId?: string;
}

const codes = new Set<unknown>(Object.values(ErrorCode));

/**
 * The code of a body, whether it is one of `ErrorCode` or not, as that of a newer
 * service. `undefined`: there is none where these errors have theirs.
 */
export function codeOf(body: unknown): string | undefined {
  const places = [at(body, "code")];
  const found = places.filter(isCode);
  return found.find((code) => codes.has(code)) ?? found[0];
}

function isCode(value: unknown): value is string {
  return typeof value === "string";
}

/**
 * Whether this is the body of an error that is known here. One with a code that is
 * not in `ErrorCode`, as that of a newer service, is not: `codeOf` has its code.
 */
export function isApiError(body: unknown): body is ApiError {
  return codes.has(codeOf(body));
}

function at(body: unknown, ...place: (string | number)[]): unknown {
  let value = body;
  for (const step of place) {
    if (typeof value !== "object" || value === null) {
      return undefined;
    }
    value = (value as Record<string | number, unknown>)[step];
  }
  return value;
}
