import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import * as z from "zod";

import { resolverOf } from "../../infra/iam/resolve.ts";
import { resourcesOf, type StageTemplates } from "../../infra/iam/stage-templates.ts";

/** Types that moto's CloudFormation knows, and can't make here. */
const TAKEN_OUT = ["AWS::Lambda::EventSourceMapping"];

/** Types whose tags moto expects in another form than CloudFormation gives them. */
const TAGGED_OTHERWISE = ["AWS::KMS::Key", "AWS::SSM::Parameter"];

/** Types that others refer to and that moto's CloudFormation does not make: a reference becomes the name that AWS would give. */
const NAMED_AHEAD = ["AWS::SES::EmailIdentity", "AWS::SES::ReceiptRuleSet", "AWS::SES::ConfigurationSet"];

const templateSchema = z.looseObject({
  Resources: z.record(
    z.string(),
    z.looseObject({ Type: z.string(), Properties: z.record(z.string(), z.unknown()).optional() }),
  ),
});

/**
 * Changes the synthesized templates in a folder so that moto takes them. What is taken out is created afterwards, or played by
 * the tests.
 */
export function adaptAssembly(folder: string, templates: StageTemplates): void {
  const named = new Map(
    resourcesOf(templates)
      .filter(({ type }) => NAMED_AHEAD.includes(type))
      .map(({ stack, id }) => [`${stack} ${id}`, id] as const),
  );
  const resolve = resolverOf(templates);
  for (const file of readdirSync(folder).filter((name) => name.endsWith(".template.json"))) {
    const stack = file.replace(".template.json", "");
    const template = templateSchema.parse(JSON.parse(readFileSync(join(folder, file), "utf8")));
    // The rule asks for a newer bootstrap version: moto has no conditions of that kind.
    delete template["Rules"];
    const kept = Object.entries(template.Resources).filter(([, { Type }]) => !TAKEN_OUT.includes(Type));
    template.Resources = Object.fromEntries(kept);
    for (const [, resource] of kept) {
      if (TAGGED_OTHERWISE.includes(resource.Type)) delete resource.Properties?.["Tags"];
    }
    writeFileSync(
      join(folder, file),
      JSON.stringify(template, (_, value: unknown) => withNames(stack, value)),
    );
  }

  function withNames(stack: string, value: unknown): unknown {
    const reference = z
      .union([
        z.strictObject({ Ref: z.string() }).transform(({ Ref }) => Ref),
        z.strictObject({ "Fn::GetAtt": z.tuple([z.string(), z.string()]) }).transform((call) => call["Fn::GetAtt"][0]),
      ])
      .safeParse(value);
    return reference.success && named.has(`${stack} ${reference.data}`) ? resolve(stack, value) : value;
  }
}
