import { readFileSync } from "node:fs";

import * as z from "zod";

const reportSchema = z.object({
  pluginReports: z.array(
    z.object({
      pluginName: z.string(),
      violations: z.array(
        z.object({
          ruleName: z.string(),
          description: z.string(),
          violatingConstructs: z.array(z.object({ constructPath: z.string().optional() })),
        }),
      ),
    }),
  ),
});

// The synthesis succeeds whatever its validation plugins find. This script fails if they found anything.
const report = reportSchema.parse(JSON.parse(readFileSync("cdk.out/validation-report.json", "utf8")));
const violations = report.pluginReports.flatMap(({ pluginName, violations }) =>
  violations.map(
    ({ ruleName, description, violatingConstructs }) =>
      `${pluginName} ${ruleName}: ${description}\n  at ${violatingConstructs.map((each) => each.constructPath).join(", ")}`,
  ),
);
for (const violation of violations) console.error(violation);
console.log(
  violations.length === 0
    ? "templates: cdk-nag and the template validator found nothing"
    : `templates: ${violations.length} violations`,
);
process.exitCode = violations.length === 0 ? 0 : 1;
