import type { Project } from "@storyflow/client";
import { usePicture } from "../server/media";

/** The first picture of a story, or its first letter. Says nothing that its title does not. */
export function StoryCover({ project }: { project: Pick<Project, "title" | "cover"> }) {
  return (
    <span
      aria-hidden
      className="grid h-16 w-12 shrink-0 max-[26rem]:hidden place-items-center overflow-hidden rounded-control bg-accent-soft font-story text-heading text-accent"
    >
      {project.cover === null ? firstLetter(project.title) : <Picture address={project.cover} />}
    </span>
  );
}

function Picture({ address }: { address: string }) {
  const url = usePicture(address);
  return url === undefined ? null : (
    <img src={url} alt="" loading="lazy" className="h-full w-full object-cover" />
  );
}

const firstLetter = (title: string): string => /[\p{L}\p{N}]/u.exec(title)?.[0]?.toUpperCase() ?? "·";
