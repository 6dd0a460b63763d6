import { passwordProtected } from "../../reading/cells/unreadable-file.ts";

/** Excel opens files with this password without asking. It encrypts read-only workbooks with it. */
const EXCEL_DEFAULT_PASSWORD = "VelvetSweatshop";

/**
 * Opens a workbook that Office encrypted, old or new, with the first password that fits.
 * @throws UnreadableFile if none fits.
 */
export async function openEncryptedPackage(bytes: Uint8Array, passwords: readonly string[]): Promise<Uint8Array> {
  const { default: officeCrypto } = await import("officecrypto-tool");
  // The library overwrites its input.
  const input = (): Buffer => Buffer.from(bytes);
  for (const password of [EXCEL_DEFAULT_PASSWORD, ...passwords]) {
    if (password === "") continue;
    try {
      const opened = await officeCrypto.decrypt(input(), { password });
      return Uint8Array.from(opened);
    } catch {
      // A wrong password, or an unknown encryption: both get the same refusal.
    }
  }
  throw passwordProtected(
    passwords.length === 0
      ? "The file is protected by a password."
      : "The file is protected by a password, and none of the registered ones opens it.",
  );
}
