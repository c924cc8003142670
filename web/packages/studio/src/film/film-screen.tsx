import type { Film } from "@storyflow/client";
import { type ReactNode, useEffect, useMemo, useRef, useState } from "react";
import type { Card } from "./draw-card";
import { type FilmPlan, picturesName } from "./film-plan";
import { FilmPlayer } from "./film-player";
import type { FilmLook } from "./look";
import type { Preview } from "./preview";
import { PreviewBar } from "./preview-bar";
import { PreviewStage } from "./preview-stage";
import { useFilmKeys } from "./use-film-keys";

interface FilmScreenProps {
  readonly projectId: string;
  /** The card in front of the first picture. */
  readonly title: Card;
  readonly preview: Preview | undefined;
  readonly plan: FilmPlan;
  readonly look: FilmLook;
  /** The finished film, while it is watched in the preview's place. */
  readonly watched: Film | undefined;
  readonly onPreview: () => void;
  /** Pictures are carried over the page. */
  readonly isOver: boolean;
  /** Stands here while nothing can be played yet. */
  readonly start: ReactNode;
  /** Settles when the server has all settings that its frames are made from. */
  readonly onBefore: () => Promise<void>;
}

/** Where the film is seen: its preview, or the finished one. On small screens it stays in sight. */
export function FilmScreen(props: FilmScreenProps) {
  const { projectId, preview, plan, look, watched } = props;
  const [exact, setExact] = useState<string>();
  const pictures = useMemo(() => picturesName(plan), [plan]);
  // A frame with the pictures of before would hide what has changed.
  // biome-ignore lint/correctness/useExhaustiveDependencies: The name is what it waits for.
  useEffect(() => setExact(undefined), [pictures]);
  const wholeScreen = useRef<HTMLDivElement>(null);
  useFilmKeys(preview, watched === undefined);
  if (watched) return <FilmPlayer film={watched} onBack={props.onPreview} />;
  return (
    <>
      <div className="pinned-stage -mx-3 bg-paper px-3 pb-2 max-lg:sticky max-lg:top-(--banners,0px) max-lg:z-10 sm:mx-0 sm:px-0 lg:pb-0">
        <PreviewStage
          preview={preview}
          plan={plan}
          look={look}
          title={props.title}
          exact={exact}
          isOver={props.isOver}
          wholeScreen={wholeScreen}
          start={props.start}
        />
      </div>
      {preview && plan.parts.length > 0 && (
        <PreviewBar
          projectId={projectId}
          preview={preview}
          seconds={plan.timeline.seconds}
          onExact={setExact}
          onWholeScreen={() => void wholeScreen.current?.requestFullscreen()}
          onBefore={props.onBefore}
        />
      )}
    </>
  );
}
