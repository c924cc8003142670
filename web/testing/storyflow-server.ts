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

export type Environment = Readonly<Record<string, string>>;

export class StoryFlowServer {
  /** Where it listens, such as http://127.0.0.1:41234; the same after a restart. */
  readonly url: string;
  /** The data folder. */
  readonly folder: string;
  private readonly options: readonly string[];
  private environment: Environment;
  private process: ChildProcess | undefined;

  private constructor(
    url: string,
    folder: string,
    options: readonly string[],
    environment: Environment,
    process: ChildProcess,
  ) {
    this.url = url;
    this.folder = folder;
    this.options = options;
    this.environment = environment;
    this.process = process;
  }

  /** Returns when it listens. `options` go to `storyflow serve`; `environment` is added to the test's own. */
  static async start(
    options: readonly string[] = [],
    environment: Environment = {},
  ): Promise<StoryFlowServer> {
    if (!existsSync(program)) {
      throw new Error(`${program} is not there: run script/build first`);
    }
    const folder = await mkdtemp(join(tmpdir(), "storyflow-web-test-"));
    const { url, process } = await launch(folder, 0, options, environment);
    return new StoryFlowServer(url, folder, options, environment, process);
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

  /** Ends the process at once, as a power cut does. */
  async kill(): Promise<void> {
    const process = this.process;
    this.process = undefined;
    if (process === undefined || process.exitCode !== null || process.signalCode !== null) return;
    const ended = once(process, "exit");
    process.kill("SIGKILL");
    await ended;
  }

  /** Starts it again after `stop` or `kill`, with the same data at the same address. */
  async startAgain(environment: Environment = this.environment): Promise<void> {
    this.environment = environment;
    const port = Number(new URL(this.url).port);
    const { process } = await launch(this.folder, port, this.options, environment);
    this.process = process;
  }

  /** Stops it and removes its data. */
  async remove(): Promise<void> {
    await this.stop();
    await rm(this.folder, { recursive: true, force: true });
  }
}

async function launch(folder: string, port: number, options: readonly string[], environment: Environment) {
  const engine = options.includes("--engine") ? [] : ["--engine", "espeak"];
  const list = ["serve", "--port", String(port), "--data", folder, ...engine, ...options];
  const started = spawn(program, list, {
    stdio: ["ignore", "pipe", "pipe"],
    env: { ...process.env, ...environment },
  });
  let said = "";
  const url = await new Promise<string>((resolve, reject) => {
    const fail = (why: string) => {
      started.kill("SIGKILL");
      reject(new Error(`${why}. It said:\n${said}`));
    };
    const watch = setTimeout(() => fail("The server did not listen in time"), startsWithinMs);
    const listen = (piece: Buffer) => {
      said += piece.toString();
      const found = /StoryFlow listens on (http:\S+)/.exec(said)?.[1];
      if (found !== undefined) {
        clearTimeout(watch);
        started.stdout.removeListener("data", listen).resume();
        started.stderr.removeListener("data", listen).resume();
        resolve(found.replace(/\/+$/, ""));
      }
    };
    started.stdout.on("data", listen);
    started.stderr.on("data", listen);
    started.once("exit", () => {
      clearTimeout(watch);
      fail("The server ended before it listened");
    });
  });
  return { url, process: started };
}
