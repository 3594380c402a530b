import { execFile, spawnSync } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";

export type Certificate = { certificateFile: string; keyFile: string };

export type Authority = AsyncDisposable & {
  /** For NODE_EXTRA_CA_CERTS of whoever trusts it. */
  file: string;
  issue(hostname: string): Promise<Certificate>;
};

export const hasOpenssl = spawnSync("openssl", ["version"]).status === 0;

const run = promisify(execFile);
const newKey = ["-newkey", "rsa:2048", "-nodes"];

/** Signs certificates, good for a day, for servers that speak real TLS. */
export async function createAuthority(): Promise<Authority> {
  const folder = await mkdtemp(join(tmpdir(), "tenon-authority-"));
  const file = join(folder, "authority.crt");
  const authorityKey = join(folder, "authority.key");
  const self = ["-x509", "-days", "1", "-subj", "/CN=Authority of the tests"];
  await run("openssl", ["req", ...self, ...newKey, "-keyout", authorityKey, "-out", file]);

  return {
    file,
    async issue(hostname) {
      const path = (ending: string) => join(folder, `${hostname}.${ending}`);
      const [request, keyFile, certificateFile] = [path("csr"), path("key"), path("crt")];
      const subject = ["-subj", `/CN=${hostname}`];
      await run("openssl", ["req", ...subject, ...newKey, "-keyout", keyFile, "-out", request]);
      await writeFile(path("ext"), `subjectAltName=DNS:${hostname}\n`);
      const signing = ["-CA", file, "-CAkey", authorityKey, "-CAcreateserial", "-days", "1"];
      const named = ["-extfile", path("ext"), "-in", request, "-out", certificateFile];
      await run("openssl", ["x509", "-req", ...signing, ...named]);
      return { certificateFile, keyFile };
    },
    [Symbol.asyncDispose]: () => rm(folder, { recursive: true, force: true }),
  };
}
