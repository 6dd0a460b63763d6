import { Stack } from "aws-cdk-lib";
import type { Construct } from "constructs";
import * as z from "zod";

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

/** The name under which one stack exports a value to others. cdk-nag uses it for a resource of another stack. */
export function exportNameOf(stack: Stack, value: string): string {
  const reference: unknown = stack.resolve(stack.exportValue(value));
  return z.object({ "Fn::ImportValue": z.string() }).parse(reference)["Fn::ImportValue"];
}
