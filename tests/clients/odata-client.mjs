// Reads a set with @odata/client: node odata-client.mjs SERVICE SET FILTER_FIELD FILTER_VALUE; the token in ALX_TOKEN.

import { createRequire } from "node:module";

const { OData, param, filter } = createRequire(import.meta.url)("@odata/client");

const [service, name, field, value] = process.argv.slice(2);
const client = OData.New4({
  serviceEndpoint: service,
  credential: { username: "token", password: process.env.ALX_TOKEN },
});
const set = client.getEntitySet(name);

const all = await set.query(param().top(1_000_000));
const filtered = await set.find({ [field]: value });
const ordered = await set.query(
  param().filter(filter().field(field).eq(value)).orderby("user_id", "desc").select(["id", "user_id"]).top(5),
);
const one = await set.retrieve(all[0].id);
const count = await set.count();
console.log(JSON.stringify({ all, filtered, ordered, one, count }));
