// Response codes: its errors, as clients receive them.
// Made by errbook of the service's book, and will be again: change nothing here.

/** The statuses that responses with them have. */
export type ErrorStatus =
  400 | 401 | 403 | 404 | 405 | 406 | 411 | 415 | 429 | 500 | 502 | 503;

/**
 * The body of an error. No body has a code.
 *
 * The body of an error has a `Message` or a `Description` with the details.
 */
export type ApiError =
  | InvalidField
  | Unauthorized
  | Forbidden
  | NotFound
  | MethodNotAllowed
  | NotAcceptable
  | LengthRequired
  | UnsupportedMediaType
  | TooManyRequests
  | InternalServerError
  | BadGateway
  | ServiceUnavailable;

/**
 * A value in the request is missing or not valid.
 *
 * 400 Bad Request: `The field {field} is not valid.`
 *
 * The client's developer must correct the call.
 */
export interface InvalidField {
  Message: string;
}

/**
 * The request carries no valid token.
 *
 * 401 Unauthorized
 *
 * The client's user must supply valid credentials.
 */
export interface Unauthorized {
  Message: string;
}

/**
 * The token does not permit this operation.
 *
 * 403 Forbidden
 *
 * The client's user must obtain the permission.
 */
export interface Forbidden {
  Message: string;
}

/**
 * There is nothing at this address.
 *
 * 404 Not Found
 *
 * The client's developer must correct the address or an identifier in it.
 */
export interface NotFound {
  Message: string;
}

/**
 * The resource does not support this method.
 *
 * 405 Method Not Allowed
 *
 * The client's developer must use a method that Allow lists.
 */
export interface MethodNotAllowed {
  Message: string;
}

/**
 * The service sends JSON only, and the client does not accept it.
 *
 * 406 Not Acceptable
 *
 * The client's developer must accept a form that the service offers.
 */
export interface NotAcceptable {
  Message: string;
}

/**
 * The request has a body but does not state its length.
 *
 * 411 Length Required
 *
 * The client's developer must send Content-Length.
 */
export interface LengthRequired {
  Message: string;
}

/**
 * The service takes JSON only, and the body is something else.
 *
 * 415 Unsupported Media Type
 *
 * The client's developer must send the content in a form that the service supports.
 */
export interface UnsupportedMediaType {
  Message: string;
}

/**
 * Too many requests came in a short time. `Retry-After` gives the seconds to wait before the
 * next POST.
 *
 * 429 Too Many Requests: `Too many requests: wait before the next POST.`
 *
 * The client's developer must stay within the quota, and retry later: after the time in Retry-After, where it is given.
 */
export interface TooManyRequests {
  Message: string;
}

/**
 * The service failed in a way that it did not expect.
 *
 * 500 Internal Server Error: `The service failed. It is not your request.`
 *
 * The operator must find the cause in the logs and remove it.
 */
export interface InternalServerError {
  Description: string;
}

/**
 * A system behind the service gave no usable answer.
 *
 * 502 Bad Gateway
 *
 * The operator must repair the server behind this one, if a later retry fails too.
 */
export interface BadGateway {
  Description: string;
}

/**
 * The service is being maintained.
 *
 * 503 Service Unavailable: `The service is being maintained. Please come back later.`
 *
 * Nobody needs to act: retry later, after the time in Retry-After where it is given.
 */
export interface ServiceUnavailable {
  Description: string;
}

/** Whether this is the body of an error. */
export function isApiError(body: unknown): body is ApiError {
  return isMessage(body) || isDescription(body);
}

function isMessage(body: unknown): boolean {
  return typeof at(body, "Message") === "string";
}

function isDescription(body: unknown): boolean {
  return typeof at(body, "Description") === "string";
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
