// Parses Power Query (M) from files with Microsoft's parser: node m-syntax.mjs FILE... prints {FILE: error or null}.

import fs from "node:fs";
import { createRequire } from "node:module";

const { DefaultSettings, TaskUtils } = createRequire(import.meta.url)("@microsoft/powerquery-parser");

const found = {};
for (const path of process.argv.slice(2)) {
  const task = await TaskUtils.tryLexParse(DefaultSettings, fs.readFileSync(path, "utf8"));
  found[path] = TaskUtils.isParseStageOk(task) ? null : (task.error?.message ?? String(task.stage));
}
console.log(JSON.stringify(found));
