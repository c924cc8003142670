import { useHeightProperty } from "../ui/use-height-property";
import { ConnectionBanner } from "./connection-banner";
import { HindranceBanner } from "./hindrance-banner";

/**
 * What keeps the server from storing what is made, in sight wherever the reader is in a page. `--banners` is its height:
 * what else stays at the upper edge stays below it.
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
