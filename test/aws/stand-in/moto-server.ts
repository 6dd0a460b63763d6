import { spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";
import { setTimeout as pause } from "node:timers/promises";

import { pythonTool } from "../python-tools.ts";

export interface MotoServer {
  readonly port: number;
  /** What it printed so far: each request, and the errors of moto itself. */
  readonly printed: () => string;
  readonly stop: () => Promise<void>;
}

/** Starts moto, an independent imitation of AWS in Python, on a free port of this machine. */
export async function startMoto(): Promise<MotoServer> {
  const port = await freePort();
  const child = spawn(
    pythonTool("python"),
    ["-W", "ignore", "-m", "moto.server", "-H", "127.0.0.1", "-p", String(port)],
    {
      env: { PATH: process.env["PATH"], AWS_DEFAULT_REGION: "eu-west-2" },
      stdio: ["ignore", "pipe", "pipe"],
    },
  );
  let printed = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (text: string) => {
      printed += text;
    });
  }
  const exited = once(child, "exit");
  while (!(await answers(port))) {
    if (child.exitCode !== null) throw new Error(`moto ended before it was ready: ${printed}`);
    await pause(100);
  }
  return {
    port,
    printed: () => printed,
    async stop() {
      child.kill("SIGKILL");
      await exited;
    },
  };
}

async function answers(port: number): Promise<boolean> {
  try {
    return (await fetch(`http://127.0.0.1:${port}/moto-api/`)).ok;
  } catch {
    return false;
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  await once(server, "close");
  if (address === null || typeof address === "string") throw new Error("no port");
  return address.port;
}
