import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { pathToFileURL } from "node:url";

const NAMES = ["chromium", "chromium-browser", "google-chrome"];

/** Preferring dark is 0 among the browser's settings, light 1. */
const SCHEMES = { light: 1, dark: 0 } as const;

export type Scheme = keyof typeof SCHEMES;

/** The Chromium of this machine; `undefined` if it has none. */
export function findBrowser(): string | undefined {
  return NAMES.find((name) => spawnSync(name, ["--version"], { stdio: "ignore" }).status === 0);
}

/** Where it is, as a path of the file system; `undefined` if there is none. */
export function pathOfBrowser(): string | undefined {
  const folders = (process.env["PATH"] ?? "").split(delimiter);
  const places = NAMES.flatMap((name) => folders.map((folder) => join(folder, name)));
  return places.find((place) => existsSync(place));
}

/**
 * Opens a page without a screen, and does with it what the flags say.
 *
 * @returns what the browser prints
 */
export function openPage(browser: string, html: string, scheme: Scheme, flags: readonly string[]): string {
  const folder = mkdtempSync(join(tmpdir(), "accord-page-"));
  try {
    const file = join(folder, "page.html");
    writeFileSync(file, html);
    const { stdout } = spawnSync(
      browser,
      [
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--hide-scrollbars",
        "--run-all-compositor-stages-before-draw",
        `--user-data-dir=${join(folder, "profile")}`,
        `--blink-settings=preferredColorScheme=${SCHEMES[scheme]}`,
        ...flags,
        pathToFileURL(file).href,
      ],
      { encoding: "utf8", maxBuffer: 100_000_000 },
    );
    return stdout;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
