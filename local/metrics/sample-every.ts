/**
 * Takes a sample now and then regularly, one at a time. A sample that fails is left out: the next one may succeed.
 *
 * @returns ends it, after the sample under way
 */
export function sampleEvery(everyMs: number, sample: () => Promise<void>): () => Promise<void> {
  let underWay: Promise<void> = Promise.resolve();
  const take = () => {
    underWay = underWay.then(sample).catch((error: unknown) => {
      console.warn(`A sample was left out: ${String(error)}`);
    });
  };
  take();
  const timer = setInterval(take, everyMs);
  return async () => {
    clearInterval(timer);
    await underWay;
  };
}
