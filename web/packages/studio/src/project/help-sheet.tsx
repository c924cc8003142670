import { useSyncExternalStore } from "react";
import { useText } from "../i18n/language";
import type { PlainKey } from "../i18n/translate";
import { Dialog } from "../ui/dialog";
import { singleKeys } from "./shortcuts";

const rows: readonly (readonly [keys: readonly string[], does: PlainKey])[] = [
  [["help.space"], "help.toggle"],
  [["↑", "↓"], "help.walk"],
  [["←", "→"], "help.nudge"],
  [["keys.enter"], "help.narrate"],
  [["L"], "help.lock"],
  [["E"], "help.edit"],
  [["I"], "help.inspect"],
  [["Esc"], "help.leave"],
  [["Alt", "↑", "↓"], "help.move"],
  [["keys.home", "keys.end"], "help.ends"],
  [["X"], "help.markOne"],
  [["⇧", "↑", "↓"], "help.mark"],
  [["keys.control", "F"], "help.find"],
  [["keys.control", "K"], "help.palette"],
  [["keys.control", "keys.enter"], "help.narrateText"],
  [["Alt", "keys.enter"], "help.hearWord"],
  [["keys.control", "⇧", "keys.enter"], "help.split"],
  [["keys.control", "Z"], "help.undo"],
  [["keys.control", "⇧", "Z"], "help.redo"],
  [["?"], "help.help"],
];

/** Keys that are called otherwise in another language. */
const names = ["help.space", "keys.enter", "keys.control", "keys.home", "keys.end"] as const;
const isNamed = (key: string): key is (typeof names)[number] => names.some((name) => name === key);

/** The keys, and the switch for the single ones. */
export function HelpSheet({ onClose }: { onClose: () => void }) {
  const t = useText();
  const areOn = useSyncExternalStore(singleKeys.subscribe, singleKeys.get) === "on";
  const named = (key: string) => (isNamed(key) ? t(key) : key);
  return (
    <Dialog title={t("help.title")} onClose={onClose}>
      <dl className="divide-y divide-line">
        {rows.map(([keys, does]) => (
          <div key={does} className="flex items-center justify-between gap-4 py-2">
            <dt className="order-2 flex shrink-0 gap-1">
              {keys.map((key) => (
                <kbd
                  key={key}
                  className="min-w-8 rounded-md border border-line bg-sunken px-2 py-0.5 text-center text-fine"
                >
                  {named(key)}
                </kbd>
              ))}
            </dt>
            <dd className="text-small">{t(does)}</dd>
          </div>
        ))}
      </dl>
      <label className="mt-3 flex min-h-touch items-center gap-3 text-small">
        <input
          type="checkbox"
          checked={areOn}
          onChange={(event) => singleKeys.set(event.target.checked ? "on" : "off")}
          className="size-5 shrink-0"
        />
        {t("help.singleKeys")}
      </label>
    </Dialog>
  );
}
