import type { BookPreview } from "@storyflow/client";
import { useCallback, useEffect, useRef, useState } from "react";
import { storyflow } from "../server/storyflow";
import type { Book } from "./book";

/** The server's preview of a book. It stays while a newer book of the same name is being read, as after each edit. */
export interface Seen {
  readonly book: Book;
  readonly preview?: BookPreview;
  /** Why the book could not be read. */
  readonly failure?: unknown;
}

interface Reading {
  readonly book: Book;
  readonly preview: Promise<BookPreview>;
  readonly leaving: AbortController;
}

/** Has the server look at a book as soon as there is one. Only the latest counts; earlier requests are given up. */
export function usePreview(book: Book | undefined) {
  const [seen, setSeen] = useState<Seen>();
  const latest = useRef<Reading>(undefined);
  const giveUp = useCallback(() => {
    latest.current?.leaving.abort();
    latest.current = undefined;
  }, []);

  const read = useCallback(
    (wanted: Book): Promise<BookPreview> => {
      if (latest.current?.book === wanted) return latest.current.preview;
      giveUp();
      const leaving = new AbortController();
      const preview = storyflow.projects.previewBook(wanted.file, wanted.name, { signal: leaving.signal });
      const reading = { book: wanted, preview, leaving };
      latest.current = reading;
      const show = (what: Seen) => latest.current === reading && setSeen(what);
      preview.then(
        (read) => show({ book: wanted, preview: read }),
        (failure: unknown) => {
          show({ book: wanted, failure });
          // Another try asks again.
          if (latest.current === reading) latest.current = undefined;
        },
      );
      return preview;
    },
    [giveUp],
  );

  useEffect(() => {
    if (book) {
      // The preview of another file says nothing about this one.
      setSeen((before) => (before?.book.name === book.name ? before : undefined));
      read(book).catch(() => undefined);
    } else {
      giveUp();
      setSeen(undefined);
    }
  }, [book, read, giveUp]);
  useEffect(() => giveUp, [giveUp]);

  return { seen, read };
}
