import { runAccord } from "./run-accord.ts";
import { processTerminal } from "./terminal.ts";

// `accord … | head` closes our output early. That is not an error.
process.stdout.on("error", (error: Error) => {
  if ("code" in error && error.code === "EPIPE") process.exit(0);
  throw error;
});

process.exitCode = await runAccord(process.argv.slice(2), {
  terminal: processTerminal,
  // Loading the AWS clients takes longer than most commands, and not every command needs them.
  connect: async (which) => (await import("./system/connect.ts")).connect(which),
});
