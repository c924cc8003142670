import {
  createContext,
  type ReactNode,
  useCallback,
  useContext,
  useEffect,
  useMemo,
  useRef,
  useState,
} from "react";
import { useText } from "../i18n/language";
import { reachability } from "../server/reachability";
import { Button } from "./button";
import { classes } from "./classes";
import { useHeightProperty } from "./use-height-property";

export interface Notice {
  readonly text: string;
  readonly action?: { readonly label: string; readonly run: () => void };
  readonly isTrouble?: boolean;
  /** Came of a server that did not answer: goes when it does. */
  readonly isOfLostConnection?: boolean;
  /** How long it is shown; those with trouble stay until they are closed, or the server is back. */
  readonly seconds?: number;
}

type Shown = Notice & { readonly id: number };

const NoticesContext = createContext<(notice: Notice) => void>(() => undefined);

/** Says something in passing, at the foot of the page; screen readers hear it. */
export const useNotice = () => useContext(NoticesContext);

export function NoticesProvider({ children }: { children: ReactNode }) {
  const t = useText();
  const [shown, setShown] = useState<readonly Shown[]>([]);
  const lastId = useRef(0);
  const close = useCallback((id: number) => setShown((all) => all.filter((notice) => notice.id !== id)), []);
  const show = useCallback(
    (notice: Notice) => {
      lastId.current += 1;
      const id = lastId.current;
      setShown((all) => [...withRoom(all.filter((other) => other.text !== notice.text)), { ...notice, id }]);
      // The server may have answered again before this was said.
      const passes = !notice.isTrouble || (notice.isOfLostConnection && reachability.get());
      if (passes) window.setTimeout(() => close(id), (notice.seconds ?? 6) * 1000);
    },
    [close],
  );
  useEffect(
    () =>
      reachability.subscribe(() => {
        if (reachability.get()) setShown((all) => all.filter((notice) => !notice.isOfLostConnection));
      }),
    [],
  );
  // A notice covers nothing: the page grows by its height.
  const foot = useHeightProperty<HTMLDivElement>("--notices");
  const polite = useMemo(() => shown.filter((notice) => !notice.isTrouble), [shown]);
  const urgent = useMemo(() => shown.filter((notice) => notice.isTrouble), [shown]);

  const card = (notice: Shown) => (
    <div
      key={notice.id}
      className="rising pointer-events-auto mx-auto flex min-h-touch w-full max-w-2xl items-center gap-1 rounded-panel bg-ink py-1 pr-1.5 pl-5 text-small text-paper shadow-raised"
    >
      <p className="my-2 line-clamp-6 min-w-0 flex-1">{notice.text}</p>
      {notice.action && (
        <NoticeButton
          label={notice.action.label}
          onClick={() => {
            notice.action?.run();
            close(notice.id);
          }}
        />
      )}
      {notice.isTrouble && <NoticeButton label={t("close")} onClick={() => close(notice.id)} />}
    </div>
  );

  return (
    <NoticesContext value={show}>
      {children}
      <div aria-hidden className="h-(--notices)" />
      <div
        ref={foot}
        className="pointer-events-none fixed inset-x-0 bottom-[calc(var(--dock,1.25rem)-1.25rem)] z-40 translate-x-(--dock-shift)"
      >
        <div
          className={classes(
            "mx-auto flex max-w-[45rem] flex-col gap-2 px-2 sm:px-4",
            shown.length > 0 &&
              "bg-[linear-gradient(to_top,var(--paper)_calc(100%-1rem),transparent)] pt-6 pb-2",
          )}
        >
          <div role="status" className="contents">
            {polite.map(card)}
          </div>
          <div role="alert" className="contents">
            {urgent.map(card)}
          </div>
        </div>
      </div>
    </NoticesContext>
  );
}

const mostNotices = 4;

/** Makes room for one more: a notice that only passes gives way before a trouble does. */
function withRoom(shown: readonly Shown[]): readonly Shown[] {
  if (shown.length < mostNotices) return shown;
  const leaving = shown.find(({ isTrouble }) => !isTrouble) ?? shown[0];
  return shown.filter((notice) => notice !== leaving);
}

function NoticeButton({ label, onClick }: { label: string; onClick: () => void }) {
  return (
    <Button
      look="quiet"
      className="underline underline-offset-4 hover:bg-transparent hover:no-underline"
      onClick={onClick}
    >
      {label}
    </Button>
  );
}
