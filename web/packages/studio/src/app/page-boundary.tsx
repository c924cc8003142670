import { Component, type ReactNode } from "react";
import { forgetFailedFetches } from "../ground/fetched-part";
import { reachability } from "../server/reachability";
import { doubtReachability } from "../server/sending";
import { outOfReach } from "../server/trouble";
import { PageTrouble } from "../ui/page-states";

interface PageBoundaryProps {
  readonly children: ReactNode;
  /** Makes the whole studio anew, from the files that the server has now. */
  readonly startAnew?: () => void;
}

interface PageBoundaryState {
  readonly failure: unknown;
  readonly hasFailed: boolean;
}

/**
 * A page that cannot be shown leaves the rest of the studio as it is: the sound, the typed texts, the way to other
 * pages. Its file may not have come while the server was away, and is fetched again when that is back; or it is gone,
 * as another version of StoryFlow runs by now, and then a second try loads the studio anew.
 */
export class PageBoundary extends Component<PageBoundaryProps, PageBoundaryState> {
  override state: PageBoundaryState = { failure: undefined, hasFailed: false };
  private hasTriedAgain = false;
  private forgetReachability: (() => void) | undefined;

  static getDerivedStateFromError(failure: unknown): PageBoundaryState {
    return { failure, hasFailed: true };
  }

  override componentDidMount(): void {
    this.forgetReachability = reachability.subscribe(() => {
      if (!this.state.hasFailed) return;
      if (reachability.get()) this.showAgain();
      else this.forceUpdate();
    });
  }

  override componentDidCatch(): void {
    doubtReachability();
  }

  override componentWillUnmount(): void {
    this.forgetReachability?.();
  }

  private readonly retry = (): void => {
    if (this.hasTriedAgain && reachability.get()) (this.props.startAnew ?? reload)();
    this.hasTriedAgain = true;
    this.showAgain();
  };

  private showAgain(): void {
    forgetFailedFetches();
    this.setState({ failure: undefined, hasFailed: false });
  }

  override render(): ReactNode {
    if (!this.state.hasFailed) return this.props.children;
    const why = reachability.get() ? this.state.failure : outOfReach;
    return <PageTrouble failure={why} onRetry={this.retry} />;
  }
}

const reload = (): void => location.reload();
