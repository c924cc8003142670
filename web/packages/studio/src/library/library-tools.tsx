import type { ProjectSort } from "@storyflow/client";
import { useText } from "../i18n/language";
import type { PlainKey } from "../i18n/translate";
import { Choice } from "../ui/fields";
import { SearchField } from "../ui/search-field";

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
      <SearchField
        label={t("library.search")}
        value={search}
        onChange={onSearch}
        className="min-w-0 flex-1 basis-60"
      />
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
