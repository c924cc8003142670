import { fileURLToPath } from "node:url";
import tailwindcss from "@tailwindcss/vite";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

const server = process.env.STORYFLOW_SERVER ?? "http://127.0.0.1:8000";
const proxy = { "/api": server, "/media": server, "/healthz": server, "/openapi.yaml": server };

// The program sends this policy with the pages; so does `npm run preview`: a breach shows before the C++ build.
const contentSecurityPolicy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob: data:; media-src 'self' blob:; " +
  "connect-src 'self'; font-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

export default defineConfig({
  plugins: [react(), tailwindcss()],
  resolve: {
    conditions: ["storyflow-source", "module", "browser", "development|production"],
  },
  // The preview of films draws with the font of the program, which lies beside its source.
  server: { port: 5173, proxy, fs: { allow: [here("../../..")] } },
  preview: { port: 4173, proxy, headers: { "Content-Security-Policy": contentSecurityPolicy } },
  build: {
    outDir: here("../../dist"),
    emptyOutDir: true,
    target: ["chrome120", "firefox121", "safari17"],
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    sourcemap: false,
    rolldownOptions: {
      output: {
        // One file for what all pages stand on, small parts that several pages share among it: each further file is a
        // request of the first visit.
        codeSplitting: {
          groups: [
            {
              name: "base",
              test: /rolldown\/runtime|node_modules\/(?!wavesurfer)|studio\/src\/(ui\/|project\/download|settings\/use-settings-change)/,
            },
          ],
        },
      },
    },
    reportCompressedSize: true,
  },
  test: {
    name: "studio",
    environment: "jsdom",
    globals: true,
    setupFiles: ["./test/setup.ts"],
    testTimeout: 30_000,
    include: ["src/**/*.test.{ts,tsx}", "test/**/*.test.{ts,tsx}"],
  },
});
