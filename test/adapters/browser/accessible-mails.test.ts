import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

import { describe, expect, test } from "vitest";
import * as z from "zod";

import { renderReply } from "../../../shared/messages/render-reply.ts";
import { exampleReplies } from "../../messages/example-replies.ts";
import { findBrowser, openPage } from "../../pictures/browser.ts";

const browser = findBrowser();
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const foundSchema = z.array(z.object({ name: z.string(), checked: z.number(), problems: z.array(z.string()) }));

/** A page that puts one mail after the other into itself and has axe look at it. */
function pageOf(mails: readonly (readonly [string, string])[]): string {
  const given = JSON.stringify(mails).replaceAll("<", "\\u003c");
  return `<!DOCTYPE html><html lang="en"><head><title>mails</title></head><body><script>${axe}</script><script>
(async () => {
  const found = [];
  for (const [name, html] of ${given}) {
    const mail = new DOMParser().parseFromString(html, "text/html");
    document.replaceChild(document.adoptNode(mail.documentElement), document.documentElement);
    const { violations, passes } = await axe.run();
    found.push({ name, checked: passes.length, problems: violations.map((one) => one.id + ": " + one.nodes.map((node) => node.html).join(" ").slice(0, 300)) });
  }
  document.documentElement.innerHTML = "<body><pre></pre></body>";
  document.querySelector("pre").textContent = JSON.stringify(found);
})();
</script></body></html>`;
}

describe.skipIf(browser === undefined)("in Chromium, where it is installed", () => {
  test.each(["light", "dark"] as const)("axe finds nothing wrong with any mail in %s colours", (scheme) => {
    const mails = Object.entries(exampleReplies).map(([name, reply]) => [name, renderReply(reply).html] as const);
    const printed = openPage(browser ?? "", pageOf(mails), scheme, ["--virtual-time-budget=60000", "--dump-dom"]);
    const json = /<pre>([\s\S]*)<\/pre>/.exec(printed)?.[1] ?? "[]";
    const found = foundSchema.parse(
      JSON.parse(json.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&")),
    );
    expect(found.map(({ name }) => name)).toEqual(Object.keys(exampleReplies));
    for (const { checked } of found) expect(checked).toBeGreaterThan(10);
    expect(found.filter(({ problems }) => problems.length > 0)).toEqual([]);
  });
});
