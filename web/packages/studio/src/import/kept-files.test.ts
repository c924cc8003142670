import { beforeEach, expect, it, vi } from "vitest";
import { KeptTexts } from "../ui/kept-texts";
import { KeptFiles } from "./kept-files";
import { FileNotRead } from "./read-file";
import { piece, type Story } from "./story";

/** Files whose reading the test ends itself. */
function page() {
  const texts = new KeptTexts({ storage: sessionStorage, setTimer: () => 0 });
  const readings = new Map<File, { resolve: (story: Story) => void; reject: (why: unknown) => void }>();
  const read = (file: File) =>
    new Promise<Story>((resolve, reject) => {
      readings.set(file, { resolve, reject });
    });
  const files = new KeptFiles({ texts, read });
  const finish = (file: File) => readings.get(file)?.resolve(storyOf(file));
  const fail = (file: File, why: unknown) => readings.get(file)?.reject(why);
  return { files, texts, finish, fail };
}
const storyOf = (file: File): Story => ({ title: file.name, entries: [piece("Once.")] });
const lamp = new File(["Once."], "lamp.txt");
const tower = new File(["Then."], "tower.txt");

async function withLamp() {
  const all = page();
  const taken = all.files.take("story", lamp);
  all.finish(lamp);
  await taken;
  return all;
}

beforeEach(() => sessionStorage.clear());

it("a chosen file is kept until it is used", async () => {
  const { files } = await withLamp();
  expect(files.get("story").file?.name).toBe("lamp.txt");
  files.forget("story", files.get("story").file);
  expect(files.get("story").file).toBeUndefined();
  expect(files.get("story").lostName).toBeUndefined();
});

it("after a reload the name is known and the content is not, until the file is given up", async () => {
  const before = await withLamp();
  before.texts.write();
  const { files } = page();
  expect(files.get("story").file).toBeUndefined();
  expect(files.get("story").lostName).toBe("lamp.txt");
  files.forget("story");
  expect(page().files.get("story").lostName).toBeUndefined();
});

it("of two files that are read at once the one that was chosen last counts", async () => {
  const { files, finish } = page();
  const first = files.take("story", lamp);
  const second = files.take("story", tower);
  expect(files.get("story").isReading).toBe(true);
  finish(tower);
  await second;
  finish(lamp);
  await first;
  expect(files.get("story").file?.name).toBe("tower.txt");
  expect(files.get("story").isReading).toBeFalsy();
});

it("a file that cannot be read says why, and the one before it stays", async () => {
  const { files, fail } = await withLamp();
  const taken = files.take("story", tower);
  fail(tower, new FileNotRead("empty"));
  await taken;
  expect(files.get("story")).toMatchObject({ trouble: "empty", file: { name: "lamp.txt" } });
});

it("a file that is chosen while another one is being used stays", async () => {
  const { files, finish } = await withLamp();
  const used = files.get("story").file;
  const taken = files.take("story", tower);
  files.forget("story", used);
  finish(tower);
  await taken;
  expect(files.get("story").file?.name).toBe("tower.txt");
  files.forget("story", used);
  expect(files.get("story").file?.name).toBe("tower.txt");
});

it("those who look are told", async () => {
  const { files } = await withLamp();
  const listener = vi.fn();
  const leave = files.subscribe(listener);
  files.forget("story");
  leave();
  expect(listener).toHaveBeenCalledOnce();
});
