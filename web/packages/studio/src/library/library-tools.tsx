import type { ProjectSort } from "@storyflow/client";
import { Search } from "lucide-react";
import { useText } from "../i18n/language";
import type { PlainKey } from "../i18n/translate";
import { Choice, inputClasses } from "../ui/fields";

const orders: readonly (readonly [ProjectSort, PlainKey])[] = [
  ["-updated", "sort.updated"],
  ["-created", "sort.created"],
  ["created", "sort.oldest"],
  ["title", "sort.title"],
];

interface LibraryToolsProps {
  readonly search: string;
  readonly onSearch: (search: string) => void;
  readonly sort: ProjectSort;
  readonly onSort: (sort: ProjectSort) => void;
}

export function LibraryTools({ search, onSearch, sort, onSort }: LibraryToolsProps) {
  const t = useText();
  return (
    <search className="flex flex-wrap gap-2">
      <div className="relative min-w-0 flex-1 basis-60">
        <Search
          size={18}
          aria-hidden
          className="pointer-events-none absolute top-1/2 left-3.5 -translate-y-1/2 text-muted"
        />
        <input
          type="search"
          aria-label={t("library.search")}
          placeholder={t("library.search")}
          value={search}
          onChange={(event) => onSearch(event.target.value)}
          className={`${inputClasses} pl-10.5`}
        />
      </div>
      <Choice
        aria-label={t("library.sort")}
        value={sort}
        onChange={(event) =>
          onSort(orders.find(([order]) => order === event.target.value)?.[0] ?? "-updated")
        }
        className="max-sm:w-full"
      >
        {orders.map(([order, name]) => (
          <option key={order} value={order}>
            {t(name)}
          </option>
        ))}
      </Choice>
    </search>
  );
}
