/** The stories that the views show: short and long, with words and titles that strain a page. */
import type { ProjectDetail, StoryFlowClient } from "../../packages/client/src/index.ts";
import { drawn, type plain } from "../pictures.ts";
import { narrate, storyOf } from "../studio.ts";

export const paragraphs = [
  "The lamp on Gull Rock went out at ten minutes to twelve, and nobody noticed. The keeper slept; the sea, which had been waiting for this for a hundred and four years, came a little closer.",
  "“It is out,” said Siobhan.",
  "“It is never out,” said her father, and went on mending the net, because it was 1984 and he was owed $4.50 by the harbour master, Dr. O’Neill, who did not answer letters.",
  "Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichen, he read aloud from the old tin, and laughed until the kettle boiled over.",
  "Nobody had told the gulls.",
  "When the boat came round the point its lights were already under the water, still burning, going down in good order like a procession of people who know the way.",
  "She counted them. Then she put on her coat.",
  "“Where are you going?”",
  "“Up.”",
  "There are three hundred and twelve steps in the tower, and she had never before climbed them in the dark.",
];

export const longTitle =
  "Rechtsschutzversicherungsgesellschaften und andere Märchen, oder: Was das Meer von Leuchttürmen hält, die in der Nacht verlöschen";

const titles = [
  "The lamp on Gull Rock",
  longTitle,
  "Sturm",
  "The Adventures of Sherlock Holmes",
  "I had seen little of Holmes lately, and what I had seen I did not like at all, for he had begun to keep bees",
  "Grundstücksverkehrsgenehmigungszuständigkeitsübertragungsverordnung",
  "Nine letters from a house by the sea",
  "Untitled",
  "The keeper’s daughter",
];

/** Narrated to the end. */
export async function narratedStory(client: StoryFlowClient, texts = paragraphs): Promise<ProjectDetail> {
  const project = await storyOf(client, "The lamp on Gull Rock", texts);
  await narrate(client, project);
  return client.projects.get(project.id);
}

/** A picture with something to see in it: a sky over a sea. */
export const seaside = (name: string) =>
  drawn(name, 320, 180, (x, y) => (y < 110 ? [40 + y, 70 + y, 120 + (x >> 3)] : [20, 60 + (y >> 2), 80]));

const fileOf = ({ name, buffer, mimeType }: ReturnType<typeof plain>) =>
  new File([new Uint8Array(buffer)], name, { type: mimeType });

export const addPicture = (client: StoryFlowClient, segmentId: string) =>
  client.segments.uploadImage(segmentId, fileOf(seaside("sea.png")));

/** A library of several stories in several states. */
export async function fullLibrary(client: StoryFlowClient): Promise<ProjectDetail[]> {
  const stories: ProjectDetail[] = [];
  for (const [index, title] of titles.entries()) {
    stories.push(await storyOf(client, title, paragraphs.slice(0, 1 + ((index * 3) % paragraphs.length))));
  }
  const [first, second, third, fourth] = stories;
  if (first && second && third && fourth) {
    for (const story of [first, second]) await narrate(client, story);
    await client.projects.update(second.id, {
      author: "Johann Wolfgang Donaudampfschifffahrt von und zu Hohenlohe-Waldenburg-Schillingsfürst",
    });
    await client.projects.update(fourth.id, { author: "Arthur Conan Doyle" });
    await addPicture(client, first.segments[0]?.id ?? "");
  }
  await client.projects.create({ title: "Nothing yet" });
  return stories;
}

/** A book of 1,000 segments in twenty chapters, some with titles that do not fit. */
export async function bookOf(
  client: StoryFlowClient,
  segments = 1000,
  chapters = 20,
): Promise<ProjectDetail> {
  const texts = Array.from({ length: segments }, (_, i) => paragraphs[i % paragraphs.length] ?? "");
  const project = await storyOf(
    client,
    "The Adventures of the Lamp on Gull Rock, and What Became of It",
    texts,
  );
  const each = Math.floor(segments / chapters);
  for (let chapter = 1; chapter < chapters; chapter += 1) {
    const title =
      chapter % 5 === 2
        ? `${chapter}. Von der Donaudampfschifffahrtsgesellschaft und ihren Kapitänsmützen`
        : `Chapter ${chapter}. ${["A Scandal", "The League", "The Boscombe Valley Mystery"][chapter % 3]}`;
    await client.segments.update(project.segments[chapter * each]?.id ?? "", {
      chapter: { title, level: 1 },
    });
  }
  return client.projects.get(project.id);
}

/** So long that its narration goes on while it is looked at. */
export function endlessStory(
  client: StoryFlowClient,
  title = "The lamp on Gull Rock",
): Promise<ProjectDetail> {
  const long = `${paragraphs[0]} `.repeat(20).trim();
  return storyOf(client, title, [...paragraphs, ...Array.from({ length: 300 }, () => long)]);
}
