/** The real program, serving on a free port from a data folder of its own, for tests. */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const program =
  process.env.STORYFLOW_PROGRAM ?? fileURLToPath(new URL("../../build/release/storyflow", import.meta.url));

const startsWithinMs = 30_000;
const stopsWithinMs = 20_000;

export class StoryFlowServer {
  /** Where it listens, such as http://127.0.0.1:41234; the same after a restart. */
  readonly url: string;
  private readonly folder: string;
  private readonly options: readonly string[];
  private process: ChildProcess | undefined;

  private constructor(url: string, folder: string, options: readonly string[], process: ChildProcess) {
    this.url = url;
    this.folder = folder;
    this.options = options;
    this.process = process;
  }

  /** Returns when it listens. `options` go to `storyflow serve`. */
  static async start(options: readonly string[] = []): Promise<StoryFlowServer> {
    if (!existsSync(program)) {
      throw new Error(`${program} is not there: run script/build first`);
    }
    const folder = await mkdtemp(join(tmpdir(), "storyflow-web-test-"));
    const { url, process } = await launch(folder, 0, options);
    return new StoryFlowServer(url, folder, options, process);
  }

  /** Ends the process in an orderly way and keeps its data. */
  async stop(): Promise<void> {
    const process = this.process;
    this.process = undefined;
    if (process === undefined || process.exitCode !== null || process.signalCode !== null) {
      return;
    }
    const ended = once(process, "exit");
    process.kill("SIGTERM");
    const watch = setTimeout(() => process.kill("SIGKILL"), stopsWithinMs);
    await ended;
    clearTimeout(watch);
  }

  /** Starts it again after `stop`, with the same data at the same address. */
  async startAgain(): Promise<void> {
    const { process } = await launch(this.folder, Number(new URL(this.url).port), this.options);
    this.process = process;
  }

  /** Stops it and removes its data. */
  async remove(): Promise<void> {
    await this.stop();
    await rm(this.folder, { recursive: true, force: true });
  }
}

async function launch(folder: string, port: number, options: readonly string[]) {
  const list = ["serve", "--port", String(port), "--engine", "espeak", "--data", folder, ...options];
  const process = spawn(program, list, { stdio: ["ignore", "pipe", "pipe"] });
  let said = "";
  const url = await new Promise<string>((resolve, reject) => {
    const fail = (why: string) => {
      process.kill("SIGKILL");
      reject(new Error(`${why}. It said:\n${said}`));
    };
    const watch = setTimeout(() => fail("The server did not listen in time"), startsWithinMs);
    const listen = (piece: Buffer) => {
      said += piece.toString();
      const found = /StoryFlow listens on (http:\S+)/.exec(said)?.[1];
      if (found !== undefined) {
        clearTimeout(watch);
        process.stdout.removeListener("data", listen).resume();
        process.stderr.removeListener("data", listen).resume();
        resolve(found.replace(/\/+$/, ""));
      }
    };
    process.stdout.on("data", listen);
    process.stderr.on("data", listen);
    process.once("exit", () => {
      clearTimeout(watch);
      fail("The server ended before it listened");
    });
  });
  return { url, process };
}
