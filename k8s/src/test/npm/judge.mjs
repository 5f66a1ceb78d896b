// Holds objects against the schemas of Kubernetes, KEDA, External Secrets and the Prometheus operator: node judge.mjs FILE, where FILE has a JSON array of objects.
// Prints a JSON array of {object, path, message}.
//
// The schemas are compiled functions that ignore what they do not know, where a server would warn or refuse. So each object is handed over with an eye on it: a member that no schema
// ever asked for is one that Kubernetes does not know.
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const FOLDERS = ["kubernetes-models", "@kubernetes-models/keda", "@kubernetes-models/external-secrets", "@kubernetes-models/prometheus-operator"].map((name) =>
  join("node_modules", name, "_schemas"),
);

/** Members that Kubernetes has and the schemas forgot. */
const FORGOTTEN = { PriorityClass: ["/description"] };

/** apps/v1 Deployment -> the one schema whose name ends in AppsV1Deployment. */
async function schemaOf({ apiVersion, kind }) {
  const [group, version] = apiVersion.includes("/") ? apiVersion.split("/") : ["core", apiVersion];
  const capital = (text) => text.charAt(0).toUpperCase() + text.slice(1);
  const first = { "external-secrets.io": "externalsecrets", "monitoring.coreos.com": "monitoring", "keda.sh": "keda" }[group] ?? group.split(".")[0];
  const end = `${capital(first)}${capital(version)}${kind}.js`;
  const found = FOLDERS.flatMap((folder) => readdirSync(folder).filter((name) => name.endsWith(end)).map((name) => join(folder, name)));
  if (found.length !== 1) return null;
  return (await import(pathToFileURL(found[0]))).validate;
}

/** The same value, and a list that has the path of every member that nobody asked for. */
function watched(value, path, unasked) {
  if (value === null || typeof value !== "object") return value;
  const asked = new Set();
  const members = new Map();
  let all = false;
  unasked.push(() => {
    if (all || asked.size === 0) return [];
    return Object.keys(value)
      .filter((key) => !asked.has(key))
      .map((key) => `${path}/${key}`);
  });
  return new Proxy(value, {
    get(target, key) {
      if (typeof key === "symbol") return Reflect.get(target, key);
      if (Array.isArray(target)) all = true;
      asked.add(key);
      if (!Object.hasOwn(target, key)) return Reflect.get(target, key);
      if (!members.has(key)) members.set(key, watched(target[key], `${path}/${key}`, unasked));
      return members.get(key);
    },
    ownKeys(target) {
      all = true;
      return Reflect.ownKeys(target);
    },
  });
}

const findings = [];
for (const object of JSON.parse(readFileSync(process.argv[2], "utf8"))) {
  const name = `${object.kind} ${object.metadata?.name}`;
  const validate = await schemaOf(object);
  if (!validate) {
    findings.push({ object: name, path: "", message: `no schema knows ${object.apiVersion} ${object.kind}` });
    continue;
  }
  const unasked = [];
  if (!validate(watched(object, "", unasked))) {
    for (const error of validate.errors) {
      const more = error.params?.missingProperty ?? error.params?.allowedValues?.join(", ") ?? error.params?.type ?? error.params?.format ?? "";
      findings.push({ object: name, path: error.instancePath, message: `${error.keyword} ${more}`.trim() });
    }
  }
  const unknown = unasked.flatMap((ask) => ask()).filter((path) => !FORGOTTEN[object.kind]?.includes(path));
  for (const path of unknown) findings.push({ object: name, path, message: "unknown" });
}
console.log(JSON.stringify(findings));
