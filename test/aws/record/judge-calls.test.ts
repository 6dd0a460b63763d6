import { describe, expect, test } from "vitest";

import { readPolicy } from "../../infra/iam/policy.ts";
import { refusedAccess, unusedGrants, type NeededAccess } from "./judge-calls.ts";

const statements = new Map([
  [
    "reader",
    readPolicy({
      Statement: [
        {
          Effect: "Allow",
          Action: ["s3:GetObject", "s3:GetObjectTagging"],
          Resource: ["arn:aws:s3:::a/*", "arn:aws:s3:::b/*"],
        },
      ],
    }),
  ],
]);

function needed(action: string, resource: string, role = "reader"): NeededAccess {
  return { role, request: { action, resource } };
}

describe("calls that were made are judged by the policies", () => {
  test("what no statement allows is named, each once", () => {
    const calls = [
      needed("s3:GetObject", "arn:aws:s3:::a/1"),
      needed("s3:PutObject", "arn:aws:s3:::a/1"),
      needed("s3:PutObject", "arn:aws:s3:::a/1"),
      needed("s3:GetObject", "arn:aws:s3:::c/1"),
      needed("s3:GetObject", "arn:aws:s3:::a/1", "nobody"),
    ];
    expect(refusedAccess(calls, statements)).toEqual([
      "nobody s3:GetObject arn:aws:s3:::a/1",
      "reader s3:GetObject arn:aws:s3:::c/1",
      "reader s3:PutObject arn:aws:s3:::a/1",
    ]);
  });

  test("an action or a resource that nobody needed is named", () => {
    expect(unusedGrants([needed("s3:GetObject", "arn:aws:s3:::a/1")], statements)).toEqual([
      "reader on arn:aws:s3:::b/*",
      "reader s3:GetObjectTagging",
    ]);
    const all = [needed("s3:GetObject", "arn:aws:s3:::a/1"), needed("s3:GetObjectTagging", "arn:aws:s3:::b/1")];
    expect(unusedGrants(all, statements)).toEqual([]);
  });
});
