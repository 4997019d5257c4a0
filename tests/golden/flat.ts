// Statuses: its errors, as clients receive them.
// Made by errbook of the service's book, and will be again: change nothing here.

/** The codes of the errors. */
export const ErrorCode = {
  /** A parameter has a value that is not allowed. */
  InvalidParameter: "INVALID_PARAMETER",
  /** A parameter that the operation cannot do without is not there. */
  MissingParameter: "MISSING_PARAMETER",
  /** The access token is missing or has expired. */
  AuthenticationRequired: "AUTHENTICATION_REQUIRED",
  /** The account may not use this operation. */
  AccessDenied: "ACCESS_DENIED",
  /** The resource does not exist. */
  ResourceNotFound: "RESOURCE_NOT_FOUND",
  /** The resource does not support this method. */
  MethodNotAllowed: "METHOD_NOT_ALLOWED",
  /** The resource cannot be sent in a form that the client accepts. */
  FormatNotAvailable: "FORMAT_NOT_AVAILABLE",
  /** Somebody else has changed the resource since it was read. */
  ConcurrentChange: "CONCURRENT_CHANGE",
  /** The resource was removed and will not come back. */
  ResourceRemoved: "RESOURCE_REMOVED",
  /** The quota of the current period is used up. */
  QuotaExceeded: "QUOTA_EXCEEDED",
} as const;

export type ErrorCode = (typeof ErrorCode)[keyof typeof ErrorCode];

/** The statuses that responses with them have. */
export type ErrorStatus = 400 | 401 | 403 | 404 | 405 | 406 | 409 | 410 | 429;

/**
 * The body of an error. `body.errorCode` tells which.
 *
 * An error tells when, on which method and on which URI it happened. Its message is in
 * French; `errorCode` is the same in every language.
 */
export type ApiError =
  | InvalidParameter
  | MissingParameter
  | AuthenticationRequired
  | AccessDenied
  | ResourceNotFound
  | MethodNotAllowed
  | FormatNotAvailable
  | ConcurrentChange
  | ResourceRemoved
  | QuotaExceeded;

/**
 * A parameter has a value that is not allowed.
 *
 * 400 Bad Request: `La valeur du paramètre « {parameter} » n'est pas valide.`
 *
 * The client's developer must correct the call.
 */
export interface InvalidParameter {
  timestamp: string;
  httpStatusCode: 400;
  httpStatusMessage: "Bad Request";
  errorCode: "INVALID_PARAMETER";
  errorMessage: string;
  requestMethod?: string;
  requestURI?: string;
}

/**
 * A parameter that the operation cannot do without is not there.
 *
 * 400 Bad Request: `Le paramètre « {parameter} » est obligatoire.`
 *
 * The client's developer must correct the call.
 */
export interface MissingParameter {
  timestamp: string;
  httpStatusCode: 400;
  httpStatusMessage: "Bad Request";
  errorCode: "MISSING_PARAMETER";
  errorMessage: string;
  requestMethod?: string;
  requestURI?: string;
}

/**
 * The access token is missing or has expired.
 *
 * 401 Unauthorized: `Veuillez vous authentifier.`
 *
 * The client's user must supply valid credentials.
 */
export interface AuthenticationRequired {
  timestamp: string;
  httpStatusCode: 401;
  httpStatusMessage: "Unauthorized";
  errorCode: "AUTHENTICATION_REQUIRED";
  errorMessage: string;
  requestMethod?: string;
  requestURI?: string;
}

/**
 * The account may not use this operation.
 *
 * 403 Forbidden: `Vous n'avez pas accès à cette opération.`
 *
 * The client's user must obtain the permission.
 */
export interface AccessDenied {
  timestamp: string;
  httpStatusCode: 403;
  httpStatusMessage: "Forbidden";
  errorCode: "ACCESS_DENIED";
  errorMessage: string;
  requestMethod?: string;
  requestURI?: string;
}

/**
 * The resource does not exist.
 *
 * 404 Not Found: `La ressource demandée n'existe pas.`
 *
 * The client's developer must correct the address or an identifier in it.
 */
export interface ResourceNotFound {
  timestamp: string;
  httpStatusCode: 404;
  httpStatusMessage: "Not Found";
  errorCode: "RESOURCE_NOT_FOUND";
  errorMessage: string;
  requestMethod?: string;
  requestURI?: string;
}

/**
 * The resource does not support this method.
 *
 * 405 Method Not Allowed: `La ressource n'accepte pas cette méthode.`
 *
 * The client's developer must use a method that Allow lists.
 */
export interface MethodNotAllowed {
  timestamp: string;
  httpStatusCode: 405;
  httpStatusMessage: "Method Not Allowed";
  errorCode: "METHOD_NOT_ALLOWED";
  errorMessage: string;
  requestMethod?: string;
  requestURI?: string;
}

/**
 * The resource cannot be sent in a form that the client accepts.
 *
 * 406 Not Acceptable: `Aucun format accepté n'est disponible.`
 *
 * The client's developer must accept a form that the service offers.
 */
export interface FormatNotAvailable {
  timestamp: string;
  httpStatusCode: 406;
  httpStatusMessage: "Not Acceptable";
  errorCode: "FORMAT_NOT_AVAILABLE";
  errorMessage: string;
  requestMethod?: string;
  requestURI?: string;
}

/**
 * Somebody else has changed the resource since it was read.
 *
 * 409 Conflict: `La ressource a été modifiée entre-temps.`
 *
 * The client's user must resolve the conflict, then retry.
 */
export interface ConcurrentChange {
  timestamp: string;
  httpStatusCode: 409;
  httpStatusMessage: "Conflict";
  errorCode: "CONCURRENT_CHANGE";
  errorMessage: string;
  requestMethod?: string;
  requestURI?: string;
}

/**
 * The resource was removed and will not come back.
 *
 * 410 Gone: `La ressource a été supprimée définitivement.`
 *
 * The client's developer must stop using the resource.
 */
export interface ResourceRemoved {
  timestamp: string;
  httpStatusCode: 410;
  httpStatusMessage: "Gone";
  errorCode: "RESOURCE_REMOVED";
  errorMessage: string;
  requestMethod?: string;
  requestURI?: string;
}

/**
 * The quota of the current period is used up.
 *
 * 429 Too Many Requests: `Votre quota est épuisé.`
 *
 * The client's developer must stay within the quota, and retry later: after the time in Retry-After, where it is given.
 */
export interface QuotaExceeded {
  timestamp: string;
  httpStatusCode: 429;
  httpStatusMessage: "Too Many Requests";
  errorCode: "QUOTA_EXCEEDED";
  errorMessage: string;
  requestMethod?: string;
  requestURI?: string;
}

const codes = new Set<unknown>(Object.values(ErrorCode));

/**
 * The code of a body, whether it is one of `ErrorCode` or not, as that of a newer
 * service. `undefined`: there is none where these errors have theirs.
 */
export function codeOf(body: unknown): string | undefined {
  const places = [at(body, "errorCode")];
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
