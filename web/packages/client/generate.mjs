// Writes src/schema.ts from docs/openapi.yaml. With --check it writes nothing and fails when the file is stale.
import { readFile, writeFile } from "node:fs/promises";
import openapiTS, { astToString } from "openapi-typescript";

const description = new URL("../../../docs/openapi.yaml", import.meta.url);
const target = new URL("src/schema.ts", import.meta.url);

const fresh =
  "// Generated from docs/openapi.yaml by `npm run generate`. Do not edit.\n\n" +
  astToString(
    await openapiTS(description, {
      alphabetize: false,
      emptyObjectsUnknown: true,
      defaultNonNullable: false,
    }),
  );

if (!process.argv.includes("--check")) {
  await writeFile(target, fresh);
} else if ((await readFile(target, "utf8").catch(() => "")) !== fresh) {
  console.error(
    "web/packages/client/src/schema.ts is older than docs/openapi.yaml: run `npm run generate` in web/.",
  );
  process.exit(1);
}
