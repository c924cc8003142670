import { useQueryClient } from "@tanstack/react-query";
import { useMemo } from "react";
import { useText } from "../i18n/language";
import { useNotice } from "../ui/notices";
import { ActionDesk } from "./action-desk";
import { markActions } from "./mark-actions";
import { mediaActions } from "./media-actions";
import { useDesk } from "./project-context";
import { textActions } from "./text-actions";

export type SegmentActions = ReturnType<typeof useSegmentActions>;

/** All actions on segments. One that fails says so, and takes back a result that it showed already. */
export function useSegmentActions() {
  const desk = useDesk();
  const queryClient = useQueryClient();
  const notice = useNotice();
  const t = useText();
  return useMemo(() => {
    const at = new ActionDesk(desk, queryClient, notice, t);
    return { ...textActions(at), ...mediaActions(at), ...markActions(at) };
  }, [desk, queryClient, notice, t]);
}
