import { readFile } from "node:fs/promises";
import { CommandRefused } from "../command-errors.ts";
import { parseJson, type Json } from "../../shared/records/storage/json.ts";

/**
 * Reads a file that the command line names.
 *
 * @throws CommandRefused if the file can't be read.
 */
export async function readBytes(file: string): Promise<Buffer> {
  try {
    return await readFile(file);
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : undefined;
    throw new CommandRefused(
      code === "ENOENT" ? `There is no file ${file}.` : `${file} can't be read: ${String(error)}`,
    );
  }
}

/**
 * Reads a JSON file that the command line names.
 *
 * @throws CommandRefused if the file can't be read or is not JSON.
 */
export async function readJson(file: string): Promise<Json> {
  const text = new TextDecoder().decode(await readBytes(file));
  try {
    return parseJson(text);
  } catch (error) {
    throw new CommandRefused(`${file} is not JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
}
