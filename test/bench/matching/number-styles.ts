/** How suppliers number their invoices: each pair has one way, with numbers that follow each other. */
export type NumberStyle = (serial: number, year: number) => string;

export const numberStyles: readonly [NumberStyle, ...NumberStyle[]] = [
  (serial) => String(10_000_000 + serial),
  (serial) => String(400_000 + serial),
  (serial) => String(10_000 + serial),
  (serial) => String(serial),
  (serial) => `INV-${String(20_000 + serial)}`,
  (serial) => `NF-${String(10_000 + serial)}`,
  (serial) => `NF/22/${String(10_000 + serial)}`,
  (serial) => `IHSN${String(100_000 + serial)}`,
  (serial) => `RXH00${String(30_000 + serial)}`,
  (serial) => `GI-0${String(78_000 + serial)}`,
  (serial, year) => `INV-${String(year % 100)}-${String((serial % 12) + 1).padStart(2, "0")}-${String(3_000 + serial)}`,
  (serial) => `AP2${String(serial).padStart(6, "0")}`,
  (serial) => `000${String(70_000 + serial)}`,
  (serial, year) => `${String(year)}/${String(1_000 + serial)}`,
  (serial) => `SN${String(3_230_000 + serial)}`,
];
