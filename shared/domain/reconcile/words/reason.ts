/** A situation that the rules know. */
export interface Reason {
  /** The rule that it comes from. */
  readonly rule: string;
  /** When a line gets this reason; for the documentation. */
  readonly when: string;
  /** A heading for an adjusted amount (COL-07). */
  readonly heading: string;
}
