import { parseArgs } from "node:util";

import { costOfThousand, type CostItem } from "./cost-of-statement.ts";
import { measureSize } from "./statement-use.ts";

const { values } = parseArgs({
  options: { lines: { type: "string", default: "200" }, json: { type: "boolean", default: false } },
});
const lines = Number(values.lines);
if (!Number.isSafeInteger(lines) || lines < 1) throw new RangeError("--lines N is a whole number");

/** Of 1,000 statements of 200 lines, in dollars. */
const MOST = 0.27;

const items = costOfThousand(measureSize(lines, 100, 60));
const sum = (some: readonly CostItem[]) => some.reduce((all, { dollars }) => all + dollars, 0);
const isMail = ({ service }: CostItem) => service.startsWith("SES");
const total = sum(items);
if (values.json) console.log(JSON.stringify({ lines, items, total }, undefined, 2));
else {
  console.log(`1,000 statements of ${lines} lines, at list price in US East (N. Virginia):\n`);
  console.log("| what | for each statement | $ for 1,000 |\n| --- | --- | --- |");
  for (const { service, amount, dollars } of items) console.log(`| ${service} | ${amount} | ${dollars.toFixed(4)} |`);
  console.log(`| in all | | ${total.toFixed(4)} |`);
  console.log(`| … without SES's charge for the mails | | ${sum(items.filter((item) => !isMail(item))).toFixed(4)} |`);
  if (lines === 200) console.log(`\nThe bar is $${MOST}: ${total <= MOST ? "it holds" : "it does not hold yet"}.`);
}
