// What a client of the example server writes: the errors of an operation, told apart by their codes. It
// compiles as it is, and not with a code left out.
import type { components } from "./problem_details";
import type { paths } from "./server";

type Body<R> = R extends { content: infer C } ? C[keyof C] : never;
type Responses = paths["/accounts/{id}/charges"]["post"]["responses"];
type Failure = Body<Responses[400 | 403 | 404]>;

export function told(error: Failure): string {
    switch (error.code) {
        case "InvalidInput":
            return error.errors?.map((item) => item.detail).join(", ") ?? error.detail;
        case "AccountNotFound":
            return error.detail;
        case "OutOfCredit":
            return `${error.balance} of ${error.price}`;
        default:
            return nothing(error);
    }
}

// The errors of one status of a whole catalog: references, and a discriminator.
type Unauthorized = Body<components["responses"]["401"]>;

export function why(error: Unauthorized): "who" | "wrong" {
    switch (error.code) {
        case "Unauthenticated":
            return "who";
        case "InvalidCredentials":
            return "wrong";
        default:
            return nothing(error);
    }
}

function nothing(error: never): never {
    throw new Error(`no such error: ${JSON.stringify(error)}`);
}
