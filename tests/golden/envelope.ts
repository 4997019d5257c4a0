// Community service: its errors, as clients receive them.
// Made by errbook of the service's book, and will be again: change nothing here.

/** The codes of the errors. */
export const ErrorCode = {
  /** The service failed in a way that nobody foresaw. */
  InternalError: "InternalError",
  /** The body does not have the form that this endpoint takes. */
  InvalidInput: "InvalidInput",
  /** A query parameter that this endpoint cannot do without is not there. */
  MissingRequiredQueryParameter: "MissingRequiredQueryParameter",
  /** The request came from a domain that this project does not list. */
  InvalidRequestDomain: "InvalidRequestDomain",
  /** The API token has the wrong form, or belongs to no project. */
  InvalidApiToken: "InvalidApiToken",
  /** This endpoint asks for an API token, and the request carries none. */
  UnauthorizedRequest: "UnauthorizedRequest",
  /** The owner of the project has switched its API off. */
  ApiIsDisabled: "ApiIsDisabled",
  /** The sign-on token cannot be decoded with the project's secret. */
  SSOTokenFailedToParse: "SSOTokenFailedToParse",
  /** The sign-on token was decoded, but its payload lacks a claim or has one of the wrong type. */
  InvalidSSOTokenPayload: "InvalidSSOTokenPayload",
  /** The sign-on was fine, but its session could not be stored. */
  FailedToCreateSession: "failedToCreateSession",
  /** The account could not be stored. */
  FailedToCreateUser: "FailedToCreateUser",
  /** The domain of the email address receives no mail, or is blocked. */
  InvalidEmailDomain: "InvalidEmailDomain",
  /** A user name consists of letters, digits and underscores. */
  InvalidUsername: "InvalidUsername",
  /** The user name is shorter or longer than allowed. */
  OutOfRangeUsername: "OutOfRangeUsername",
  /** The name to make suggestions from is shorter or longer than allowed. */
  OutOfRangeSuggestedUsername: "OutOfRangeSuggestedUsername",
  /** Somebody else has this user name. */
  UsernameAlreadyExists: "UsernameAlreadyExists",
  /** Somebody else has an account with this email address. */
  EmailAlreadyExists: "EmailAlreadyExists",
  /** Only members of the group can do this. */
  NotGroupMember: "NotGroupMember",
  /** There is no such group, or it is hidden from this user. */
  GroupNotFound: "GroupNotFound",
} as const;

export type ErrorCode = (typeof ErrorCode)[keyof typeof ErrorCode];

/** The statuses that responses with them have. */
export type ErrorStatus = 400 | 401 | 403 | 409 | 500;

/**
 * The body of an error. `body.error.code` tells which.
 *
 * An error comes as one object, `error`, with the status, a message for people and a code
 * for programs. Compare the code: it never changes.
 */
export type ApiError =
  | InternalError
  | InvalidInput
  | MissingRequiredQueryParameter
  | InvalidRequestDomain
  | InvalidApiToken
  | UnauthorizedRequest
  | ApiIsDisabled
  | SSOTokenFailedToParse
  | InvalidSSOTokenPayload
  | FailedToCreateSession
  | FailedToCreateUser
  | InvalidEmailDomain
  | InvalidUsername
  | OutOfRangeUsername
  | OutOfRangeSuggestedUsername
  | UsernameAlreadyExists
  | EmailAlreadyExists
  | NotGroupMember
  | GroupNotFound;

/**
 * The service failed in a way that nobody foresaw.
 *
 * 500 Internal Server Error: `Something went wrong on our side.`
 *
 * The operator must find the cause in the logs and remove it.
 */
export interface InternalError {
  error: {
    status: 500;
    message: string;
    code: "InternalError";
  };
}

/**
 * The body does not have the form that this endpoint takes.
 *
 * 400 Bad Request
 *
 * The client's developer must correct the call.
 */
export interface InvalidInput {
  error: {
    status: 400;
    message: string;
    code: "InvalidInput";
  };
}

/**
 * A query parameter that this endpoint cannot do without is not there.
 *
 * 400 Bad Request: `The query parameter {parameter} is missing.`
 *
 * The client's developer must correct the call.
 */
export interface MissingRequiredQueryParameter {
  error: {
    status: 400;
    message: string;
    code: "MissingRequiredQueryParameter";
  };
}

/**
 * The request came from a domain that this project does not list.
 *
 * 400 Bad Request
 *
 * The client's developer must correct the call.
 */
export interface InvalidRequestDomain {
  error: {
    status: 400;
    message: string;
    code: "InvalidRequestDomain";
  };
}

/**
 * The API token has the wrong form, or belongs to no project.
 *
 * 400 Bad Request
 *
 * The client's developer must correct the call.
 */
export interface InvalidApiToken {
  error: {
    status: 400;
    message: string;
    code: "InvalidApiToken";
  };
}

/**
 * This endpoint asks for an API token, and the request carries none.
 *
 * 401 Unauthorized
 *
 * The client's user must supply valid credentials.
 */
export interface UnauthorizedRequest {
  error: {
    status: 401;
    message: string;
    code: "UnauthorizedRequest";
  };
}

/**
 * The owner of the project has switched its API off.
 *
 * 403 Forbidden
 *
 * The client's user must obtain the permission.
 */
export interface ApiIsDisabled {
  error: {
    status: 403;
    message: string;
    code: "ApiIsDisabled";
  };
}

/**
 * The sign-on token cannot be decoded with the project's secret.
 *
 * 400 Bad Request
 *
 * The client's developer must correct the call.
 */
export interface SSOTokenFailedToParse {
  error: {
    status: 400;
    message: string;
    code: "SSOTokenFailedToParse";
  };
}

/**
 * The sign-on token was decoded, but its payload lacks a claim or has one of the wrong type.
 *
 * 400 Bad Request
 *
 * The client's developer must correct the call.
 */
export interface InvalidSSOTokenPayload {
  error: {
    status: 400;
    message: string;
    code: "InvalidSSOTokenPayload";
  };
}

/**
 * The sign-on was fine, but its session could not be stored.
 *
 * 500 Internal Server Error: `No session could be created.`
 *
 * The operator must find the cause in the logs and remove it.
 */
export interface FailedToCreateSession {
  error: {
    status: 500;
    message: string;
    code: "failedToCreateSession";
  };
}

/**
 * The account could not be stored.
 *
 * 500 Internal Server Error: `The account could not be created.`
 *
 * The operator must find the cause in the logs and remove it.
 */
export interface FailedToCreateUser {
  error: {
    status: 500;
    message: string;
    code: "FailedToCreateUser";
  };
}

/**
 * The domain of the email address receives no mail, or is blocked.
 *
 * 400 Bad Request
 *
 * The client's developer must correct the call.
 */
export interface InvalidEmailDomain {
  error: {
    status: 400;
    message: string;
    code: "InvalidEmailDomain";
  };
}

/**
 * A user name consists of letters, digits and underscores.
 *
 * 400 Bad Request
 *
 * The client's developer must correct the call.
 */
export interface InvalidUsername {
  error: {
    status: 400;
    message: string;
    code: "InvalidUsername";
  };
}

/**
 * The user name is shorter or longer than allowed.
 *
 * 400 Bad Request: `A user name has {min} to {max} characters.`
 *
 * The client's developer must correct the call.
 */
export interface OutOfRangeUsername {
  error: {
    status: 400;
    message: string;
    code: "OutOfRangeUsername";
  };
}

/**
 * The name to make suggestions from is shorter or longer than allowed.
 *
 * 400 Bad Request: `Suggestions are made for names of {min} to {max} characters.`
 *
 * The client's developer must correct the call.
 */
export interface OutOfRangeSuggestedUsername {
  error: {
    status: 400;
    message: string;
    code: "OutOfRangeSuggestedUsername";
  };
}

/**
 * Somebody else has this user name.
 *
 * 409 Conflict: `The user name {username} is taken.`
 *
 * The client's user must resolve the conflict, then retry.
 */
export interface UsernameAlreadyExists {
  error: {
    status: 409;
    message: string;
    code: "UsernameAlreadyExists";
  };
}

/**
 * Somebody else has an account with this email address.
 *
 * 409 Conflict: `{email} is already in use, please try another one.`
 *
 * The client's user must resolve the conflict, then retry.
 */
export interface EmailAlreadyExists {
  error: {
    status: 409;
    message: string;
    code: "EmailAlreadyExists";
  };
}

/**
 * Only members of the group can do this.
 *
 * 400 Bad Request
 *
 * The client's developer must correct the call.
 */
export interface NotGroupMember {
  error: {
    status: 400;
    message: string;
    code: "NotGroupMember";
  };
}

/**
 * There is no such group, or it is hidden from this user.
 *
 * 403 Forbidden
 *
 * The client's user must obtain the permission.
 */
export interface GroupNotFound {
  error: {
    status: 403;
    message: string;
    code: "GroupNotFound";
  };
}

const codes = new Set<unknown>(Object.values(ErrorCode));

/**
 * The code of a body, whether it is one of `ErrorCode` or not, as that of a newer
 * service. `undefined`: there is none where these errors have theirs.
 */
export function codeOf(body: unknown): string | undefined {
  const places = [at(body, "error", "code")];
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
