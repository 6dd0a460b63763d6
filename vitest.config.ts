import { defineConfig } from "vitest/config";
import { BaseSequencer, type TestSpecification } from "vitest/node";

/** Folders whose tests start whole systems or read whole corpora: begun first, so that no core waits for the last of them. */
const LONGEST_FIRST = [
  "test/aws/",
  "test/simulate/",
  "test/acceptance/",
  "test/adapters/foreign-workbooks/",
  "test/reading/statement/",
];

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification): number => {
      const at = LONGEST_FIRST.findIndex((folder) => moduleId.includes(folder));
      return at === -1 ? LONGEST_FIRST.length : at;
    };
    return (await super.sort(files)).toSorted((one, other) => rank(one) - rank(other));
  }
}

/** These start processes, servers and threads, or change settings of their process: each file gets a process of its own. */
const OWN_PROCESS = ["acceptance", "adapters", "infra", "load", "local", "simulate"].map(
  (folder) => `test/${folder}/**/*.test.ts`,
);

/** Lets every property draw its cases from one seed. */
const setupFiles = ["test/fuzz/seed-properties.ts"];

/** These need Python programs (`npm run aws:install`), and say so where they are skipped. */
const AWS = ["test/aws/**/*.test.ts"];

export default defineConfig({
  test: {
    pool: "forks",
    // By itself vitest leaves one core idle, which on two cores is half the machine.
    maxWorkers: "100%",
    sequence: { sequencer: LongestFirst },
    testTimeout: 120_000,
    hookTimeout: 120_000,
    projects: [
      { extends: true, test: { name: "own process", include: OWN_PROCESS, setupFiles } },
      { extends: true, test: { name: "aws", include: AWS } },
      // All others share a process, so that they load the source once instead of once a file.
      {
        extends: true,
        test: {
          name: "shared process",
          include: ["test/**/*.test.ts"],
          exclude: [...OWN_PROCESS, ...AWS],
          isolate: false,
          setupFiles,
        },
      },
    ],
  },
});
