import { randomUUID } from "node:crypto";
import { pathToFileURL } from "node:url";

/**
 * The body of a bare process that runs one function as Lambda does: it loads the uploaded file and calls its handler with each
 * event that it is sent. It imports nothing of this project, so that the bundle finds only what is in its own folder.
 */
const [, , file = "", name = "", timeoutSeconds = "3"] = process.argv;

interface Loaded {
  readonly handler: (event: unknown, context: object) => Promise<unknown>;
}

function isLoaded(value: unknown): value is Loaded {
  return typeof value === "object" && value !== null && "handler" in value && typeof value.handler === "function";
}

const loaded: unknown = await import(pathToFileURL(file).href);
if (!isLoaded(loaded)) throw new Error(`${file} exports no handler`);
const { handler } = loaded;

process.on("message", (event) => {
  void answer(event);
});
process.send?.({ ready: true });

async function answer(event: unknown): Promise<void> {
  const end = Date.now() + Number(timeoutSeconds) * 1000;
  const context = {
    functionName: name,
    functionVersion: "$LATEST",
    awsRequestId: randomUUID(),
    getRemainingTimeInMillis: () => end - Date.now(),
  };
  try {
    process.send?.({ result: (await handler(event, context)) ?? null });
  } catch (error) {
    process.send?.({ error: error instanceof Error ? (error.stack ?? error.message) : String(error) });
  }
}
