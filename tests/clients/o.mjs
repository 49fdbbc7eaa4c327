// Reads a set with odata (o.js): node o.mjs SERVICE SET FILTER; the token in ALX_TOKEN.

import { createRequire } from "node:module";

const { o } = createRequire(import.meta.url)("odata");

const [service, name, filter] = process.argv.slice(2);
const Authorization = `Basic ${Buffer.from(`token:${process.env.ALX_TOKEN}`).toString("base64")}`;
const handler = o(service, { headers: { Authorization, Accept: "application/json" } });

const all = await handler.get(name).query();
const filtered = await o(service, { headers: { Authorization } }).get(name).query({ $filter: filter, $top: 3 });
const one = await o(service, { headers: { Authorization } }).get(`${name}('${all[0].id}')`).query();
console.log(JSON.stringify({ all, filtered, one }));
