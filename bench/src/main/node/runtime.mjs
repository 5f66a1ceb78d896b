// Lambda's Runtime API for a Node handler, with nothing but Node: node runtime.mjs FILE. What AWS's own client does for a
// handler that returns a promise, in the same order; that client's HTTP is a native addon, which has to be compiled.
import { Agent, request } from "node:http";
import { pathToFileURL } from "node:url";

const [host, port] = process.env.AWS_LAMBDA_RUNTIME_API.split(":");
const agent = new Agent({ keepAlive: true, maxSockets: 1 });

function call(method, path, body) {
  const headers = body === undefined ? {} : { "Content-Type": "application/json", "Content-Length": Buffer.byteLength(body) };
  return new Promise((done, failed) => {
    const sent = request({ agent, host, port, method, path: `/2018-06-01/runtime/${path}`, headers }, (response) => {
      const chunks = [];
      response.on("data", (chunk) => chunks.push(chunk));
      response.on("end", () => done({ status: response.statusCode, headers: response.headers, body: Buffer.concat(chunks) }));
      response.on("error", failed);
    });
    sent.on("error", failed);
    sent.end(body);
  });
}

function failure(error) {
  return JSON.stringify({ errorType: error.name, errorMessage: error.message, trace: String(error.stack).split("\n") });
}

const { handler } = await import(pathToFileURL(process.argv[2])).catch(async (error) => {
  console.error(error);
  await call("POST", "init/error", failure(error));
  process.exit(1);
});

for (;;) {
  const next = await call("GET", "invocation/next");
  const id = next.headers["lambda-runtime-aws-request-id"];
  process.env._X_AMZN_TRACE_ID = next.headers["lambda-runtime-trace-id"] ?? "";
  try {
    const answered = await handler(JSON.parse(next.body), { awsRequestId: id });
    await call("POST", `invocation/${id}/response`, JSON.stringify(answered));
  } catch (error) {
    console.error(error);
    await call("POST", `invocation/${id}/error`, failure(error));
  }
}
