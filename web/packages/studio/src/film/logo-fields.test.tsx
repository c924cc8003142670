import { ApiError, type Logo, type Settings } from "@storyflow/client";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, expect, it, vi } from "vitest";
import { storyflow } from "../server/storyflow";
import { LogoFields } from "./logo-fields";

const logo = (id: string, name: string): Logo => ({
  id,
  name,
  file: `/media/logos/${name}.png`,
  uploaded_at: "",
});
const logos = [logo("new", "beam"), logo("old", "mark")];

afterEach(() => vi.restoreAllMocks());

function setUp(settings: Partial<Settings>) {
  const onChange = vi.fn();
  render(
    <QueryClientProvider client={new QueryClient()}>
      <LogoFields settings={settings as Settings} logos={logos} onChange={onChange} />
    </QueryClientProvider>,
  );
  return { onChange, user: userEvent.setup() };
}

it("switched on, the newest logo is shown when none was chosen before", async () => {
  const { onChange, user } = setUp({ logo_enabled: false, active_logo: null });
  await user.click(screen.getByLabelText("Logo"));
  expect(onChange).toHaveBeenCalledWith({ logo_enabled: true, active_logo: "new" });
});

it("a logo is chosen, and its corner", async () => {
  const { onChange, user } = setUp({ logo_enabled: true, active_logo: "new" });
  await user.click(screen.getByLabelText("Use the logo “mark”"));
  expect(onChange).toHaveBeenCalledWith({ active_logo: "old" });
  await user.selectOptions(screen.getByLabelText("Corner"), "Top left");
  expect(onChange).toHaveBeenCalledWith({ logo_position: "top-left" });
});

it("an uploaded logo is shown at once; what is too large is not sent", async () => {
  const upload = vi.spyOn(storyflow.logos, "upload").mockResolvedValue(logo("third", "sea"));
  const { onChange, user } = setUp({ logo_enabled: true, active_logo: null });
  const picker = document.querySelector("input[type=file]") as HTMLInputElement;
  await user.upload(
    picker,
    new File([new Uint8Array(5 * 1024 * 1024 + 1)], "big.png", { type: "image/png" }),
  );
  expect(screen.getByRole("alert")).toHaveTextContent("A logo may have 5 MB at most.");
  expect(upload).not.toHaveBeenCalled();
  await user.upload(picker, new File(["png"], "sea.png", { type: "image/png" }));
  expect(onChange).toHaveBeenCalledWith({ active_logo: "third", logo_enabled: true });
});

it("why a logo was refused stands below it", async () => {
  vi.spyOn(storyflow.logos, "delete").mockRejectedValue(new ApiError("Logo not found.", { status: 404 }));
  const { user } = setUp({ logo_enabled: true, active_logo: "new" });
  await user.click(screen.getByRole("button", { name: "Delete the logo “mark”" }));
  expect(await screen.findByRole("alert")).toHaveTextContent(
    "It is not there any more; perhaps it was deleted elsewhere.",
  );
});
