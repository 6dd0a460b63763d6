import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

/** Collects the garbage of one side of a comparison, so that it does not slow the other side. */
export function collectGarbage(): void {
  collect();
}

setFlagsFromString("--expose-gc");
const collect = collectorOf(runInNewContext("gc"));

function collectorOf(found: unknown): () => void {
  if (typeof found !== "function") throw new Error("this Node has no way to ask for a collection");
  return () => {
    Reflect.apply(found, undefined, []);
  };
}
