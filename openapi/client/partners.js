// Does what the partners' guide says: runs its commands in order, and lets its code verify a webhook of the service.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";

const base = process.env.BASE_URL;
const root = new URL("../..", import.meta.url).pathname;
const guide = readFileSync(`${root}openapi/PARTNERS.md`, "utf8");
const blocks = (language) => [...guide.matchAll(new RegExp("^```" + language + "\\n(.*?)^```", "gms"))].map((m) => m[1]);

// An error is a failure, but for the two calls that wait for something to happen: they are cut off.
const curl = `curl() {
  case "$*" in
    *wait=30* | *changes/stream*) command curl --fail-with-body --max-time 1 "$@" || [ $? = 28 ] ;;
    *) command curl --fail-with-body --max-time 20 "$@" ;;
  esac
}`;

function commands() {
  const folder = mkdtempSync(join(tmpdir(), "partner-"));
  symlinkSync(`${root}target`, join(folder, "target"));
  const script = ["set -euo pipefail", curl, ...blocks("bash").map((b) => b.replaceAll("http://localhost:8080", base)), 'echo "token $token"'];
  const run = spawnSync("bash", ["-c", script.join("\n")], { cwd: folder, encoding: "utf8", timeout: 60_000 });
  rmSync(folder, { recursive: true });
  assert.equal(run.status, 0, `the guide's commands fail\n${run.stdout}\n${run.stderr}`);
  for (const told of ['"attribution": "Source: Dateline"', '"end":true', "3 article", ":connected", "whsec_", "<title>", "urn:uuid:"]) {
    assert.ok(run.stdout.includes(told), `the guide's commands do not tell ${told}\n${run.stdout}`);
  }
  return run.stdout.match(/token (\S+)\s*$/)[1];
}

async function webhook(token) {
  const { verify } = await import("data:text/javascript," + encodeURIComponent(blocks("js")[0]));
  const receiver = createServer().listen(0, "127.0.0.1");
  await once(receiver, "listening");
  const post = async (path, body) => {
    const headers = { authorization: `Bearer ${token}`, "content-type": "application/json" };
    const answer = await fetch(base + path, { method: "POST", headers, body: body && JSON.stringify(body) });
    assert.ok(answer.ok, `${path}: ${answer.status}`);
    return answer.json();
  };
  const { id, secret } = await post("/api/v1/webhooks", { url: `http://127.0.0.1:${receiver.address().port}/` });
  const signal = AbortSignal.timeout(20_000);
  const ping = post(`/api/v1/webhooks/${id}/ping`);
  const [request, response] = await once(receiver, "request", { signal });
  const body = (await request.toArray()).join("");
  response.writeHead(204).end();
  await ping;
  receiver.close();
  assert.ok(verify(secret, request.headers, body).type);
  assert.throws(() => verify(secret, request.headers, `${body} `), /not signed/);
}

await webhook(commands());
console.log("ok: the partners' guide works as it stands");
