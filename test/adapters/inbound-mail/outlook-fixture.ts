import { CFB } from "@e965/xlsx";
import * as z from "zod";

/** The library's writer of compound files, of which it has no types. */
interface CompoundFiles {
  readonly utils: {
    cfb_new(): object;
    cfb_add(container: object, path: string, content: Uint8Array): unknown;
  };
  write(container: object, options: { readonly type: "buffer" }): Uint8Array;
}

const compoundFiles = z.custom<CompoundFiles>((value) => typeof value === "object").parse(CFB);

/** An Outlook message (.msg, MS-OXMSG) with these files. */
export function outlookMessageOf(files: readonly { readonly name: string; readonly bytes: Uint8Array }[]): Buffer {
  const container = compoundFiles.utils.cfb_new();
  const add = (path: string, content: Uint8Array): void => {
    compoundFiles.utils.cfb_add(container, path, Buffer.from(content));
  };
  add("/__nameid_version1.0/__substg1.0_00020102", Buffer.alloc(0));
  add("/__properties_version1.0", Buffer.alloc(32));
  add("/__substg1.0_001A001F", text("IPM.Note"));
  add("/__substg1.0_0037001F", text("ZB2 statement"));
  for (const [index, { name, bytes }] of files.entries()) {
    const folder = `/__attach_version1.0_#${index.toString(16).toUpperCase().padStart(8, "0")}`;
    // Method 1: the file itself is in the message.
    add(`${folder}/__properties_version1.0`, Buffer.concat([Buffer.alloc(8), property(0x37050003, 1)]));
    add(`${folder}/__substg1.0_37010102`, bytes);
    add(`${folder}/__substg1.0_3707001F`, text(name));
  }
  return Buffer.from(compoundFiles.write(container, { type: "buffer" }));
}

function text(value: string): Buffer {
  return Buffer.from(value, "utf16le");
}

function property(tag: number, value: number): Buffer {
  const bytes = Buffer.alloc(16);
  bytes.writeUInt32LE(tag, 0);
  bytes.writeUInt32LE(6, 4);
  bytes.writeUInt32LE(value, 8);
  return bytes;
}
