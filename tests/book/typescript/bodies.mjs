// The guards of the modules, on the bodies that books have as examples, on those of a newer service, and on
// what is no body.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";

const [folder, goldens, ...names] = process.argv.slice(2);
const entries = (section) => [...(section.entries ?? []), ...(section.sections ?? []).flatMap(entries)];

// With another code, its body is that of `InvalidAttribute`, whose items have any code.
const LIKE_ANOTHER = "ArticleLocked";

/** The same with another code wherever it has its own. */
const renamed = (value, code) => {
  const other = { [code]: "FromTheFuture", [Number(code)]: 4242 };
  return JSON.parse(JSON.stringify(value), (_, it) => (Object.hasOwn(other, it) ? other[it] : it));
};

for (const name of names) {
  const { codeOf, isApiError, ErrorCode } = await import(`${folder}/${name}.js`);
  const book = JSON.parse(readFileSync(`${goldens}/${name}.book.json`, "utf8"));
  let count = 0;
  for (const { code, response } of book.sections.flatMap(entries)) {
    const isText = response.mediaType.startsWith("text/");
    const body = isText ? response.example : JSON.parse(response.example);
    assert(isApiError(body), `${name}: ${response.example}`);
    const found = codeOf?.(body);
    if (found !== undefined && Object.values(ErrorCode).map(String).includes(code)) {
      assert.equal(String(found), code, name);
      const newer = renamed(body, code);
      assert(!isApiError(newer) || code === LIKE_ANOTHER, `${name}: ${JSON.stringify(newer)}`);
      assert(["FromTheFuture", 4242].includes(codeOf(newer)), `${name}: ${JSON.stringify(newer)}`);
      count += 1;
    }
  }
  assert.equal(count, Object.keys(ErrorCode ?? {}).length, name);
  for (const other of [null, undefined, 1, [], {}, { code: {} }, { error: null }, { code: "constructor" }]) {
    assert(!isApiError(other), `${name}: ${JSON.stringify(other)}`);
  }
}
console.log("every body is known, and those of a newer service are told apart by their codes");
