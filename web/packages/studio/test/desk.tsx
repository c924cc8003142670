import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { ProjectDeskProvider } from "../src/project/project-context";
import { NoticesProvider } from "../src/ui/notices";

/** A wrapper for components and hooks that belong to the project "p": they find the cache, notices and desk. */
export function onDesk(queryClient = new QueryClient()) {
  return ({ children }: { children: ReactNode }) => (
    <QueryClientProvider client={queryClient}>
      <NoticesProvider>
        <ProjectDeskProvider projectId="p">{children}</ProjectDeskProvider>
      </NoticesProvider>
    </QueryClientProvider>
  );
}
