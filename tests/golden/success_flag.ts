// Contacts and projects: its errors, as clients receive them.
// Made by errbook of the service's book, and will be again: change nothing here.

/** The statuses that responses with them have. */
export type ErrorStatus = 200;

/**
 * The body of an error. No body has a code.
 *
 * Every failure is answered `200 OK`: when `erreur` is `true`, the call had no effect, and
 * `message` says why. Another status comes only from what stands before the service, such as
 * a proxy.
 */
export type ApiError =
  | IncompleteContact
  | InvalidToken
  | MissingReference
  | BadRequest
  | Unauthorized
  | Forbidden
  | NotFound
  | MethodNotAllowed
  | NotAcceptable
  | Gone
  | ImATeapot
  | TooManyRequests
  | InternalServerError
  | ServiceUnavailable;

/**
 * A contact is created from a user name and an email address, and the call left one out.
 *
 * 400 Bad Request: `To create a contact, send both its username and its email.`
 *
 * The client's developer must correct the call.
 */
export interface IncompleteContact {
  erreur: true;
  message: string;
}

/**
 * The identification token was never valid, has expired, or was withdrawn.
 *
 * 401 Unauthorized: `This identification token is not valid, or not any more.`
 *
 * The client's user must supply valid credentials.
 */
export interface InvalidToken {
  erreur: true;
  message: string;
}

/**
 * The reference is the key by which a project is found and updated, or else created.
 *
 * 400 Bad Request: ``The field `reference` is mandatory.``
 *
 * The client's developer must correct the call.
 */
export interface MissingReference {
  erreur: true;
  message: string;
}

/**
 * The request is malformed or breaks a rule of the service.
 *
 * 400 Bad Request
 *
 * The client's developer must correct the call.
 */
export interface BadRequest {
  erreur: true;
  message: string;
}

/**
 * The request carries no valid credentials.
 *
 * 401 Unauthorized
 *
 * The client's user must supply valid credentials.
 */
export interface Unauthorized {
  erreur: true;
  message: string;
}

/**
 * The request is not permitted.
 *
 * 403 Forbidden
 *
 * The client's user must obtain the permission.
 */
export interface Forbidden {
  erreur: true;
  message: string;
}

/**
 * The resource does not exist.
 *
 * 404 Not Found
 *
 * The client's developer must correct the address or an identifier in it.
 */
export interface NotFound {
  erreur: true;
  message: string;
}

/**
 * The resource does not support this method.
 *
 * 405 Method Not Allowed
 *
 * The client's developer must use a method that Allow lists.
 */
export interface MethodNotAllowed {
  erreur: true;
  message: string;
}

/**
 * The resource is not available in a form that the client accepts.
 *
 * 406 Not Acceptable
 *
 * The client's developer must accept a form that the service offers.
 */
export interface NotAcceptable {
  erreur: true;
  message: string;
}

/**
 * The resource has been removed for good.
 *
 * 410 Gone
 *
 * The client's developer must stop using the resource.
 */
export interface Gone {
  erreur: true;
  message: string;
}

/**
 * The request is declined with a status that has no standard meaning.
 *
 * 418 (Unused)
 *
 * The client's developer must consult the documentation of the service.
 */
export interface ImATeapot {
  erreur: true;
  message: string;
}

/**
 * Too many requests were sent in the current period.
 *
 * 429 Too Many Requests
 *
 * The client's developer must stay within the quota, and retry later: after the time in Retry-After, where it is given.
 */
export interface TooManyRequests {
  erreur: true;
  message: string;
}

/**
 * The service failed in a way that it did not expect.
 *
 * 500 Internal Server Error: `Internal Server Error`
 *
 * The operator must find the cause in the logs and remove it.
 */
export interface InternalServerError {
  erreur: true;
  message: string;
}

/**
 * The service is overloaded or under maintenance.
 *
 * 503 Service Unavailable: `Service Unavailable`
 *
 * Nobody needs to act: retry later, after the time in Retry-After where it is given.
 */
export interface ServiceUnavailable {
  erreur: true;
  message: string;
}

/** Whether this is the body of an error. */
export function isApiError(body: unknown): body is ApiError {
  return isSuccessFlag(body);
}

function isSuccessFlag(body: unknown): boolean {
  return at(body, "erreur") === true && typeof at(body, "message") === "string";
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
