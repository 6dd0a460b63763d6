import type { AccessRequest } from "../../infra/iam/decide.ts";
import { arnOf } from "../../infra/iam/resolve.ts";
import type { RunningFunction } from "../run/start-function.ts";
import type { NeededAccess } from "./judge-calls.ts";
import type { RecordedCall } from "./start-proxy.ts";

/** What the roles of the functions needed: for their calls, for the keys behind these, and for what Lambda itself does as them. */
export function neededAccess(
  calls: readonly RecordedCall[],
  functions: readonly RunningFunction[],
  keyNeeds: (need: AccessRequest) => readonly AccessRequest[],
): readonly NeededAccess[] {
  const roles = new Set(functions.map(({ role }) => role));
  const byCall = calls
    .filter(({ by }) => roles.has(by))
    .flatMap(({ by, needs }) =>
      needs.flatMap((need) => [need, ...keyNeeds(need)].map((request) => ({ role: by, request }))),
    );
  // Lambda writes a function's log as its role. The stand-in keeps no log.
  const byLogs = functions
    .filter(({ logged }) => logged() !== "")
    .flatMap(({ role, logGroup }) =>
      ["logs:CreateLogStream", "logs:PutLogEvents"].map((action) => ({
        role,
        request: { action, resource: arnOf("AWS::Logs::LogGroup", logGroup).replace(/\*$/, "log-stream:one") },
      })),
    );
  return [...byCall, ...byLogs];
}
