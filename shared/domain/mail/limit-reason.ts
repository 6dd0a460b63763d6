/** Why a mail was not read: it is over a limit, or so malformed that nobody could read it. Its sender can cure that, by sending less. */
const limitReasons = [
  "message-too-big",
  "headers-too-big",
  "too-many-header-fields",
  "too-many-parts",
  "too-deep",
  "too-many-attachments",
  "attachments-too-big",
  "unreadable-message",
] as const;

export type LimitReason = (typeof limitReasons)[number];

/** Whether a mail was not read because of what its sender put into it, and not because of a fault of ours. */
export function isLimitReason(reason: string): reason is LimitReason {
  return limitReasons.some((one) => one === reason);
}
