import { useHeightProperty } from "../ui/use-height-property";
import { ConnectionBanner } from "./connection-banner";
import { HindranceBanner } from "./hindrance-banner";

/**
 * A lost connection, and a server that cannot store its work: told in sight wherever the reader is in a page. Other
 * parts that stay at the upper edge stay below these banners, by their height `--banners`.
 */
export function Banners() {
  const stack = useHeightProperty<HTMLDivElement>("--banners");
  return (
    <div ref={stack} className="sticky top-0 z-30 bg-paper">
      <ConnectionBanner />
      <HindranceBanner />
    </div>
  );
}
