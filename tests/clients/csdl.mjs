// Makes CSDL JSON of a $metadata document with OASIS' own converter: node csdl.mjs FILE.xml

import fs from "node:fs";
import { createRequire } from "node:module";

const { xml2json } = createRequire(import.meta.url)("odata-csdl");

console.log(JSON.stringify(xml2json(fs.readFileSync(process.argv[2], "utf8"))));
