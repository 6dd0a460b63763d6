import { passwordProtected } from "../../reading/cells/unreadable-file.ts";

/**
 * Excel opens what is encrypted with this word without asking: it is how a workbook is marked as one to be read only.
 */
const WORD_THAT_EXCEL_KNOWS = "VelvetSweatshop";

/**
 * Opens a workbook, old or new, that Office has encrypted, with the first password that fits.
 * @throws UnreadableFile where none does.
 */
export async function openEncryptedPackage(bytes: Uint8Array, passwords: readonly string[]): Promise<Uint8Array> {
  const { default: officeCrypto } = await import("officecrypto-tool");
  // The library writes into what it is given.
  const input = (): Buffer => Buffer.from(bytes);
  for (const password of [WORD_THAT_EXCEL_KNOWS, ...passwords]) {
    if (password === "") continue;
    try {
      const opened = await officeCrypto.decrypt(input(), { password });
      return Uint8Array.from(opened);
    } catch {
      // A wrong password, or an encryption that it does not know: both end in the same request.
    }
  }
  throw passwordProtected(
    passwords.length === 0
      ? "The file is protected by a password."
      : "The file is protected by a password, and none of the registered ones opens it.",
  );
}
