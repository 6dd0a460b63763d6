import { spawn } from "node:child_process";
import { once } from "node:events";
import { cpSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import { CloudFormationClient, ListStackResourcesCommand } from "@aws-sdk/client-cloudformation";

import { resolverOf, testAccount, type PhysicalId, type Resolve } from "../../infra/iam/resolve.ts";
import { readTemplates, type StageTemplates } from "../../infra/iam/stage-templates.ts";
import { adaptAssembly } from "./adapt-assembly.ts";
import { awsEnvironment, clientSettings } from "./aws-settings.ts";
import { fillIn } from "./fill-in.ts";

/** A stage that stands on moto. */
export interface DeployedStage {
  readonly stage: string;
  /** The templates as they were synthesized, before anything was adapted. */
  readonly templates: StageTemplates;
  /** The folder with the assets of the functions. */
  readonly assembly: string;
  readonly physicalIdOf: PhysicalId;
  readonly resolve: Resolve;
  /** What `cdk deploy` printed: the DNS records, the command that activates the receipt rules. */
  readonly printed: string;
}

const ROOT = fileURLToPath(new URL("../../../", import.meta.url));

/** Bootstraps the account, synthesizes a stage and deploys it with the commands of `docs/deploy.md`, and adds what moto leaves out. */
export async function deployStage(address: string, folder: string, stage = "dev"): Promise<DeployedStage> {
  const { account, region } = testAccount;
  const synthesized = join(folder, "synthesized");
  const assembly = join(folder, "adapted");
  await Promise.all([
    cdk(address, "bootstrap", `aws://${account}/${region}`),
    cdk(address, "synth", "--quiet", "--output", synthesized, "-c", `stage=${stage}`),
  ]);
  const templates = readTemplates(synthesized);
  cpSync(synthesized, assembly, { recursive: true });
  adaptAssembly(assembly, templates);
  // Through a change set, as is usual, moto would export nothing to the next stack.
  const deploying = ["deploy", "--all", "--app", assembly, "--require-approval", "never", "--method", "direct"];
  const printed = await cdk(address, ...deploying);
  const made = await physicalIds(address, templates);
  const physicalIdOf: PhysicalId = (stack, id) => made.get(`${stack} ${id}`) ?? id;
  const resolve = resolverOf(templates, physicalIdOf);
  await fillIn(address, { templates, resolve, isMade: (stack, id) => made.has(`${stack} ${id}`) });
  return { stage, templates, assembly, physicalIdOf, resolve, printed };
}

async function physicalIds(address: string, templates: StageTemplates): Promise<ReadonlyMap<string, string>> {
  const client = new CloudFormationClient({ ...clientSettings(address) });
  const found = new Map<string, string>();
  for (const stack of templates.keys()) {
    const { StackResourceSummaries: resources = [] } = await client.send(
      new ListStackResourcesCommand({ StackName: stack }),
    );
    for (const { LogicalResourceId: logical, PhysicalResourceId: physical } of resources) {
      if (logical !== undefined && physical !== undefined) found.set(`${stack} ${logical}`, physical);
    }
  }
  client.destroy();
  return found;
}

async function cdk(address: string, ...args: readonly string[]): Promise<string> {
  const child = spawn(process.execPath, [join(ROOT, "node_modules/aws-cdk/bin/cdk"), ...args], {
    cwd: ROOT,
    env: { ...process.env, ...awsEnvironment(address, "administrator"), CI: "true" },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let printed = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (text: string) => {
      printed += text;
    });
  }
  await once(child, "close");
  if (child.exitCode !== 0) throw new Error(`cdk ${args.join(" ")} failed: ${printed}`);
  return printed;
}
