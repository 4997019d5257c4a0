// Writes a client with a case for each code of a module, or for each status where there are no codes, and one
// for each of them that has all other cases: where the compiler finds nothing to say of that, it says so.
import { readFileSync, writeFileSync } from "node:fs";

const [folder, ...names] = process.argv.slice(2);
for (const name of names) {
  const module = readFileSync(`${folder}/${name}.ts`, "utf8");
  const place = module.match(/`(body\S*)` tells which/)?.[1];
  const table = module.match(/export const ErrorCode = \{(.*?)\} as const;/s)?.[1] ?? "";
  const codes = [...table.matchAll(/^  \w+:\s+(".*"|\d+),$/gm)].map(([, code]) => code);
  const statuses = module.match(/export type ErrorStatus =([^;]*);/)[1].match(/\d+/g);
  const [of, told, cases] = codes.length > 0 ? ["ApiError", place, codes] : ["ErrorStatus", "body", statuses];
  if (told === undefined || cases.length === 0) {
    throw new Error(`${name}: nothing tells its errors apart`);
  }
  const narrowed = told.includes(".") ? told.slice(0, told.lastIndexOf(".")) : told;
  const client = (number, left, told_of) => `
export function f${number}(body: module.${of}): number {
  switch (${told}) {
${left.map((code) => `    case ${code}:\n      return 1;\n`).join("")}    default:${told_of}
      return nothing(${narrowed});
  }
}
`;
  const clients = cases.map((missing, at) =>
    client(at, cases.filter((code) => code !== missing), "\n      // @ts-expect-error"),
  );
  const start = `import * as module from "./${name}";\n\ndeclare function nothing(it: never): never;\n`;
  writeFileSync(`${folder}/cases_of_${name}.ts`, start + client("All", cases, "") + clients.join(""));
  console.log(`${name}: ${cases.length} cases, and not one less`);
}
