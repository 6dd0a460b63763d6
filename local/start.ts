// We load Node's SQLite, which warns that it is experimental. Hide that warning, which would only worry people; show all
// others.
process.removeAllListeners("warning");
process.on("warning", (warning) => {
  if (!(warning.name === "ExperimentalWarning" && warning.message.includes("SQLite"))) console.warn(warning);
});

// Mails, ledgers and passwords of workbooks are for this user alone.
process.umask(0o077);

const { saysDiskIsFull } = await import("./disk-space.ts");
process.on("uncaughtException", (error) => {
  console.error(
    saysDiskIsFull(error)
      ? "The disk is full, so Accord ends. Make space and start it again: nothing that it took is lost."
      : error,
  );
  process.exit(1);
});

const { startAccord } = await import("./start-accord.ts");

await startAccord(process.argv.slice(2));

export {};
