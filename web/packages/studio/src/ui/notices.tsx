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
      setShown((all) => [...all.filter((other) => other.text !== notice.text).slice(-2), { ...notice, id }]);
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
  const polite = useMemo(() => shown.filter((notice) => !notice.isTrouble), [shown]);
  const urgent = useMemo(() => shown.filter((notice) => notice.isTrouble), [shown]);

  const card = (notice: Shown) => (
    <div
      key={notice.id}
      className="rising pointer-events-auto flex min-h-touch items-center gap-1 rounded-panel bg-ink py-1 pr-1.5 pl-5 text-small text-paper shadow-raised"
    >
      <p className="flex-1 py-2">{notice.text}</p>
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
      <div className="pointer-events-none fixed inset-x-4 bottom-[calc(var(--dock,0px)+1rem)] z-40 mx-auto flex max-w-lg flex-col gap-2">
        <div role="status" className="contents">
          {polite.map(card)}
        </div>
        <div role="alert" className="contents">
          {urgent.map(card)}
        </div>
      </div>
    </NoticesContext>
  );
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
