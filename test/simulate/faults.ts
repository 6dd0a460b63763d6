import type { ObjectStore } from "../../shared/records/storage/object-store.ts";
import type { Enqueue } from "../../shared/records/storage/queue.ts";
import type { SendRawEmail } from "../../shared/records/message/send-raw-email.ts";
import type { Table, TableItem } from "../../shared/records/storage/table.ts";
import type { Random } from "./random.ts";
import type { Invocation, Scheduler } from "./scheduler.ts";

/** What happens to one effect. */
type Fate =
  | "done"
  /** Refused: it did not happen. */
  | "throttled"
  /** It happened, but the caller gets an error. */
  | "timed-out"
  | "crash-before"
  | "crash-after"
  /** It happened, the response was lost, and the repeated request failed because its condition no longer held. */
  | "answer-lost";

export interface Faults {
  /** How many faults are still allowed, so that the cloud recovers in the end. */
  left: number;
  /** What happened, in order, to explain a failing seed. */
  readonly story: string[];
  draw(invocation: Invocation, effect: string, isConditional: boolean): Fate;
}

/** From this attempt on a message meets no more faults, because a cloud that never recovers answers nobody. */
const SPARED_FROM_ATTEMPT = 4;

/** @param unlucky the function that gets most of the faults. Few runs of the timetable have few effects each: they get as many. */
export function faultsOf(random: Random, most: number, unlucky: string): Faults {
  const faults: Faults = {
    left: most,
    story: [],
    draw: (invocation, effect, isConditional) => {
      const mayFail = faults.left > 0 && invocation.attempt < SPARED_FROM_ATTEMPT;
      if (!mayFail || !random.chance(invocation.name === unlucky || invocation.name === "timetable" ? 0.1 : 0.01))
        return "done";
      faults.left -= 1;
      const fate = random.pick(
        isConditional
          ? (["throttled", "timed-out", "crash-before", "crash-after", "answer-lost"] as const)
          : (["throttled", "timed-out", "crash-before", "crash-after"] as const),
      );
      faults.story.push(`${invocation.name} ${invocation.number}: ${effect} ${fate}`);
      return fate;
    },
  };
  return faults;
}

class CloudError extends Error {
  override readonly name = "CloudError";
}

/** The storage, queues and mail service as one invocation sees them: each effect waits for its turn, then meets its fate. */
export function faultyPartsFor(invocation: Invocation, { turn }: Scheduler, faults: Faults, nowMs: () => number) {
  async function effect<Result>(
    name: string,
    act: () => Promise<Result>,
    answerLost?: (result: Result) => Result,
  ): Promise<Result> {
    await turn(invocation);
    if (nowMs() > invocation.deadline) return die(`${name} out of time`);
    const fate = faults.draw(invocation, name, answerLost !== undefined);
    if (fate === "throttled") throw new CloudError("ThrottlingException");
    if (fate === "crash-before") return die(name);
    const result = await act();
    switch (fate) {
      case "done":
        return result;
      case "crash-after":
        return die(name);
      case "timed-out":
        throw new CloudError("TimeoutError");
      case "answer-lost":
        return answerLost ? answerLost(result) : result;
    }
  }

  function die(story: string): Promise<never> {
    faults.story.push(`${invocation.name} ${invocation.number}: dies at ${story}`);
    invocation.kill();
    // A promise that never settles: whatever waits for it is collected with it.
    return new Promise<never>(() => undefined);
  }

  const table = (of: Table): Table => ({
    get: (key) => effect(`get ${key.pk}`, () => of.get(key)),
    getAll: (keys) => effect("get all", () => of.getAll(keys)),
    put: (item, condition) =>
      effect(
        `put ${item.pk} ${item.sk}`,
        () => of.put(item, condition),
        () => ({ put: false }),
      ),
    putAll: (items) => effect("put all", () => of.putAll(items)),
    removeAll: (keys) => effect("remove all", () => of.removeAll(keys)),
    query: (query) => replay(effect(`query ${query.pk}`, () => collect(of.query(query)))),
    list: (query) => replay(effect(`list ${query.pk}`, () => collect(of.list(query)))),
  });

  const objects = (of: ObjectStore): ObjectStore => ({
    put: (key, bytes, options) => effect(`put object ${key}`, () => of.put(key, bytes, options)),
    get: (key) => effect(`get object ${key}`, () => of.get(key)),
    stream: (key) => effect(`stream object ${key}`, () => of.stream(key)),
    list: (prefix) => replay(effect(`list objects ${prefix}`, () => collect(of.list(prefix)))),
  });

  const queue =
    (name: string, send: Enqueue): Enqueue =>
    (messages, options) =>
      messages.length === 0 ? Promise.resolve() : effect(`send to ${name}`, () => send(messages, options));

  const mail =
    (send: SendRawEmail): SendRawEmail =>
    (email) =>
      effect("send mail", () => send(email));

  return { table, objects, queue, mail };
}

async function collect<Each>(all: AsyncIterable<Each>): Promise<Each[]> {
  const collected: Each[] = [];
  for await (const each of all) collected.push(each);
  return collected;
}

async function* replay<Each extends TableItem | { readonly key: string }>(all: Promise<Each[]>): AsyncGenerator<Each> {
  for (const each of await all) yield each;
}
