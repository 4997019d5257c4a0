// Formats of other systems: its errors, as clients receive them.
// Made by errbook of the service's book, and will be again: change nothing here.

/** The codes of the errors. */
export const ErrorCode = {
  /** Somebody else changed the book since it was read. */
  StaleEtag: "STALE_ETAG",
  /** There is no such shelf. */
  ShelfNotFound: "SHELF_NOT_FOUND",
  /** A parameter that the call cannot do without is not there. */
  ParameterMissing: "parameter_missing",
  /** The bank has declined the card. */
  CardDeclined: "card_declined",
  /** Somebody else is editing the article. */
  ArticleLocked: "ArticleLocked",
  /** Another user has this user name. */
  Uniqueness: "uniqueness",
  /** The filter is malformed, or names an attribute that cannot be filtered by. */
  InvalidFilter: "invalidFilter",
  /** The authorization code has expired or was used before. */
  InvalidGrant: "invalid_grant",
  /** The client is unknown, or its secret is wrong. */
  InvalidClient: "invalid_client",
} as const;

export type ErrorCode = (typeof ErrorCode)[keyof typeof ErrorCode];

/** The statuses that responses with them have. */
export type ErrorStatus = 400 | 401 | 402 | 404 | 409 | 422 | 423 | 429;

/**
 * The body of an error. Their codes are in `body.error.details[0].reason` or `body.error.code` or `body.errors[0].code` or `body.scimType` or `body.error`.
 *
 * One service that speaks seven formats. None would do this; it shows that any could.
 */
export type ApiError =
  | StaleEtag
  | ShelfNotFound
  | InvalidValues
  | NoSuchLabel
  | ParameterMissing
  | CardDeclined
  | InvalidAttribute
  | ArticleLocked
  | Uniqueness
  | InvalidFilter
  | InvalidGrant
  | InvalidClient
  | Error21211
  | Error20429;

/**
 * Somebody else changed the book since it was read.
 *
 * 409 Conflict: `The book {book} has changed since you read it.`
 *
 * The client's user must resolve the conflict, then retry.
 */
export interface StaleEtag {
  error: {
    code: 409;
    message: string;
    status: "ABORTED";
    details: [
      {
        "@type": "type.googleapis.com/google.rpc.ErrorInfo";
        reason: "STALE_ETAG";
        domain: "library.example.com";
        metadata: {
          /** The name of the book. */
          book: string;
          /** Its present etag. */
          etag: string;
        };
      },
    ];
  };
}

/**
 * There is no such shelf.
 *
 * 404 Not Found
 *
 * The client's developer must correct the address or an identifier in it.
 */
export interface ShelfNotFound {
  error: {
    code: 404;
    message: string;
    status: "NOT_FOUND";
    details: [
      {
        "@type": "type.googleapis.com/google.rpc.ErrorInfo";
        reason: "SHELF_NOT_FOUND";
        domain: "library.example.com";
      },
    ];
  };
}

/**
 * Values in the request are not valid.
 *
 * 422 Unprocessable Content: `Some values are not valid.`
 *
 * The client's user must correct the values.
 */
export interface InvalidValues {
  message: string;
  documentation_url: "https://docs.example.com/errors/invalid-values";
  status: "422";
  errors?: {
    /** What the values are for. */
    resource: string;
    code?: string;
    field?: string;
  }[];
}

/**
 * There is no such label.
 *
 * 404 Not Found
 *
 * The client's developer must correct the address or an identifier in it.
 */
export interface NoSuchLabel {
  message: string;
  documentation_url: "https://docs.example.com/errors/no-such-label";
  status: "404";
}

/**
 * A parameter that the call cannot do without is not there.
 *
 * 400 Bad Request: `The parameter {param} is required.`
 *
 * The client's developer must correct the call.
 */
export interface ParameterMissing {
  error: {
    type: unknown;
    code: "parameter_missing";
    message: string;
    /** The parameter. */
    param: string;
    doc_url: "https://docs.example.com/errors/parameter_missing";
  };
}

/**
 * The bank has declined the card.
 *
 * 402 Payment Required
 *
 * The client's user must pay, then retry.
 */
export interface CardDeclined {
  error: {
    type: unknown;
    code: "card_declined";
    message: string;
    doc_url: "https://docs.example.com/errors/card_declined";
  };
}

/**
 * Attributes of the article are not valid.
 *
 * 422 Unprocessable Content
 *
 * The client's user must correct the values.
 */
export interface InvalidAttribute {
  errors: (
    | {
        status: "422";
        title: string;
        detail: string;
        code?: string;
        source?: {
          pointer?: string;
        };
      }
    | {
        status: "422";
        code: "InvalidAttribute";
        title: string;
        detail: string;
      }
  )[];
}

/**
 * Somebody else is editing the article.
 *
 * 423 Locked
 *
 * The client's user must have the lock released, then retry.
 */
export interface ArticleLocked {
  errors: {
    status: "423";
    code: "ArticleLocked";
    title: string;
    detail: string;
  }[];
}

/**
 * Another user has this user name.
 *
 * 409 Conflict
 *
 * The client's user must resolve the conflict, then retry.
 */
export interface Uniqueness {
  schemas: ["urn:ietf:params:scim:api:messages:2.0:Error"];
  scimType: "uniqueness";
  detail: string;
  status: "409";
}

/**
 * The filter is malformed, or names an attribute that cannot be filtered by.
 *
 * 400 Bad Request
 *
 * The client's developer must correct the call.
 */
export interface InvalidFilter {
  schemas: ["urn:ietf:params:scim:api:messages:2.0:Error"];
  scimType: "invalidFilter";
  detail: string;
  status: "400";
}

/**
 * The authorization code has expired or was used before.
 *
 * 400 Bad Request
 *
 * The client's developer must correct the call.
 */
export interface InvalidGrant {
  error: "invalid_grant";
  error_description: string;
  error_uri: "https://docs.example.com/errors/invalid_grant";
}

/**
 * The client is unknown, or its secret is wrong.
 *
 * 401 Unauthorized
 *
 * The client's user must supply valid credentials.
 */
export interface InvalidClient {
  error: "invalid_client";
  error_description: string;
  error_uri: "https://docs.example.com/errors/invalid_client";
}

/**
 * The number to call is not valid.
 *
 * 400 Bad Request: `{number} is not a number to call.`
 *
 * The client's developer must correct the call.
 */
export interface Error21211 {
  code: unknown;
  message: string;
  more_info: "https://docs.example.com/errors/21211";
  status: 400;
}

/**
 * Calls are made faster than the account permits.
 *
 * 429 Too Many Requests
 *
 * The client's developer must stay within the quota, and retry later: after the time in Retry-After, where it is given.
 */
export interface Error20429 {
  code: unknown;
  message: string;
  more_info: "https://docs.example.com/errors/20429";
  status: 429;
}

const codes = new Set<unknown>(Object.values(ErrorCode));

/**
 * The code of a body, whether it is one of `ErrorCode` or not, as that of a newer
 * service. `undefined`: there is none where these errors have theirs.
 */
export function codeOf(body: unknown): string | undefined {
  const places = [
    at(body, "error", "details", 0, "reason"),
    at(body, "error", "code"),
    at(body, "errors", 0, "code"),
    at(body, "scimType"),
    at(body, "error"),
  ];
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
  return (
    codes.has(codeOf(body)) ||
    isGithub(body) ||
    isGithub2(body) ||
    isJsonApi(body) ||
    isTwilio(body) ||
    isTwilio2(body)
  );
}

function isGithub(body: unknown): boolean {
  return (
    typeof at(body, "message") === "string" &&
    at(body, "documentation_url") ===
      "https://docs.example.com/errors/invalid-values" &&
    at(body, "status") === "422" &&
    at(body, "scimType") === undefined &&
    at(body, "error") === undefined
  );
}

function isGithub2(body: unknown): boolean {
  return (
    typeof at(body, "message") === "string" &&
    at(body, "documentation_url") ===
      "https://docs.example.com/errors/no-such-label" &&
    at(body, "status") === "404" &&
    at(body, "scimType") === undefined &&
    at(body, "error") === undefined
  );
}

function isJsonApi(body: unknown): boolean {
  return (
    at(body, "errors", 0) !== undefined &&
    at(body, "scimType") === undefined &&
    at(body, "error") === undefined
  );
}

function isTwilio(body: unknown): boolean {
  return (
    at(body, "code") !== undefined &&
    typeof at(body, "message") === "string" &&
    at(body, "more_info") === "https://docs.example.com/errors/21211" &&
    at(body, "status") === 400 &&
    at(body, "scimType") === undefined &&
    at(body, "error") === undefined
  );
}

function isTwilio2(body: unknown): boolean {
  return (
    at(body, "code") !== undefined &&
    typeof at(body, "message") === "string" &&
    at(body, "more_info") === "https://docs.example.com/errors/20429" &&
    at(body, "status") === 429 &&
    at(body, "scimType") === undefined &&
    at(body, "error") === undefined
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
