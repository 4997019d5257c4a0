// Device service: its errors, as clients receive them.
// Made by errbook of the service's book, and will be again: change nothing here.

/** The codes of the errors. */
export const ErrorCode = {
  /** Another account has this email address. */
  EmailAlreadyExists: "EmailAlreadyExists",
  /** There is no such user. */
  UserNotFound: "UserNotFound",
  /** There is no such device. */
  DeviceNotFound: "DeviceNotFound",
  /** There is no such group of devices. */
  DeviceGroupNotFound: "DeviceGroupNotFound",
  /** There is no such processed stream. */
  ProcessedStreamNotFound: "ProcessedStreamNotFound",
  /** No account has this email address. */
  EmailNotFound: "EmailNotFound",
  /** The credentials are valid but do not permit this. */
  Unauthorized: "Unauthorized",
  /** The request carries no credentials. */
  Unauthenticated: "Unauthenticated",
  /** The email address or the password is wrong. */
  InvalidCredentials: "InvalidCredentials",
  /** The token is not valid. */
  InvalidToken: "InvalidToken",
  /** Parameters have values that are not allowed. */
  InvalidParameter: "InvalidParameter",
  /** The body is not the JSON that this endpoint takes. */
  InvalidJsonStructure: "InvalidJsonStructure",
  /** No endpoint has this path. */
  HandlerNotFound: "HandlerNotFound",
  /** The endpoint does not support this method. */
  MethodNotAllowed: "MethodNotAllowed",
  /** A parameter that the path or the query must have is not there. */
  RequiredUriParameterMissing: "RequiredUriParameterMissing",
  /** There is no such processing state. */
  InvalidProcessingState: "InvalidProcessingState",
  /** The stream cannot go from its state to that one. */
  InvalidProcessingStateTransition: "InvalidProcessingStateTransition",
  /** The service failed in a way that it did not expect. */
  InternalServerError: "InternalServerError",
} as const;

export type ErrorCode = (typeof ErrorCode)[keyof typeof ErrorCode];

/** The statuses that responses with them have. */
export type ErrorStatus = 400 | 401 | 403 | 404 | 405 | 409 | 500;

/**
 * The body of an error. `body.code` tells which.
 *
 * Errors are problem details: `application/problem+json`, as RFC 9457 describes it. The type
 * tells problems apart, and so does `code`, its last part.
 */
export type ApiError =
  | EmailAlreadyExists
  | UserNotFound
  | DeviceNotFound
  | DeviceGroupNotFound
  | ProcessedStreamNotFound
  | EmailNotFound
  | Unauthorized
  | Unauthenticated
  | InvalidCredentials
  | InvalidToken
  | InvalidParameter
  | InvalidJsonStructure
  | HandlerNotFound
  | MethodNotAllowed
  | RequiredUriParameterMissing
  | InvalidProcessingState
  | InvalidProcessingStateTransition
  | InternalServerError;

/**
 * Another account has this email address.
 *
 * Someone may have signed up twice, or mistyped an address that belongs to somebody else.
 *
 * 409 Conflict: `{email} belongs to another account.`
 *
 * The client's user must resolve the conflict, then retry.
 */
export interface EmailAlreadyExists {
  type: "https://example.com/problems/EmailAlreadyExists";
  title: string;
  status: 409;
  detail: string;
  code: "EmailAlreadyExists";
  /** The address. */
  email: string;
  instance?: string;
  requestId?: string;
}

/**
 * There is no such user.
 *
 * The identifier may be mistyped, or the user was deleted.
 *
 * 404 Not Found
 *
 * The client's developer must correct the address or an identifier in it.
 */
export interface UserNotFound {
  type: "https://example.com/problems/UserNotFound";
  title: string;
  status: 404;
  detail: string;
  code: "UserNotFound";
  instance?: string;
  requestId?: string;
}

/**
 * There is no such device.
 *
 * The device may never have been registered, or was moved to another account.
 *
 * 404 Not Found: `There is no device {id}.`
 *
 * The client's developer must correct the address or an identifier in it.
 */
export interface DeviceNotFound {
  type: "https://example.com/problems/DeviceNotFound";
  title: string;
  status: 404;
  detail: string;
  code: "DeviceNotFound";
  /** The identifier that was asked for. */
  id: number;
  instance?: string;
  requestId?: string;
}

/**
 * There is no such group of devices.
 *
 * The group may have been dissolved when its last device left.
 *
 * 404 Not Found
 *
 * The client's developer must correct the address or an identifier in it.
 */
export interface DeviceGroupNotFound {
  type: "https://example.com/problems/DeviceGroupNotFound";
  title: string;
  status: 404;
  detail: string;
  code: "DeviceGroupNotFound";
  instance?: string;
  requestId?: string;
}

/**
 * There is no such processed stream.
 *
 * The stream may still be waiting for its first processing, or its retention period is over.
 *
 * 404 Not Found
 *
 * The client's developer must correct the address or an identifier in it.
 */
export interface ProcessedStreamNotFound {
  type: "https://example.com/problems/ProcessedStreamNotFound";
  title: string;
  status: 404;
  detail: string;
  code: "ProcessedStreamNotFound";
  instance?: string;
  requestId?: string;
}

/**
 * No account has this email address.
 *
 * The address may be mistyped, or its owner signed up with another one.
 *
 * 404 Not Found
 *
 * The client's developer must correct the address or an identifier in it.
 */
export interface EmailNotFound {
  type: "https://example.com/problems/EmailNotFound";
  title: string;
  status: 404;
  detail: string;
  code: "EmailNotFound";
  instance?: string;
  requestId?: string;
}

/**
 * The credentials are valid but do not permit this.
 *
 * The account may lack a role, or the resource belongs to somebody else.
 *
 * 403 Forbidden
 *
 * The client's user must obtain the permission.
 */
export interface Unauthorized {
  type: "https://example.com/problems/Unauthorized";
  title: string;
  status: 403;
  detail: string;
  code: "Unauthorized";
  instance?: string;
  requestId?: string;
}

/**
 * The request carries no credentials.
 *
 * The `Authorization` header may have been left out, or a proxy removed it.
 *
 * 401 Unauthorized
 *
 * The client's user must supply valid credentials.
 */
export interface Unauthenticated {
  type: "https://example.com/problems/Unauthenticated";
  title: string;
  status: 401;
  detail: string;
  code: "Unauthenticated";
  instance?: string;
  requestId?: string;
}

/**
 * The email address or the password is wrong.
 *
 * One of the two may be mistyped. Which one, the service does not tell.
 *
 * 401 Unauthorized
 *
 * The client's user must supply valid credentials.
 */
export interface InvalidCredentials {
  type: "https://example.com/problems/InvalidCredentials";
  title: string;
  status: 401;
  detail: string;
  code: "InvalidCredentials";
  instance?: string;
  requestId?: string;
}

/**
 * The token is not valid.
 *
 * It may have been used before, or was cut off when it was copied from a message.
 *
 * 400 Bad Request
 *
 * The client's developer must correct the call.
 */
export interface InvalidToken {
  type: "https://example.com/problems/InvalidToken";
  title: string;
  status: 400;
  detail: string;
  code: "InvalidToken";
  instance?: string;
  requestId?: string;
}

/**
 * Parameters have values that are not allowed.
 *
 * Each finding in `errors` names a place in the body and what is wrong there.
 *
 * 400 Bad Request
 *
 * The client's developer must correct the call.
 */
export interface InvalidParameter {
  type: "https://example.com/problems/InvalidParameter";
  title: string;
  status: 400;
  detail: string;
  code: "InvalidParameter";
  errors?: {
    detail: string;
    code?: string;
    pointer?: string;
  }[];
  instance?: string;
  requestId?: string;
}

/**
 * The body is not the JSON that this endpoint takes.
 *
 * A bracket may be missing, or a value has another type than expected.
 *
 * 400 Bad Request
 *
 * The client's developer must correct the call.
 */
export interface InvalidJsonStructure {
  type: "https://example.com/problems/InvalidJsonStructure";
  title: string;
  status: 400;
  detail: string;
  code: "InvalidJsonStructure";
  instance?: string;
  requestId?: string;
}

/**
 * No endpoint has this path.
 *
 * The path may be mistyped, or belongs to another version of the service.
 *
 * 404 Not Found
 *
 * The client's developer must correct the address or an identifier in it.
 */
export interface HandlerNotFound {
  type: "https://example.com/problems/HandlerNotFound";
  title: string;
  status: 404;
  detail: string;
  code: "HandlerNotFound";
  instance?: string;
  requestId?: string;
}

/**
 * The endpoint does not support this method.
 *
 * A client may send a POST where the endpoint takes a PUT. The `Allow` header lists what it
 * takes.
 *
 * 405 Method Not Allowed
 *
 * The client's developer must use a method that Allow lists.
 */
export interface MethodNotAllowed {
  type: "https://example.com/problems/MethodNotAllowed";
  title: string;
  status: 405;
  detail: string;
  code: "MethodNotAllowed";
  instance?: string;
  requestId?: string;
}

/**
 * A parameter that the path or the query must have is not there.
 *
 * A template may have been filled with an empty value.
 *
 * 400 Bad Request: `The parameter {parameter} is missing.`
 *
 * The client's developer must correct the call.
 */
export interface RequiredUriParameterMissing {
  type: "https://example.com/problems/RequiredUriParameterMissing";
  title: string;
  status: 400;
  detail: string;
  code: "RequiredUriParameterMissing";
  /** The parameter. */
  parameter: string;
  instance?: string;
  requestId?: string;
}

/**
 * There is no such processing state.
 *
 * The state may be mistyped; states are written in lower case.
 *
 * 400 Bad Request: `{state} is not a processing state.`
 *
 * The client's developer must correct the call.
 */
export interface InvalidProcessingState {
  type: "https://example.com/problems/InvalidProcessingState";
  title: string;
  status: 400;
  detail: string;
  code: "InvalidProcessingState";
  /** The state that was asked for. */
  state: string;
  instance?: string;
  requestId?: string;
}

/**
 * The stream cannot go from its state to that one.
 *
 * Another client may have stopped the stream in the meantime.
 *
 * 409 Conflict: `A stream that is {from} cannot become {to}.`
 *
 * The client's user must resolve the conflict, then retry.
 */
export interface InvalidProcessingStateTransition {
  type: "https://example.com/problems/InvalidProcessingStateTransition";
  title: string;
  status: 409;
  detail: string;
  code: "InvalidProcessingStateTransition";
  /** The state that the stream is in. */
  from: string;
  /** The state that was asked for. */
  to: string;
  instance?: string;
  requestId?: string;
}

/**
 * The service failed in a way that it did not expect.
 *
 * A part that it depends on may be down. The operators see the cause in their logs.
 *
 * 500 Internal Server Error: `Internal Server Error`
 *
 * The operator must find the cause in the logs and remove it.
 */
export interface InternalServerError {
  type: "https://example.com/problems/InternalServerError";
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
