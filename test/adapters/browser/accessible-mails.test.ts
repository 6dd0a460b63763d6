import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

import { afterAll, beforeAll, describe, expect, test } from "vitest";
import * as z from "zod";

import { renderReply } from "../../../shared/messages/render-reply.ts";
import { exampleReplies } from "../../messages/example-replies.ts";

const BROWSERS = ["chromium", "chromium-browser", "google-chrome"];
const browser = BROWSERS.find((name) => spawnSync(name, ["--version"], { stdio: "ignore" }).status === 0);
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
/** Preferring dark is 0 among the browser's settings, light 1. */
const SCHEMES = { light: 1, dark: 0 } as const;

const foundSchema = z.array(z.object({ name: z.string(), checked: z.number(), problems: z.array(z.string()) }));

let folder = "";

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "accord-axe-"));
});

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

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
    const file = join(folder, `${scheme}.html`);
    writeFileSync(file, pageOf(mails));
    const { stdout } = spawnSync(
      browser ?? "",
      [
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        `--user-data-dir=${join(folder, "profile")}`,
        `--blink-settings=preferredColorScheme=${SCHEMES[scheme]}`,
        "--virtual-time-budget=60000",
        "--dump-dom",
        pathToFileURL(file).href,
      ],
      { encoding: "utf8", maxBuffer: 100_000_000 },
    );
    const json = /<pre>([\s\S]*)<\/pre>/.exec(stdout)?.[1] ?? "[]";
    const found = foundSchema.parse(
      JSON.parse(json.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&")),
    );
    expect(found.map(({ name }) => name)).toEqual(Object.keys(exampleReplies));
    for (const { checked } of found) expect(checked).toBeGreaterThan(10);
    expect(found.filter(({ problems }) => problems.length > 0)).toEqual([]);
  });
});
