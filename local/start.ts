// The embedded queue server loads Node's SQLite, which says of itself that it is experimental: nothing for a newcomer to
// worry about. Every other warning is shown.
process.removeAllListeners("warning");
process.on("warning", (warning) => {
  if (!(warning.name === "ExperimentalWarning" && warning.message.includes("SQLite"))) console.warn(warning);
});

const { startAccord } = await import("./start-accord.ts");

await startAccord(process.argv.slice(2));

export {};
