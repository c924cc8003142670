/** Where the keyboard is: in a text, on a choice that the arrows change, on a button or link, or free. */
export type Ground = "text" | "choice" | "control" | "free";

export function groundOf(target: EventTarget | null): Ground {
  if (!(target instanceof HTMLElement)) return "free";
  if (
    target.matches(
      "textarea, input:not([type=range]):not([type=radio]):not([type=checkbox]), [contenteditable]",
    )
  )
    return "text";
  if (target.matches("input[type=range], input[type=radio], select")) return "choice";
  return target.closest("button, a, input, [role=slider], [role=menu]") ? "control" : "free";
}
