import { createClient } from "@storyflow/client";
import { sendWithKey } from "./sending";

/** The server that these pages came from. */
export const storyflow = createClient({ fetch: sendWithKey });
