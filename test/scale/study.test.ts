import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { deadlineDay, peakPerSecond } from "./deadline-day.ts";
import { orderOf, throughQuota, throughServers } from "./stages.ts";

describe("work that goes through servers and quotas", () => {
  const times = fc
    .array(fc.integer({ min: 0, max: 500 }), { minLength: 1, maxLength: 60 })
    .map((all) => Float64Array.from(all).sort());

  test("with enough servers nothing waits; with one, one thing comes after the other", () => {
    expect([
      ...throughServers(
        Float64Array.of(0, 0, 1),
        () => 5,
        () => 3,
      ),
    ]).toEqual([5, 5, 6]);
    expect([
      ...throughServers(
        Float64Array.of(0, 0, 1),
        () => 5,
        () => 1,
      ),
    ]).toEqual([5, 10, 15]);
  });

  test("servers that come later help what comes later", () => {
    expect([
      ...throughServers(
        Float64Array.of(0, 0, 10, 10),
        () => 10,
        (time) => (time < 10 ? 1 : 3),
      ),
    ]).toEqual([10, 20, 20, 20]);
  });

  test("never more work runs at once than there are servers, and none is lost", () => {
    fc.assert(
      fc.property(times, fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 20 }), (comes, servers, takes) => {
        const done = throughServers(
          comes,
          () => takes,
          () => servers,
        );
        expect(done).toHaveLength(comes.length);
        for (const end of done) {
          const running = done.filter((other) => other - takes < end && other >= end).length;
          expect(running).toBeLessThanOrEqual(servers);
        }
        done.forEach((end, job) => {
          expect(end).toBeGreaterThanOrEqual((comes[job] ?? 0) + takes);
        });
      }),
    );
  });

  test("a quota lets no more through in a second than it says", () => {
    fc.assert(
      fc.property(times, fc.integer({ min: 1, max: 20 }), (comes, perSecond) => {
        const done = throughQuota(comes, perSecond);
        for (const from of done)
          expect(done.filter((time) => time >= from && time < from + 1 - 1e-6).length).toBeLessThanOrEqual(perSecond);
      }),
    );
  });

  test("what is over the quota of a day waits until 24 hours after what used it up", () => {
    const day = 24 * 3600;
    expect([...throughQuota(Float64Array.of(0, 10, 20, 30), 1, 2)]).toEqual([0, 10, day, day + 10]);
  });

  test("an order names the places of values, the smallest first", () => {
    expect([...orderOf(Float64Array.of(3, 1, 2))]).toEqual([1, 2, 0]);
  });
});

describe("the last day", () => {
  const day = deadlineDay(1);

  test("has 60,000 statements in eight hours, each of 20 to 2,000 lines, half of them of 200 or fewer", () => {
    expect(day.at).toHaveLength(60_000);
    expect(day.at.at(-1)).toBeLessThanOrEqual(8 * 3600);
    expect(Math.min(...day.lines)).toBeGreaterThanOrEqual(20);
    expect(Math.max(...day.lines)).toBeLessThanOrEqual(2000);
    expect(day.lines.filter((lines) => lines <= 200).length / 60_000).toBeCloseTo(0.5, 1);
  });

  test("has its peak in the last hour", () => {
    const lastHour = day.at.filter((at) => at >= 7 * 3600).length;
    expect(lastHour / 60_000).toBeCloseTo(0.44, 2);
    const ofHour = (hour: number) => day.at.filter((at) => at >= hour * 3600 && at < (hour + 1) * 3600).length;
    for (let hour = 0; hour < 7; hour += 1) expect(ofHour(hour)).toBeLessThan(lastHour / 4);
    expect(peakPerSecond(day)).toBeGreaterThan(lastHour / 3600);
  });
});
