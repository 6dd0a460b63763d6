import { answerStatements } from "../bench/answered-statements.ts";

const [lines, warming, counted] = process.argv.slice(2).map(Number);
if (lines === undefined || warming === undefined || counted === undefined)
  throw new RangeError("LINES WARMING COUNTED");
const { mail, reply, cpuMs, requests, runs, readUnits, writeUnits, indexUnits, logged } = await answerStatements(
  lines,
  {
    warming,
    counted,
  },
);
console.log(
  JSON.stringify({
    lines,
    cpuMs: [...cpuMs],
    requests: [...requests],
    runs: [...runs],
    readUnits: [...readUnits],
    writeUnits: [...writeUnits],
    indexUnits: [...indexUnits],
    logged,
    mailBytes: mail.length,
    replyBytes: reply.length,
  }),
);
