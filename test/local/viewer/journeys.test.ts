import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

import { chromium, type Browser, type Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import * as z from "zod";

import { pathOfBrowser } from "../../pictures/browser.ts";
import { recordsToView } from "../records-to-view.ts";
import { addPositions, makeLong } from "./many-records.ts";
import { viewerInTest } from "./viewer-in-test.ts";

const installed = pathOfBrowser();
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const problemsSchema = z.array(z.string());

const POSITION = "/positions/ZA1/ZC3X9/2022-23-Q4/r%26p";
const PAGES = [
  "/",
  "/todo",
  "/mail",
  "/mail/answered-mail",
  "/mail/answered-mail/statements/1",
  "/sent",
  "/sent/1",
  "/ledgers",
  "/exercises",
  "/exercises/2022-23-Q4/ZA1",
  "/exercises/2022-23-Q4/ZA1/coverage",
  "/exercises/2022-23-Q4/ZA1/own",
  "/dashboards/at-a-glance",
  "/positions",
  "/invoices?find=inv00000",
  "/invoices?find=nothing",
  POSITION,
  `${POSITION}/lines/7`,
  `${POSITION}/ledger-only`,
  "/no-such-page",
];

describe.skipIf(installed === undefined)("in Chromium, where it is installed", () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await chromium.launch({ executablePath: installed ?? "", args: ["--no-sandbox"] });
  });
  afterAll(() => browser.close());

  /** A page of a viewer with many records. Whatever the browser complains of fails the test when it ends. */
  async function openViewer(options: Parameters<Browser["newContext"]>[0] = {}) {
    const records = await recordsToView();
    await makeLong(records, 400);
    await addPositions(records, 120);
    const { port } = await viewerInTest(records);
    const context = await browser.newContext({ baseURL: `http://127.0.0.1:${port}`, ...options });
    const complaints: string[] = [];
    const page = await context.newPage();
    page.on("pageerror", ({ message }) => complaints.push(message));
    page.on("console", (message) => {
      if (["error", "warning"].includes(message.type()) && !isMeant(message.text())) complaints.push(message.text());
    });
    onTestFinished(async () => {
      await context.close();
      expect(complaints).toEqual([]);
    });
    return page;
  }

  test("from the first page to the reason of a line and the evidence for it", async () => {
    const page = await openViewer();
    await page.goto("/");
    await page.getByRole("navigation").getByRole("link", { name: "Positions" }).click();
    expect(await page.title()).toBe("Positions · Accord");
    await page.getByLabel("Organisation").fill("Westhaven");
    await page.getByRole("button", { name: "Show" }).click();
    const list = page.getByRole("table").first();
    expect(await list.locator("tbody tr").count()).toBe(1);
    await list.getByRole("link", { name: /Westhaven/u }).click();
    await page.getByLabel("Reason").selectOption({ value: "part-paid" });
    await page.getByRole("button", { name: "Show" }).click();
    await page.getByText("100 of 400 lines").waitFor();
    await page.getByRole("columnheader", { name: "Agreed", exact: true }).getByRole("link").click();
    await page.getByRole("link", { name: "Next" }).click();
    expect(new URL(page.url()).search).toBe("?reason=part-paid&sort=-agreed&from=50");
    expect(await page.getByLabel("Reason").inputValue()).toBe("part-paid");
    await page.getByText("51 to 100 of 100").waitFor();
    expect(await page.locator('thead [aria-sort="descending"]').innerText()).toMatch(/Agreed/u);
    await page.getByRole("link", { name: "Show all" }).click();
    await page.getByLabel("Invoice").fill("000 007");
    await page.getByLabel("Invoice").press("Enter");
    await page.getByRole("link", { name: "37 more lines of the ledger" }).click();
    await page.getByRole("heading", { name: "INV-000007" }).waitFor();
    expect(await page.locator("tbody tr").count()).toBe(40);
  });

  test("an invoice is found in all positions by a part of its number", async () => {
    const page = await openViewer();
    await page.goto("/");
    await page.getByRole("navigation").getByRole("link", { name: "Invoices" }).click();
    await page.getByLabel("Invoice").fill("inv 000399");
    await page.getByRole("button", { name: "Show" }).click();
    expect(await page.locator("tbody tr").count()).toBe(1);
    await page.getByRole("link", { name: "INV-000399" }).click();
    expect(new URL(page.url()).pathname).toBe(`${POSITION}/lines/399`);
  });

  test("a list as CSV is a download of what was asked for", async () => {
    const page = await openViewer();
    await page.goto(`${POSITION}?reason=in-dispute`);
    const download = page.waitForEvent("download");
    await page.getByRole("link", { name: "These as CSV" }).click();
    const file = await (await download).path();
    expect(readFileSync(file, "utf8").trim().split("\r\n")).toHaveLength(101);
  });

  test("the keyboard alone skips to the content", async () => {
    const page = await openViewer();
    await page.goto("/positions");
    await page.keyboard.press("Tab");
    expect(await page.evaluate("document.activeElement.textContent")).toBe("Skip to the content");
    await page.keyboard.press("Enter");
    expect(await page.evaluate("document.activeElement.id")).toBe("content");
  });

  test("a phone shows amounts and reason without scrolling sideways", async () => {
    const page = await openViewer({ viewport: { width: 360, height: 740 } });
    for (const path of PAGES.filter((each) => each.startsWith("/positions") || each === "/")) {
      await page.goto(path);
      expect(await widerThanScreen(page), path).toEqual([]);
    }
    await page.goto(POSITION);
    const first = page.locator(".list tbody tr").first();
    for (const cell of ["In dispute", "Why"]) {
      const box = await first.locator(`[data-of="${cell}"]`).boundingBox();
      expect(box && box.x >= 0 && box.x + box.width <= 360, cell).toBe(true);
    }
  });

  test("headings stay in sight while rows scroll", async () => {
    const page = await openViewer({ viewport: { width: 1280, height: 800 } });
    await page.goto(POSITION);
    await page.locator(".list tbody tr").nth(30).scrollIntoViewIfNeeded();
    const heading = await page.locator(".list thead th").nth(1).boundingBox();
    expect(heading && Math.round(heading.y)).toBe(0);
  });

  test.each(["light", "dark"] as const)("axe finds nothing wrong with any page in %s colours", async (colorScheme) => {
    const page = await openViewer({ colorScheme });
    const problems: Record<string, string[]> = {};
    for (const path of PAGES) {
      await page.goto(path);
      await page.evaluate(axe);
      const found = problemsSchema.parse(await page.evaluate(RUN_AXE));
      if (found.length > 0) problems[path] = found;
    }
    expect(problems).toEqual({});
  });
});

/** The page that isn't there, and the script of a sent mail, which its frame keeps from running. */
function isMeant(complaint: string): boolean {
  return complaint.includes("404") || /^Blocked script execution in '[^']*\/sent\/1\/html'/u.test(complaint);
}

const RUN_AXE = `axe.run(document, { iframes: false }).then(({ violations }) =>
  violations.map(({ id, nodes }) => id + ": " + nodes.slice(0, 3).map(({ html }) => html.slice(0, 200)).join(" | ")))`;

/** What reaches over the right edge of the screen, outside boxes that scroll by themselves. */
async function widerThanScreen(page: Page): Promise<string[]> {
  const found = await page.evaluate(`document.documentElement.scrollWidth <= innerWidth ? [] :
    [...document.querySelectorAll("main *")].filter((each) => each.getBoundingClientRect().right > innerWidth + 1)
      .slice(0, 5).map((each) => each.outerHTML.slice(0, 160))`);
  return problemsSchema.parse(found);
}
