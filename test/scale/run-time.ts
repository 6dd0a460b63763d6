import { functionMemoryMiB } from "../../infra/function-memory.ts";

export type MeasuredFunction = keyof typeof functionMemoryMiB;

/** The memory at which Lambda gives a function one whole CPU. */
const WHOLE_CPU_MIB = 1769;

/**
 * How long a request takes inside AWS's network, in milliseconds. This is assumed and not measured: there is no AWS account here. AWS says
 * “single-digit milliseconds” of DynamoDB; the others are on the slow side of what is usual.
 */
const LATENCY_MS: Readonly<Record<string, number>> = { dynamodb: 5, s3: 25, sqs: 10, ses: 80 };

/**
 * How long all runs of a function for one statement take on Lambda, in milliseconds: its CPU as measured here, at the share of a CPU that
 * its memory gives it, and its requests, as if each waited for the one before.
 *
 * @param requests how often, by `function service:operation`
 */
export function runTimeMs(name: MeasuredFunction, cpuMs: number, requests: ReadonlyMap<string, number>): number {
  const waits = [...requests].reduce((sum, [request, count]) => {
    const [by, operation = ""] = request.split(" ");
    return by === name ? sum + count * (LATENCY_MS[operation.split(":")[0] ?? ""] ?? 0) : sum;
  }, 0);
  return cpuMs / Math.min(1, functionMemoryMiB[name] / WHOLE_CPU_MIB) + waits;
}

export function isMeasured(name: string): name is MeasuredFunction {
  return Object.hasOwn(functionMemoryMiB, name);
}
