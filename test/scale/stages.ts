/** Stages of work as queues: what comes waits for a server or for a quota. All times are in seconds. */

/**
 * When each job is done that comes in this order, where a number of servers take the jobs as they come. More servers come with time, as Lambda
 * adds them.
 *
 * @param serversAt how many there are at a time; grows, and never falls
 */
export function throughServers(
  comes: Float64Array,
  takes: (job: number) => number,
  serversAt: (time: number) => number,
): Float64Array {
  const free = new Heap();
  let servers = 0;
  const done = new Float64Array(comes.length);
  for (let job = 0; job < comes.length; job += 1) {
    const at = comes[job] ?? 0;
    for (const wanted = Math.floor(serversAt(at)); servers < wanted; servers += 1) free.push(at);
    const start = Math.max(at, free.pop());
    done[job] = start + takes(job);
    free.push(done[job] ?? start);
  }
  return done;
}

/**
 * When each job is let through that comes in this order, where a quota lets so many through in a second, and so many in any 24 hours.
 */
export function throughQuota(comes: Float64Array, perSecond: number, perDay = Infinity): Float64Array {
  const done = new Float64Array(comes.length);
  let next = 0;
  for (let job = 0; job < comes.length; job += 1) {
    const freeAgain = job < perDay ? 0 : (done[job - perDay] ?? 0) + DAY;
    const start = Math.max(comes[job] ?? 0, next, freeAgain);
    done[job] = start;
    next = start + 1 / perSecond;
  }
  return done;
}

const DAY = 24 * 3600;

/** The places of values in ascending order. */
export function orderOf(values: Float64Array): Uint32Array {
  return Uint32Array.from(values.keys()).sort((one, other) => (values[one] ?? 0) - (values[other] ?? 0));
}

/** The smallest first. */
class Heap {
  readonly #values: number[] = [];

  push(value: number): void {
    const values = this.#values;
    let at = values.push(value) - 1;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if ((values[parent] ?? 0) <= value) break;
      values[at] = values[parent] ?? 0;
      at = parent;
    }
    values[at] = value;
  }

  pop(): number {
    const values = this.#values;
    const first = values[0];
    const last = values.pop();
    if (first === undefined || last === undefined) throw new RangeError("no server at all");
    if (values.length === 0) return first;
    let at = 0;
    for (;;) {
      let child = 2 * at + 1;
      if (child >= values.length) break;
      if (child + 1 < values.length && (values[child + 1] ?? 0) < (values[child] ?? 0)) child += 1;
      if ((values[child] ?? 0) >= last) break;
      values[at] = values[child] ?? 0;
      at = child;
    }
    values[at] = last;
    return first;
  }
}
