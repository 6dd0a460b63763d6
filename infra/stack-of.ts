import { Stack } from "aws-cdk-lib";
import type { Construct } from "constructs";

import type { StageSettings } from "./stage-settings.ts";

export type StackName = "storage" | "mail" | "processing" | "observability";

/** The name of a stack, unique in the account: several stages may share one. */
export function stackName({ stage }: Pick<StageSettings, "stage">, name: StackName): string {
  return `accord-${stage}-${name}`;
}

/** Creates a stack of a stage in its region. The stacks stand in the app itself, so that `cdk deploy --all` finds them. */
export function stackOf(
  scope: Construct,
  settings: StageSettings,
  name: StackName,
  { isProtected = false }: { readonly isProtected?: boolean } = {},
): Stack {
  const account = process.env["CDK_DEFAULT_ACCOUNT"];
  return new Stack(scope, stackName(settings, name), {
    env: { region: settings.region, ...(account === undefined ? {} : { account }) },
    terminationProtection: isProtected,
  });
}
