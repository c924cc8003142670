import type { ModelFiles } from "@storyflow/client";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Download } from "lucide-react";
import { useEffect, useState } from "react";
import { fileSize } from "../i18n/file-size";
import { useText } from "../i18n/language";
import { keys, modelsQuery } from "../server/queries";
import { inOwnWords } from "../server/refusals";
import { storyflow } from "../server/storyflow";
import { troubleNotice } from "../server/trouble";
import { Button } from "../ui/button";
import { useNotice } from "../ui/notices";
import { Progress } from "../ui/progress";

/** Lets the server fetch the natural voices: how much that is, how far it is, and what went wrong. */
export function VoiceFetch() {
  const t = useText();
  const { data: files } = useQuery(modelsQuery);
  const { send, isBusy } = useModelRequest();
  useNewVoices(files);
  if (files === undefined || files === null) return null;
  if (files.phase === "running") {
    return <Fetching files={files} onStop={() => void send(storyflow.system.stopFetchingModels)} />;
  }
  if (files.missing === 0) return null;
  const isResumed = files.received > 0 && files.received < files.total;
  return (
    <div className="flex flex-col gap-2">
      {files.phase === "failed" && files.fault !== null && (
        <p role="status" className="break-words text-bad">
          {t("voices.failed", { why: inOwnWords(files.fault, t) })}
        </p>
      )}
      <div>
        <Button
          look="primary"
          className="max-[24rem]:px-3"
          disabled={isBusy}
          onClick={() => void send(storyflow.system.fetchModels)}
        >
          <Download size={18} aria-hidden className="max-[24rem]:hidden" />
          {t(isResumed ? "voices.resume" : "voices.get", { size: fileSize(files.missing, t) })}
        </Button>
      </div>
    </div>
  );
}

function Fetching({ files, onStop }: { files: ModelFiles; onStop: () => void }) {
  const t = useText();
  const words = t("voices.progress", {
    received: fileSize(files.received, t),
    total: fileSize(files.total, t),
  });
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-3">
      <div className="flex min-w-0 flex-1 basis-48 flex-col gap-1.5">
        <span className="figures">{words}</span>
        <Progress label={words} value={files.total === 0 ? 0 : files.received / files.total} />
      </div>
      <Button onClick={onStop}>{t("batch.stop")}</Button>
    </div>
  );
}

function useModelRequest() {
  const t = useText();
  const notice = useNotice();
  const queryClient = useQueryClient();
  const [isBusy, setBusy] = useState(false);
  const send = async (request: () => Promise<ModelFiles>) => {
    setBusy(true);
    try {
      queryClient.setQueryData<ModelFiles | null>(keys.models, await request());
    } catch (failure) {
      notice(troubleNotice(failure, t));
    }
    setBusy(false);
  };
  return { send, isBusy };
}

/** Once they are there, engines and voices are other ones. */
function useNewVoices(files: ModelFiles | null | undefined): void {
  const queryClient = useQueryClient();
  const isDone = files?.phase === "done" && files.missing === 0;
  useEffect(() => {
    if (!isDone) return;
    void queryClient.invalidateQueries({ queryKey: keys.system });
    void queryClient.invalidateQueries({ queryKey: keys.voices });
  }, [isDone, queryClient]);
}
