import { fork } from "node:child_process";
import { once } from "node:events";
import { cpSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import * as z from "zod";

import type { StageResource } from "../../infra/iam/stage-templates.ts";
import { refOf } from "../../infra/iam/resolve.ts";
import { ownQueueUrls } from "../record/start-proxy.ts";
import { awsEnvironment } from "../stand-in/aws-settings.ts";
import type { DeployedStage } from "../stand-in/deployed-stage.ts";

/** One function of the templates, as a process. */
export interface RunningFunction {
  readonly name: string;
  /** The name of its role: the access key of its calls. */
  readonly role: string;
  readonly logGroup: string;
  /** Calls the handler. Events are handled one after the other. */
  readonly call: (event: object) => Promise<unknown>;
  /** What it logged so far. */
  readonly logged: () => string;
  readonly stop: () => Promise<void>;
}

const propertiesSchema = z.object({
  Environment: z.object({ Variables: z.record(z.string(), z.string()) }),
  Handler: z.string(),
  Role: z.string(),
  Timeout: z.number(),
  LoggingConfig: z.object({ LogGroup: z.string() }),
});

const answerSchema = z.union([
  z.strictObject({ ready: z.literal(true) }),
  z.strictObject({ result: z.unknown() }),
  z.strictObject({ error: z.string() }),
]);

/**
 * Starts a function in a bare process: the uploaded folder at a place without packages, the root as working directory, and of
 * settings only those of the template and the few that Lambda itself gives.
 */
export async function startFunction(
  { stack, id, type, properties, metadata }: StageResource,
  stage: DeployedStage,
  address: string,
  folder: string,
): Promise<RunningFunction> {
  const given = propertiesSchema.parse(stage.resolve(stack, properties));
  const code = join(folder, id);
  cpSync(join(stage.assembly, z.string().parse(metadata["aws:asset:path"])), code, { recursive: true });
  const role = given.Role.replace(/^.*\//, "");
  const [module = "", exported = ""] = given.Handler.split(".");
  if (exported !== "handler") throw new Error(`${id} has another handler than the tests call: ${given.Handler}`);
  const variables = Object.entries(given.Environment.Variables).map(
    ([variable, value]) => [variable, ownQueueUrls(value, address)] as const,
  );
  const name = refOf({ type, properties }, stage.physicalIdOf(stack, id));
  const child = fork(
    fileURLToPath(new URL("run-function.ts", import.meta.url)),
    [join(code, `${module}.mjs`), name, String(given.Timeout)],
    {
      cwd: "/",
      execArgv: ["--disable-warning=ExperimentalWarning"],
      env: { ...Object.fromEntries(variables), ...awsEnvironment(address, role), AWS_LAMBDA_FUNCTION_NAME: name },
      stdio: ["ignore", "pipe", "pipe", "ipc"],
    },
  );
  let logged = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding("utf8").on("data", (text: string) => {
      logged += text;
    });
  }
  const exited = once(child, "exit");
  const next = () =>
    new Promise<z.infer<typeof answerSchema>>((resolve, reject) => {
      const ended = () => {
        reject(new Error(`${name} ended: ${logged}`));
      };
      child.once("exit", ended);
      child.once("message", (message) => {
        child.off("exit", ended);
        resolve(answerSchema.parse(message));
      });
    });
  await next();
  let last: Promise<unknown> = Promise.resolve();
  const callNow = async (event: object) => {
    const answered = next();
    child.send(event);
    const answer = await answered;
    if ("error" in answer) throw new Error(`${name} failed: ${answer.error}`);
    return "result" in answer ? answer.result : undefined;
  };
  return {
    name,
    role,
    logGroup: given.LoggingConfig.LogGroup,
    call(event) {
      const called = last.then(() => callNow(event));
      last = called.catch(() => undefined);
      return called;
    },
    logged: () => logged,
    async stop() {
      child.kill("SIGKILL");
      await exited;
    },
  };
}
