// What a client of the five systems writes, and one of a service that was migrated: whatever was received is a
// body that is known, one with a code that is not, or none; and each code that is known has its case. It
// compiles as it is, and not with a case left out.
import * as envelope from "./envelope";
import * as flat from "./flat";
import * as message from "./message";
import * as orders from "./migrated";
import * as problem from "./problem_details";
import * as flag from "./success_flag";

export function ofProblem(body: unknown): string {
  if (!problem.isApiError(body)) {
    return problem.codeOf(body) ?? "no problem";
  }
  switch (body.code) {
    case "EmailAlreadyExists":
      return body.email;
    case problem.ErrorCode.DeviceNotFound:
      return `${body.id + 1}`;
    case "UserNotFound":
    case "DeviceGroupNotFound":
    case "ProcessedStreamNotFound":
    case "EmailNotFound":
      return body.instance ?? body.type;
    case "Unauthorized":
    case "Unauthenticated":
    case "InvalidCredentials":
    case "InvalidToken":
      return body.detail;
    case "InvalidParameter":
    case "InvalidJsonStructure":
    case "HandlerNotFound":
    case "MethodNotAllowed":
    case "RequiredUriParameterMissing":
    case "InvalidProcessingState":
    case "InvalidProcessingStateTransition":
    case "InternalServerError":
      return body.title;
    default:
      return nothing(body);
  }
}

// What is told apart inside of another object is that object.
export function ofEnvelope(body: envelope.ApiError): string {
  const error: "ApiIsDisabled" | "another" =
    body.error.code === envelope.ErrorCode.ApiIsDisabled ? body.error.code : "another";
  return error;
}

// Bodies of one status, of which one has a code alone.
export function ofFlat(body: flat.ApiError): flat.InvalidParameter | flat.MissingParameter | null {
  return body.httpStatusCode === 400 ? body : null;
}

// Without a code there is the status, and words.
export function ofMessage(status: number, body: unknown): string {
  if (!message.isApiError(body)) {
    return `${status}`;
  }
  return "Message" in body ? body.Message : body.Description;
}

export function ofFlag(body: unknown): true | undefined {
  return flag.isApiError(body) && body.message.length > 0 ? body.erreur : undefined;
}

// Some bodies have no code, and one is a text.
export function ofOrders(body: orders.ApiError): string {
  if (typeof body === "string") {
    return body;
  }
  switch (body.error.code) {
    case orders.ErrorCode.Error40401:
      return `${body.error.orderId}`;
    case 40901:
      return body.error.category;
    case undefined:
      return body.error.message;
    default:
      return nothing(body.error);
  }
}

function nothing(body: never): never {
  throw new Error(`no such error: ${JSON.stringify(body)}`);
}
