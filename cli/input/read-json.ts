import { parseJson, type Json } from "../../shared/records/storage/json.ts";
import { bytesOf } from "./bytes-of.ts";
import { Refused } from "../refused.ts";

/** @throws Refused where the file can't be read, or holds no JSON. */
export async function readJson(file: string): Promise<Json> {
  const text = new TextDecoder().decode(await bytesOf(file));
  try {
    return parseJson(text);
  } catch (error) {
    throw new Refused(`${file} is not JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
}
