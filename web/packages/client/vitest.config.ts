import { defineConfig } from "vitest/config";

export default defineConfig({
  resolve: { conditions: ["storyflow-source"] },
  test: { name: "client", environment: "node", include: ["test/**/*.test.ts"] },
});
