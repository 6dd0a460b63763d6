/** Why the local system can't start, in one line for the person who started it. */
export class StartRefused extends Error {
  override readonly name = "StartRefused";
}
