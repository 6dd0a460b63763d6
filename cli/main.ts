import { runAccord } from "./run-accord.ts";
import { processTerminal } from "./terminal.ts";

// `accord … | head` closes our output early: that is no fault.
process.stdout.on("error", (error: Error) => {
  if ("code" in error && error.code === "EPIPE") process.exit(0);
  throw error;
});

process.exitCode = await runAccord(process.argv.slice(2), {
  terminal: processTerminal,
  // The AWS clients take longer to load than most commands to run, and not every command needs them.
  connect: async (which) => (await import("./system/connect.ts")).connect(which),
});
