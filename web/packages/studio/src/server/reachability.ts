import { Cell } from "../ground/cell";

export interface ReachabilityPorts {
  /** Asks the server for any sign of life; rejects when there is none. */
  readonly knock: () => Promise<unknown>;
  readonly setTimer: (run: () => void, ms: number) => number;
}

const knockEveryMs = 2000;
const answerWithinMs = 5000;

/**
 * Whether the server answers, as far as the requests of this page have told. Sends no request of its own while all is
 * well; once a request has reached no server, knocks until the server is back.
 */
export class Reachability {
  private readonly ports: ReachabilityPorts;
  private readonly cell = new Cell(true);
  private isKnocking = false;

  constructor(ports: ReachabilityPorts) {
    this.ports = ports;
  }

  readonly get = this.cell.get;
  readonly subscribe = this.cell.subscribe;

  /** A request was answered, however. */
  readonly heard = (): void => this.cell.set(true);

  /** Something that came from the server has stopped: asks for a sign of life, without saying that there is none. */
  readonly doubted = (): void => {
    if (!this.isKnocking) void this.ports.knock().then(this.heard, this.missed);
  };

  /** A request reached no server. */
  readonly missed = (): void => {
    this.cell.set(false);
    if (!this.isKnocking) this.wait();
  };

  private wait(): void {
    this.isKnocking = true;
    this.ports.setTimer(() => void this.knock(), knockEveryMs);
  }

  private async knock(): Promise<void> {
    if (!this.cell.get()) await this.ports.knock().then(this.heard, () => undefined);
    if (this.cell.get()) this.isKnocking = false;
    else this.wait();
  }
}

/** Of the server that these pages came from. */
export const reachability = new Reachability({
  // A server that hangs takes the request and never answers it.
  knock: () => fetch("/healthz", { cache: "no-store", signal: AbortSignal.timeout(answerWithinMs) }),
  setTimer: (run, ms) => window.setTimeout(run, ms),
});
