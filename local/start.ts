// We load Node's SQLite, which warns that it is experimental. Hide that warning, which would only worry people; show all
// others.
process.removeAllListeners("warning");
process.on("warning", (warning) => {
  if (!(warning.name === "ExperimentalWarning" && warning.message.includes("SQLite"))) console.warn(warning);
});

// Mails, ledgers and passwords of workbooks are for this user alone.
process.umask(0o077);

const { startAccord } = await import("./start-accord.ts");

await startAccord(process.argv.slice(2));

export {};
