import { expect, test } from "vitest";

import { dashboards } from "../../shared/telemetry/dashboards/dashboards.ts";

test("docs/dashboards.md says what every widget means (npx vitest run test/docs -u writes it again)", async () => {
  const lines = dashboards.flatMap(({ id, title, means, sections }) => [
    `## ${title}`,
    "",
    `\`accord-STAGE-${id}\` on AWS, \`/dashboards/${id}\` in the local viewer. ${means}`,
    "",
    ...sections.flatMap((section) => [
      `### ${section.title}`,
      "",
      ...section.widgets.map((widget) => `- **${widget.title}.** ${widget.means}`),
      "",
    ]),
  ]);
  const page = ["# Dashboards", "", ...introduction, "", ...lines].join("\n");
  await expect(page).toMatchFileSnapshot("../../docs/dashboards.md");
});

const introduction = [
  "What each figure means. The definitions are in `shared/telemetry/dashboards/`; CloudWatch and the local viewer draw the same ones.",
  "On one machine, `npm start` and the address that it prints show them from the local run. Figures that only AWS keeps are marked so",
  "there. Figures that are the state of now are published every 15 minutes.",
];
