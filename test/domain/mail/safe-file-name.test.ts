import fc from "fast-check";
import { expect, test } from "vitest";

import { safeFileName } from "../../../shared/domain/mail/safe-file-name.ts";

test.each([
  ["an ordinary name stays", "ZB2 statement (final).xlsx", "ZB2 statement (final).xlsx"],
  ["accents stay", "Relevé été.xlsx", "Relevé été.xlsx"],
  ["a direction override is gone", "statement\u202Exslx.exe", "statementxslx.exe"],
  ["a path loses its folders", "../../etc/passwd", "passwd"],
  ["a Windows path too", "C:\\Users\\x\\statement.xlsx", "statement.xlsx"],
  ["a line break can't start a header field", "a\r\nBcc: x@evil.example.com.xlsx", "a Bcc_ x@evil.example.com.xlsx"],
  ["a null byte is gone", "statement.xlsx\0.exe", "statement.xlsx.exe"],
  ["zero-width characters are gone", "state\u200Bment\uFEFF.xlsx", "statement.xlsx"],
  ["dots and spaces at the ends are gone", " ..statement.xlsx. . ", "statement.xlsx"],
  ["a device name is changed", "CON.xlsx", "_CON.xlsx"],
  ["quotes and shell characters are replaced", '"$(rm -rf)`;.xlsx', "__(rm -rf)__.xlsx"],
  ["an empty name becomes the default name", "\u202E\u200B", "attachment-1"],
  ["an encoded word is decoded", "=?utf-8?q?ZB2=2Exlsx?=", "ZB2.xlsx"],
])("a file name is made safe: %s", (_, name, expected) => {
  expect(safeFileName(name, "attachment-1")).toBe(expected);
});

test("a very long name is cut to 120 characters and keeps its ending", () => {
  const safe = safeFileName(`${"x".repeat(5000)}.xlsx`, "attachment-1");
  expect(safe).toBe(`${"x".repeat(115)}.xlsx`);
});

test("whatever the name, the result is safe to show, log, save and put into a header", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 300 }), (name) => {
      const safe = safeFileName(name, "attachment-1");
      expect(safe).toMatch(/^[^\p{C}/\\<>:"|?*]{1,120}$/u);
      expect(safe).not.toMatch(/^[.\s]|[.\s]$/);
      expect(safeFileName(safe, "attachment-1")).toBe(safe);
    }),
  );
});
