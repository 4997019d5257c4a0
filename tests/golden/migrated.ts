// Order service: its errors, as clients receive them.
// Made by errbook of the service's book, and will be again: change nothing here.

/** The codes of the errors. */
export const ErrorCode = {
  /** There is no such order. */
  Error40401: 40401,
  /** The parcel has left. */
  Error40901: 40901,
} as const;

export type ErrorCode = (typeof ErrorCode)[keyof typeof ErrorCode];

/** The statuses that responses with them have. */
export type ErrorStatus = 402 | 404 | 409 | 500 | 502 | 503;

/**
 * The body of an error. `body.error.code` tells which.
 *
 * Every error of the order service.
 */
export type ApiError =
  | Error40401
  | Error40901
  | Error50301
  | PaymentRequired
  | InternalServerError
  | BadGateway;

/**
 * There is no such order.
 *
 * 404 Not Found: `there is no order {orderId}`
 *
 * The client's developer must correct the address or an identifier in it.
 */
export interface Error40401 {
  error: {
    code: 40401;
    message: string;
    category: "orders";
    /** The number that was asked for. */
    orderId: number;
    /** The id of the trace. */
    traceId?: string;
  };
}

/**
 * The parcel has left.
 *
 * 409 Conflict: `the parcel left {…} minutes ago`
 *
 * Wait for the parcel, and send it back.
 */
export interface Error40901 {
  error: {
    code: 40901;
    message: string;
    category: "orders";
    /** How long it is on its way, in whole minutes. */
    minutesAgo?: unknown;
    /** The id of the trace. */
    traceId?: string;
  };
}

/**
 * The service is going down.
 *
 * 503 Service Unavailable: `draining`
 *
 * Nobody needs to act: retry later, after the time in Retry-After where it is given.
 */
export type Error50301 = string;

/**
 * The request requires a payment first.
 *
 * 402 Payment Required
 *
 * The client's user must pay, then retry.
 */
export interface PaymentRequired {
  error: {
    message: string;
    traceId?: string;
    code?: never;
  };
}

/**
 * The service failed in a way that it did not expect.
 *
 * 500 Internal Server Error: `Internal Server Error`
 *
 * The operator must find the cause in the logs and remove it.
 */
export interface InternalServerError {
  error: {
    message: string;
    traceId?: string;
    code?: never;
  };
}

/**
 * A server behind this one gave an invalid response.
 *
 * 502 Bad Gateway: `Bad Gateway`
 *
 * The operator must repair the server behind this one, if a later retry fails too.
 */
export interface BadGateway {
  error: {
    message: string;
    traceId?: string;
    code?: never;
  };
}

const codes = new Set<unknown>(Object.values(ErrorCode));

/**
 * The code of a body, whether it is one of `ErrorCode` or not, as that of a newer
 * service. `undefined`: there is none where these errors have theirs.
 */
export function codeOf(body: unknown): number | undefined {
  const places = [at(body, "error", "code")];
  const found = places.filter(isCode);
  return found.find((code) => codes.has(code)) ?? found[0];
}

function isCode(value: unknown): value is number {
  return typeof value === "number";
}

/**
 * Whether this is the body of an error that is known here. One with a code that is
 * not in `ErrorCode`, as that of a newer service, is not: `codeOf` has its code.
 */
export function isApiError(body: unknown): body is ApiError {
  return codes.has(codeOf(body)) || isPlain(body) || isOrders(body);
}

function isPlain(body: unknown): boolean {
  return typeof body === "string";
}

function isOrders(body: unknown): boolean {
  return (
    typeof at(body, "error", "message") === "string" &&
    at(body, "error", "code") === undefined
  );
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
